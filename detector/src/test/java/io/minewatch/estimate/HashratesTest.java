package io.minewatch.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.minewatch.protocol.Difficulty;
import io.minewatch.protocol.Difficulty.Unit;

import org.junit.jupiter.api.Test;

import java.util.OptionalDouble;
import java.util.Random;

class HashratesTest {

    private static final OptionalDouble SHA256D = OptionalDouble.of(0x1p32);
    private static final OptionalDouble UNKNOWN = OptionalDouble.empty();

    /** 40 shares of 16384 and 60 of 65536 in an hour: 5.47 TH/s, 4.33 to 6.83. */
    @Test
    void mixedDifficulties() {
        var tally = accepted(40, 16_384);
        tally.merge(accepted(60, 65_536));
        var hashrate = known(accepted(tally, 3_600, 0));
        assertEquals(4.329e12, hashrate.lo(), 0.001e12);
        assertEquals(5.473e12, hashrate.mid(), 0.001e12);
        assertEquals(6.827e12, hashrate.hi(), 0.001e12);
        assertEquals("H/s 0.95 accepted_shares", text(hashrate));
    }

    /** 120 shares of 65536 in an hour: 9.38 TH/s, 7.78 to 11.22. */
    @Test
    void equalDifficulties() {
        var hashrate = known(accepted(accepted(120, 65_536), 3_600, 0));
        assertEquals(7.78e12, hashrate.lo(), 0.005e12);
        assertEquals(9.38e12, hashrate.mid(), 0.005e12);
        assertEquals(11.22e12, hashrate.hi(), 0.005e12);
    }

    /** One share of 10000 hashes in 10 seconds: 1000 H/s, 0.0253 to 5.572 times that. */
    @Test
    void oneShare() {
        var tally = new ShareTally();
        tally.accept(new Difficulty(10_000, Unit.HASHES));
        var hashrate = known(accepted(tally, UNKNOWN, 10, 0));
        assertEquals(25.3, hashrate.lo(), 0.05);
        assertEquals(1_000, hashrate.mid(), 1e-9);
        assertEquals(5_571.6, hashrate.hi(), 0.05);
    }

    @Test
    void countsWhatTheBasisSays() {
        var tally = accepted(4, 1);
        for (int i = 0; i < 8; i++) {
            tally.submit(ones(1));
            tally.reject();
        }
        assertEquals(4, mid(tally, Basis.ACCEPTED_SHARES) / 0x1p32, 1e-9);
        assertEquals(4, mid(tally, Basis.REPLIES_ONLY) / 0x1p32, 1e-9);
        assertEquals(8, mid(tally, Basis.SUBMITTED_SHARES) / 0x1p32, 1e-9);
    }

