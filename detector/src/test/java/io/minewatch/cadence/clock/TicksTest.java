package io.minewatch.cadence.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.SplittableRandom;

class TicksTest {

    private static final long SECOND = 1_000_000_000L;
    private static final int KEPT = 720;

    @Test
    void isUsedOnceItHasShownToBeWithoutMemory() {
        var ticks = new Ticks("chain", KEPT);
        long[] times = byChance(Ticks.LEARNT_INTERVALS + 3, 120, 1);
        for (long time : times) {
            assertTrue(ticks.add(time));
        }
        assertEquals(
                Arrays.stream(times).skip(Ticks.LEARNT_INTERVALS).boxed().toList(),
                Arrays.stream(ticks.within(0, Long.MAX_VALUE)).boxed().toList());
    }

    @Test
    void isNeverUsedIfItIsATimer() {
        var ticks = new Ticks("timer", KEPT);
        var random = new SplittableRandom(3);
        for (int i = 0; i < 500; i++) {
            ticks.add((600L * i + random.nextInt(90)) * SECOND);
        }
        assertEquals(0, ticks.within(0, Long.MAX_VALUE).length);
    }

    /** Half a minute after the last work there is other work, if there was no block before. */
    @Test
    void isHardlyEverUsedIfATimerHasItsHandInIt() {
        int used = 0;
        for (int seed = 0; seed < 100; seed++) {
            var ticks = new Ticks("mixed", KEPT);
            var random = new SplittableRandom(seed);
            double at = 0;
            for (int i = 0; i < 500; i++) {
                at += Math.min(30, -60 * Math.log(1 - random.nextDouble()));
                ticks.add((long) (at * SECOND));
            }
            used += ticks.within(0, Long.MAX_VALUE).length;
        }
        assertTrue(used < 100 * 500 / 1000, used + " of 50000");
    }

    /** Each minute somebody asks whether there is a block; so does whatever else cron starts. */
    @Test
    void isNeverUsedIfItsBlocksAreToldByTheClock() {
        for (int mean : new int[] {120, 600, 2400}) {
            for (int seed = 0; seed < 100; seed++) {
                var random = new SplittableRandom(~seed);
                var ticks = new Ticks("by the clock", KEPT);
                for (long time : byChance(200, mean, seed)) {
                    long minute = Math.ceilDiv(time, 60 * SECOND) * 60 * SECOND;
                    ticks.add(minute + random.nextLong(2 * SECOND));
                }
                assertEquals(0, ticks.within(0, Long.MAX_VALUE).length, "one in " + mean + " s");
            }
        }
    }

    @Test
    void isNeverUsedIfItsBlocksAreToldEveryTenSeconds() {
        var random = new SplittableRandom(13);
        var ticks = new Ticks("by the clock", KEPT);
        for (long time : byChance(500, 120, 13)) {
            ticks.add(Math.ceilDiv(time, 10 * SECOND) * 10 * SECOND + random.nextLong(SECOND));
        }
        assertEquals(0, ticks.within(0, Long.MAX_VALUE).length);
    }

    @Test
    void isNeverUsedIfItsBlocksLeaveNoQuiet() {
        var ticks = new Ticks("fast", KEPT);
        for (long time : byChance(500, 4, 5)) {
            ticks.add(time);
        }
        assertEquals(0, ticks.within(0, Long.MAX_VALUE).length);
    }

    @Test
    void chainsOfMinersAreUsed() {
        int used = 0;
        for (int seed = 0; seed < 2000; seed++) {
            var ticks = new Ticks("chain", KEPT);
            for (long time : byChance(60, 120, seed)) {
                ticks.add(time);
            }
            used += ticks.within(0, Long.MAX_VALUE).length;
        }
        int possible = 2000 * (60 - Ticks.LEARNT_INTERVALS);
        assertTrue(used > possible * 0.98, used + " of " + possible);
    }

    @Test
    void twoWaysOfOneBlockAreOneTick() {
        var ticks = new Ticks("chain", KEPT);
        assertTrue(ticks.add(100 * SECOND));
        assertFalse(ticks.add(100 * SECOND + BlockClock.SAME_BLOCK_NANOS - 1));
        assertFalse(ticks.add(100 * SECOND - BlockClock.SAME_BLOCK_NANOS + 1));
        assertTrue(ticks.add(100 * SECOND + BlockClock.SAME_BLOCK_NANOS));
    }

    @Test
    void keepsTheLatest() {
        var ticks = new Ticks("chain", KEPT);
        long[] times = byChance(KEPT + 50, 120, 9);
        for (long time : times) {
            ticks.add(time);
        }
        long[] kept = ticks.within(0, Long.MAX_VALUE);
        assertTrue(kept.length > KEPT * 0.98 && kept.length <= KEPT, "" + kept.length);
        assertEquals(times[times.length - 1], kept[kept.length - 1]);
    }

    @Test
    void takesWhatComesLateInItsPlace() {
        var ticks = new Ticks("chain", KEPT);
        long[] times = byChance(40, 120, 11);
        for (int i = 0; i < 40; i += 2) {
            ticks.add(times[i]);
        }
        for (int i = 1; i < 40; i += 2) {
            ticks.add(times[i]);
        }
        long[] kept = ticks.within(0, Long.MAX_VALUE);
        long[] sorted = kept.clone();
        Arrays.sort(sorted);
        assertEquals(Arrays.toString(sorted), Arrays.toString(kept));
        assertTrue(kept.length >= 25, "" + kept.length);
    }

    /** At least three seconds apart, so that none is lost. */
    static long[] byChance(int count, double mean, long seed) {
        var random = new SplittableRandom(seed);
        var times = new long[count];
        double now = 1000;
        for (int i = 0; i < count; i++) {
            now += Math.max(3, -mean * Math.log(1 - random.nextDouble()));
            times[i] = (long) (now * SECOND);
        }
        return times;
    }
}
