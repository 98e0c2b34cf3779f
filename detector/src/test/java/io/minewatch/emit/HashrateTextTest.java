package io.minewatch.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.minewatch.estimate.Hashrate;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HashrateTextTest {

    @ParameterizedTest
    @CsvSource({
        "4.329e12, 6.827e12, H/s, 4.3-6.8 TH/s",
        "5.8e7, 6.11e7, H/s, 58-61 MH/s",
        "0, 3689, H/s, 0-3.7 kH/s",
        "0, 0, H/s, 0-0 H/s",
        "0.2, 3, Sol/s, 0.2-3.0 Sol/s",
        "2.5e7, 3.7e9, H/s, 25 MH/s-3.7 GH/s",
        "6e7, 3.7e9, H/s, 0.1-3.7 GH/s",
        "9.94, 9.96, H/s, 9.9-10 H/s",
        "999.4, 999.4, H/s, 999-999 H/s",
        "990, 999.6, H/s, 1.0-1.0 kH/s",
        "1e30, 2e30, H/s, 1000000-2000000 YH/s"
    })
    void speaksLikePeople(double lo, double hi, String unit, String expected) {
        assertEquals(expected, HashrateText.of(new Hashrate(lo, lo, hi, unit, 0.95, "")));
    }
}