    @Test
    void saysWhyThereIsNone() {
        var noDifficulty = new ShareTally();
        noDifficulty.accept();

        assertEquals(Unknowable.NO_SHARES, why(accepted(new ShareTally(), 3_600, 0)));
        assertEquals(Unknowable.NO_DIFFICULTY, why(accepted(noDifficulty, 3_600, 0)));
        assertEquals(Unknowable.ALGORITHM_UNKNOWN, why(accepted(accepted(1, 1), UNKNOWN, 9, 0)));
        double almost = Math.nextDown(Hashrates.SHORTEST_SECONDS);
        for (double window : new double[] {0, -1, almost, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertEquals(Unknowable.NO_TIME, why(accepted(accepted(1, 1), window, 0)));
        }
        known(accepted(accepted(1, 1), Hashrates.SHORTEST_SECONDS, 0));
    }

    @Test
    void rejectedSharesAreNoWork() {
        var tally = new ShareTally();
        tally.submit(ones(1));
        tally.reject();
        assertEquals(Unknowable.NO_SHARES, why(accepted(tally, 3_600, 0)));
    }

    @Test
    void sharesOfUnknownDifficultyCountAsAverageButNotForTheLowerEnd() {
        var known = known(accepted(accepted(10, 8), 100, 0));
        var tally = accepted(10, 8);
        for (int i = 0; i < 10; i++) {
            tally.accept();
        }
        var mixed = known(accepted(tally, 100, 0));
        assertEquals(known.lo(), mixed.lo());
        assertEquals(2 * known.mid(), mixed.mid());
        assertEquals(2 * known.hi(), mixed.hi());

        tally.accept();
        assertEquals(Unknowable.NO_DIFFICULTY, why(accepted(tally, 100, 0)), "more than half");
    }

    /** A tenth lost: a share was seen with 0.9, share and answer with 0.81. */
    @Test
    void lossRaisesAndWidens() {
        var whole = known(accepted(accepted(50, 8), 100, 0));
        var lossy = known(accepted(accepted(50, 8), 100, 0.1));
        assertEquals(whole.lo(), lossy.lo());
        assertEquals(whole.mid() / 0.9, lossy.mid(), whole.mid() * 1e-12);
        assertEquals(whole.hi() / 0.81, lossy.hi(), whole.hi() * 1e-12);

        var most = known(accepted(accepted(50, 8), 100, Hashrates.MOST_LOSS));
        assertEquals(most, known(accepted(accepted(50, 8), 100, 1)));
        assertEquals(whole, known(accepted(accepted(50, 8), 100, -1)));
        assertEquals(whole, known(accepted(accepted(50, 8), 100, Double.NaN)));
    }

    @Test
    void refusesAFactorThatCannotBe() {
        for (double factor : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            var tally = accepted(1, 1);
            assertThrows(
                    IllegalArgumentException.class,
                    () -> accepted(tally, OptionalDouble.of(factor), 100, 0));
        }
    }

    @Test
    void theIntervalHoldsTheEstimateAndNarrowsWithShares() {
        double relative = Double.POSITIVE_INFINITY;
        for (int shares = 1; shares < 20_000; shares *= 2) {
            var hashrate = known(accepted(accepted(shares, 1_000), 3_600, 0));
            assertTrue(hashrate.lo() < hashrate.mid() && hashrate.mid() < hashrate.hi());
            double width = (hashrate.hi() - hashrate.lo()) / hashrate.mid();
            assertTrue(width < relative, shares + " shares");
            relative = width;
        }
    }

    /** A simulated miner whose pool changes the difficulty, many times over. */
    @Test
    void holdsTheTrueHashrateAsOftenAsItSays() {
        var random = new Random(11);
        int held = 0;
        for (int round = 0; round < 1_000; round++) {
            var tally = new ShareTally();
            for (double difficulty : new double[] {2_000, 20_000, 10_000}) {
                double seconds = 0;
                while ((seconds -= Math.log(1 - random.nextDouble()) * difficulty / 1_000) < 200) {
                    tally.accept(new Difficulty(difficulty, Unit.HASHES));
                }
            }
            var hashrate = known(accepted(tally, UNKNOWN, 600, 0));
            held += hashrate.lo() <= 1_000 && hashrate.hi() >= 1_000 ? 1 : 0;
        }
        assertTrue(held >= 940, "held " + held);
    }

    private static Estimate<Hashrate> accepted(ShareTally tally, double window, double loss) {
        return accepted(tally, SHA256D, window, loss);
    }

    private static Estimate<Hashrate> accepted(
            ShareTally tally, OptionalDouble factor, double window, double loss) {
        return Hashrates.estimate(tally, factor, "H/s", window, Basis.ACCEPTED_SHARES, loss);
    }

    private static double mid(ShareTally tally, Basis basis) {
        return known(Hashrates.estimate(tally, SHA256D, "H/s", 1, basis, 0)).mid();
    }

    private static ShareTally accepted(int shares, double difficulty) {
        var tally = new ShareTally();
        for (int i = 0; i < shares; i++) {
            tally.accept(ones(difficulty));
        }
        return tally;
    }

    private static Difficulty ones(double value) {
        return new Difficulty(value, Unit.DIFFICULTY_ONE);
    }

    private static Hashrate known(Estimate<Hashrate> estimate) {
        return (Hashrate) assertInstanceOf(Estimate.Known.class, estimate).value();
    }

    private static Unknowable why(Estimate<Hashrate> estimate) {
        return assertInstanceOf(Estimate.Unknown.class, estimate).reason();
    }

    private static String text(Hashrate hashrate) {
        return hashrate.unit() + " " + hashrate.confidence() + " " + hashrate.basis();
    }
}
