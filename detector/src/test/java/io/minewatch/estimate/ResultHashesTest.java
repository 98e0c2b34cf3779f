package io.minewatch.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.math.BigInteger;
import java.util.HexFormat;
import java.util.OptionalDouble;
import java.util.Random;

class ResultHashesTest {

    private static final BigInteger ALL = BigInteger.ONE.shiftLeft(256);

    private final ResultHashes results = new ResultHashes();

    /** 2^256 n/((n+1) max), by hand: the larger of two is 2^240, so 2/3 of 2^16. */
    @Test
    void estimatesTheDifficultyFromTheLargestHash() {
        assertEquals(OptionalDouble.empty(), results.difficulty());
        assertTrue(results.submitted("0".repeat(61) + "100"));
        assertEquals(0x1p15, results.difficulty().orElseThrow(), "one: half of 2^16");
        assertTrue(results.submitted("ff".repeat(30) + "0000"));
        assertEquals(2 / 3.0 * 0x1p16, results.difficulty().orElseThrow(), 1e-6);
        assertEquals(2, results.shares());
    }

    /** The factor for 20 shares is 1.16: the target may be so much above the largest hash. */
    @Test
    void theLowerEndFollowsTheNumberOfShares() {
        for (int i = 0; i < 20; i++) {
            results.submitted("0".repeat(61) + "100");
        }
        assertEquals(20 * 0x1p16, results.hashesAtMost(), 1e-6);
        assertEquals(1.16, results.hashesAtMost() / results.hashesAtLeast(0.05), 0.005);
    }

    @Test
    void refusesWhatIsNoHash() {
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
    }

    @Test
    void needsTime() {
        results.submitted("0".repeat(60) + "1000");
        var estimate = Hashrates.estimate(results, 0, 0);
        assertEquals(
                Unknowable.NO_TIME, assertInstanceOf(Estimate.Unknown.class, estimate).reason());
    }

    @Test
    void noticesThatTheDifficultyRose() {
        var random = new Random(5);
        submit(random, 40, 10_000);
        submit(random, 40, 80_000);
        assertEquals(80_000, results.difficulty().orElseThrow(), 8_000);
        assertEquals(40 * 10_000 + 40 * 80_000, results.hashes(), 600_000);
    }

    @Test
    void noticesThatTheDifficultyFell() {
        var random = new Random(6);
        submit(random, 40, 80_000);
        submit(random, 40, 10_000);
        assertEquals(10_000, results.difficulty().orElseThrow(), 1_000);
        assertEquals(40 * 10_000 + 40 * 80_000, results.hashes(), 600_000);
    }

    @Test
    void goesOnWithoutRoomForAnotherSegment() {
        var random = new Random(7);
        for (int i = 0; i < 2 * ResultHashes.MAX_SEGMENTS; i++) {
            submit(random, 20, i % 2 == 0 ? 1_000 : 1_000_000);
        }
        assertEquals(40L * ResultHashes.MAX_SEGMENTS, results.shares());
        assertTrue(results.hashesAtLeast(0.05) > 0);
    }

    @Test
    void holdsTheTrueHashrateAsOftenAsItSays() {
        var random = new Random(8);
        int held = 0;
        for (int round = 0; round < 500; round++) {
            var session = new ResultHashes();
            double seconds = 0;
            while ((seconds -= Math.log(1 - random.nextDouble()) * 10) < 600) {
                session.submitted(hash(random, 10_000));
            }
            var estimate = Hashrates.estimate(session, 600, 0);
            var hashrate = (Hashrate) assertInstanceOf(Estimate.Known.class, estimate).value();
            assertTrue(hashrate.lo() < hashrate.mid() && hashrate.mid() < hashrate.hi());
            assertEquals("result_hashes", hashrate.basis());
            held += hashrate.lo() <= 1_000 && hashrate.hi() >= 1_000 ? 1 : 0;
        }
        assertTrue(held >= 475, "held " + held);
    }

    private void submit(Random random, int shares, long difficulty) {
        for (int i = 0; i < shares; i++) {
            results.submitted(hash(random, difficulty));
        }
    }

    /** A hash below the target of this difficulty, as a client writes it. */
    private static String hash(Random random, long difficulty) {
        var bytes = new byte[32];
        var number = new BigInteger(256, random).divide(BigInteger.valueOf(difficulty));
        assertTrue(number.compareTo(ALL) < 0);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = number.shiftRight(8 * i).byteValue();
        }
        return HexFormat.of().formatHex(bytes);
    }
}
