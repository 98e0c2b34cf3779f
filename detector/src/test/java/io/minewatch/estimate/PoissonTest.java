package io.minewatch.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.minewatch.estimate.Poisson.Interval;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Random;

class PoissonTest {

    /** Computed with an independent library: gamma.ppf(a, n) and gamma.isf(a, n + 1) of SciPy. */
    @ParameterizedTest
    @CsvSource({
        "0.95, 0, 0, 3.6888794541139354",
        "0.95, 0.5, 0.0004910345585876292, 4.674201802248074",
        "0.95, 1, 0.025317807984289897, 5.571643390938898",
        "0.95, 2, 0.24220927854396507, 7.22468766772396",
        "0.95, 5, 1.623486390118421, 11.66833207932267",
        "0.95, 10, 4.7953886961324335, 18.39035604201778",
        "0.95, 30, 20.240874021420915, 42.82686539480766",
        "0.95, 78.4, 62.01139066556702, 97.79162980449638",
        "0.95, 100, 81.36399125092315, 121.62679379242638",
        "0.95, 400, 361.75629663114347, 441.1866480966759",
        "0.95, 1537, 1461.111906818199, 1615.8073044307125",
        "0.9, 0, 0, 2.9957322735539913",
        "0.9, 1, 0.05129329438755053, 4.743864518390578",
        "0.9, 10, 5.425405697091292, 16.962219235721896",
        "0.9, 9998, 9834.101560409596, 10164.043687393954",
        "0.99, 0.5, 1.963521111025797e-05, 6.419078233299324",
        "0.99, 10, 3.716922131467116, 21.397827499654273",
        "0.99, 1537, 1437.8944970244354, 1640.8946856700256"
    })
    void isExact(double confidence, double count, double lo, double hi) {
        var interval = Poisson.interval(count, confidence);
        assertEquals(lo, interval.lo(), lo * 1e-10);
        assertEquals(hi, interval.hi(), hi * 1e-10);
    }

    @ParameterizedTest
    @CsvSource({
        "0.95, 10000, 9804.952467260184, 10197.951624661473",
        "0.99, 10000, 9744.295609572955, 10260.473826873618",
        "0.95, 1e6, 998040.9833402939, 1001961.9119454322",
        "0.99, 1e6, 997426.0490212408, 1002578.7088640063"
    })
    void isNearlyExactForLargeCounts(double confidence, double count, double lo, double hi) {
        var interval = Poisson.interval(count, confidence);
        assertEquals(lo, interval.lo(), lo * 1e-7);
        assertEquals(hi, interval.hi(), hi * 1e-7);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.3, 1, 1.5, 7, 33.3, 1000, 9999.5, 20_000, 1e12})
    void containsTheCountAndGrowsWithConfidence(double count) {
        var narrow = new Interval(count, count);
        for (double confidence : new double[] {0.5, 0.8, 0.9, 0.95, 0.99, 0.999, 1 - 1e-9}) {
            var wide = Poisson.interval(count, confidence);
            assertTrue(wide.lo() < narrow.lo() && wide.hi() > narrow.hi(), wide + " " + confidence);
            narrow = wide;
        }
    }

    @Test
    void growsWithTheCount() {
        var random = new Random(4);
        var before = Poisson.interval(0, 0.95);
        for (double count = 0.1; count < 30_000; count *= 1 + random.nextDouble() / 10) {
            var after = Poisson.interval(count, 0.95);
            assertTrue(after.lo() > before.lo() && after.hi() > before.hi(), before + " " + after);
            before = after;
        }
    }

    /** What the word confidence promises: of many counts, so many intervals hold the true mean. */
    @Test
    void holdsTheTrueMeanAtLeastAsOftenAsPromised() {
        var random = new Random(17);
        int held = 0;
        for (int i = 0; i < 2_000; i++) {
            var interval = Poisson.interval(count(random, 12.3), 0.95);
            held += interval.lo() <= 12.3 && interval.hi() >= 12.3 ? 1 : 0;
        }
        assertTrue(held >= 1_900, "held " + held);
    }

    @Test
    void refusesWhatIsNoCountAndNoConfidence() {
        for (double count : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThrows(IllegalArgumentException.class, () -> Poisson.interval(count, 0.95));
        }
        for (double confidence : new double[] {0, 1, Double.NaN}) {
            assertThrows(IllegalArgumentException.class, () -> Poisson.interval(1, confidence));
        }
    }

    private static int count(Random random, double mean) {
        int count = 0;
        for (double p = random.nextDouble(); p > Math.exp(-mean); p *= random.nextDouble()) {
            count++;
        }
        return count;
    }
}
