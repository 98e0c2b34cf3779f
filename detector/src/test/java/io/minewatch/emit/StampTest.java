package io.minewatch.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.time.Instant;

class StampTest {

    private static final Instant TIME = Instant.parse("2026-08-20T02:11:07.000000001Z");

    @Test
    void writesEveryForm() {
        assertEquals("2026-08-20T02:11:07.000000001Z", Stamp.nanos(TIME));
        assertEquals("2026-08-20T02:11:07.000000+0000", Stamp.micros(TIME));
        assertEquals("2026-08-20T02:11Z", Stamp.minute(TIME));
        assertEquals("2026-08-20 02:11", Stamp.plain(TIME));
    }

    @Test
    void keepsToFourDigitsOfYear() {
        assertEquals("0000-01-01T00:00:00.000000000Z", Stamp.nanos(Instant.MIN));
        assertEquals("9999-12-31T23:59:59.999999999Z", Stamp.nanos(Instant.MAX));
    }
}
