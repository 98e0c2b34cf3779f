package io.minewatch.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.function.DoubleUnaryOperator;

class ResultHashesTest {

    private static final int ROUNDS = 400;

    /** Hashes a second. */
    private static final double TRUTH = 1_000;

    /** What the pool aims at: a share in 20 seconds. */
    private static final double AIM = 20 * TRUTH;

    private final ResultHashes results = new ResultHashes();

    /** The k-th smallest hash has 1/k of the hashes below it: (k - 1/2) / hash, by hand. */
    @Test
    void estimatesTheWorkFromTheSmallestHashes() {
        assertEquals(0, results.hashes());
        assertTrue(results.submitted("0".repeat(61) + "100"), "2^240");
        assertEquals(0x1p15, results.hashes(), "half of 2^16");
        assertTrue(results.submitted("0".repeat(61) + "200"), "2^241");
        assertEquals(1.5 * 0x1p15, results.hashes(), 1e-6);
        assertEquals(2, results.shares());
    }

    /** Quantiles of the gamma distribution of shape 1: -ln 0.98 and -ln 0.02. */
    @Test
    void oneShareBoundsTheWorkByTwoOrdersOfMagnitude() {
        results.submitted("0".repeat(61) + "100");
        assertEquals(-Math.log(0.98) * 0x1p16, results.range().lo(), 1e-3);
        assertEquals(-Math.log(0.02) * 0x1p16, results.range().hi(), 1e-3);
    }

    @Test
    void refusesWhatIsNoHashOrWasSentBefore() {
        assertFalse(results.submitted(""));
        assertFalse(results.submitted("f".repeat(63)));
        assertFalse(results.submitted("f".repeat(65)));
        assertFalse(results.submitted("g" + "f".repeat(63)));
        assertFalse(results.submitted("0".repeat(64)), "nobody finds that");
        assertEquals(0, results.shares());
        assertEquals(
                Unknowable.NO_SHARES,
                assertInstanceOf(Estimate.Unknown.class, Hashrates.estimate(results, 3_600, 0))
                        .reason());
        assertTrue(results.submitted("0".repeat(61) + "100"));
        assertFalse(results.submitted("0".repeat(61) + "100"));
        assertEquals(1, results.shares());
    }

    @Test
    void needsTime() {
        results.submitted("0".repeat(60) + "1000");
        var estimate = Hashrates.estimate(results, 0, 0);
        assertEquals(
                Unknowable.NO_TIME, assertInstanceOf(Estimate.Unknown.class, estimate).reason());
    }

    /** More than are kept: the work stays right, for what is left out is the largest. */
    @Test
    void keepsTheSmallestOnly() {
        var random = new Random(7);
        int shares = 5 * ResultHashes.MAX_KEPT;
        for (int i = 0; i < shares; i++) {
            results.submitted(hash(random, 10_000));
        }
        assertEquals(shares, results.shares());
        assertEquals(10_000.0 * shares, results.hashes(), 0.07 * 10_000 * shares);
        assertTrue(results.range().hi() / results.range().lo() < 1.3);
    }

    /** How a pool sets the difficulty; the first argument is the second of the session. */
    enum Pool {
        STEADY {
            @Override
            DoubleUnaryOperator difficulty(Random random) {
                return _ -> AIM;
            }
        },
        /** Begins too low, then stays within a quarter of what it aims at, every minute anew. */
        VARDIFF {
            @Override
            DoubleUnaryOperator difficulty(Random random) {
                return byMinute(random, AIM / 4, () -> AIM * (0.8 + 0.45 * random.nextDouble()));
            }
        },
        /** Wavers by a factor of 1.4 either way, as what it sees of the miner does. */
        NERVOUS {
            @Override
            DoubleUnaryOperator difficulty(Random random) {
                return byMinute(
                        random, AIM / 8, () -> AIM * Math.pow(2, 0.5 * random.nextGaussian()));
            }
        },
        /** Doubles every minute from a hundredth of what it aims at. */
        RAMP {
            @Override
            DoubleUnaryOperator difficulty(Random random) {
                return second -> Math.min(AIM, AIM / 100 * Math.pow(2, Math.floor(second / 60)));
            }
        },
        /** Rises once, by a factor of 1.7, so little that it is hardly seen. */
        ONE_STEP {
            @Override
            DoubleUnaryOperator difficulty(Random random) {
                return second -> second < 900 ? AIM : 1.7 * AIM;
            }
        },
        /** Rises once, by a factor of 4, and then there are few shares to see it by. */
        ONE_LEAP {
            @Override
            DoubleUnaryOperator difficulty(Random random) {
                return second -> second < 1_200 ? AIM : 4 * AIM;
            }
        };

        abstract DoubleUnaryOperator difficulty(Random random);

        private static DoubleUnaryOperator byMinute(
                Random random, double first, DoubleSupplier next) {
            var minutes = new ArrayList<Double>();
            minutes.add(first);
            while (minutes.size() < 30) {
                minutes.add(next.getAsDouble());
            }
            return second -> minutes.get((int) second / 60);
        }
    }

    @ParameterizedTest
    @EnumSource
    void holdsTheTrueHashrateAsOftenAsItSays(Pool pool) {
        for (double seconds : new double[] {300, 600, 1_800}) {
            var random = new Random(8);
            int held = 0;
            for (int round = 0; round < ROUNDS; round++) {
                held += isHeld(session(random, pool, seconds), seconds) ? 1 : 0;
            }
            assertTrue(held >= 0.94 * ROUNDS, pool + " " + seconds + " s held " + held);
        }
    }

    /** Of what is known of a steady target the interval throws away little. */
    @Test
    void isNotMuchWiderThanItMustBe() {
        var random = new Random(9);
        var hashrate = hashrate(session(random, Pool.STEADY, 1_800), 1_800);
        double widest = Math.pow(1.22, 2);
        assertTrue(hashrate.hi() / hashrate.lo() < widest * 1.5, hashrate.toString());
    }

    private static boolean isHeld(ResultHashes session, double seconds) {
        if (session.shares() == 0) {
            return true;
        }
        var hashrate = hashrate(session, seconds);
        assertTrue(hashrate.lo() < hashrate.mid() && hashrate.mid() < hashrate.hi());
        return hashrate.lo() <= TRUTH && hashrate.hi() >= TRUTH;
    }

    private static Hashrate hashrate(ResultHashes session, double seconds) {
        var estimate = Hashrates.estimate(session, seconds, 0);
        var hashrate = (Hashrate) assertInstanceOf(Estimate.Known.class, estimate).value();
        assertEquals("result_hashes", hashrate.basis());
        return hashrate;
    }

    /** Second by second, so many shares as chance gives under the difficulty of that second. */
    private static ResultHashes session(Random random, Pool pool, double seconds) {
        var session = new ResultHashes();
        DoubleUnaryOperator difficulty = pool.difficulty(random);
        for (int second = 0; second < seconds; second++) {
            double now = difficulty.applyAsDouble(second);
            double left = 1;
            while ((left += Math.log(1 - random.nextDouble()) * now / TRUTH) > 0) {
                session.submitted(hash(random, (long) now));
            }
        }
        return session;
    }

    /** A hash below the target of this difficulty, as a client writes it. */
    private static String hash(Random random, long difficulty) {
        var bytes = new byte[32];
        var number = new BigInteger(256, random).divide(BigInteger.valueOf(difficulty));
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = number.shiftRight(8 * i).byteValue();
        }
        return HexFormat.of().formatHex(bytes);
    }
}
