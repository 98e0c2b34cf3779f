package io.minewatch.simulate.opaque;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;

class ChainsTest {

    private static final long SECOND = 1_000_000_000L;
    private static final long DAY = 86_400 * SECOND;
    private static final List<ChainKind> ALL = List.of(ChainKind.values());

    /** Kolmogorov and Smirnov: 1.63 is the bound at one in a hundred. */
    static double distanceFromExponential(double[] waits, double mean) {
        double[] sorted = waits.clone();
        Arrays.sort(sorted);
        double most = 0;
        for (int i = 0; i < sorted.length; i++) {
            double expected = 1 - Math.exp(-sorted[i] / mean);
            most = Math.max(most, Math.abs(expected - (double) i / sorted.length));
            most = Math.max(most, Math.abs(expected - (i + 1.0) / sorted.length));
        }
        return most * Math.sqrt(sorted.length);
    }

    private static double[] waits(long[] times) {
        var waits = new double[times.length - 1];
        for (int i = 0; i < waits.length; i++) {
            waits[i] = times[i + 1] - times[i];
        }
        return waits;
    }

    @Test
    void blocksOfEachChainAreAPoissonProcess() {
        var chains = new Chains(7, ALL, 0, 60 * DAY);
        for (int chain = 0; chain < chains.count(); chain++) {
            double mean = chains.kind(chain).meanSeconds() * 1e9;
            double distance = distanceFromExponential(waits(chains.blocks(chain)), mean);
            assertTrue(distance < 1.63, chains.kind(chain) + ": " + distance);
        }
    }

    @Test
    void theRateSwingsOverADay() {
        long[] blocks = new Chains(7, List.of(ChainKind.MONERO), 0.5, 60 * DAY).blocks(0);
        var hours = new int[24];
        for (long block : blocks) {
            hours[(int) (block % DAY / (3600 * SECOND))]++;
        }
        Arrays.sort(hours);
        assertTrue(hours[21] > 2 * hours[2], Arrays.toString(hours));
        assertEquals(60 * 720, Arrays.stream(hours).sum(), 60 * 720 * 0.15);
    }

    @Test
    void poolsHearOfEveryBlockWithinFiveSecondsAndInOrder() {
        var chains = new Chains(3, ALL, 0.1, 5 * DAY);
        for (int chain = 0; chain < chains.count(); chain++) {
            long[] blocks = chains.blocks(chain);
            for (int pool = 0; pool < Chains.POOLS; pool++) {
                long[] heard = chains.feed(chain, pool).heard();
                assertEquals(blocks.length, heard.length);
                long slow = 0;
                for (int i = 0; i < heard.length; i++) {
                    long late = heard[i] - blocks[i];
                    assertTrue(late >= SECOND / 10 && late <= 5 * SECOND, "late by " + late);
                    assertTrue(i == 0 || heard[i] > heard[i - 1]);
                    slow += late > 2 * SECOND ? 1 : 0;
                }
                assertTrue(slow < heard.length * 0.06, slow + " of " + heard.length);
            }
        }
    }

    @Test
    void aJobComesOnEveryBlockAndOthersByHabit() {
        var chains = new Chains(3, ALL, 0, DAY);
        for (int chain = 0; chain < chains.count(); chain++) {
            for (int pool = 0; pool < Chains.POOLS; pool++) {
                Feed feed = chains.feed(chain, pool);
                long onBlock = 0;
                for (int i = 0; i < feed.jobs(); i++) {
                    onBlock += feed.job(i) == Feed.Job.REFRESH ? 0 : 1;
                    assertTrue(i == 0 || feed.at(i) > feed.at(i - 1));
                }
                assertEquals(feed.heard().length, onBlock);
                boolean bare = chains.kind(chain) == ChainKind.MONERO && pool < 2;
                assertEquals(bare, feed.jobs() == onBlock, chain + " " + pool);
            }
        }
    }

    @Test
    void somePoolsSendAnEmptyBlockFirst() {
        Feed feed = new Chains(3, List.of(ChainKind.BITCOIN), 0, DAY).feed(0, 3);
        int first = 0;
        while (feed.job(first) != Feed.Job.EMPTY_BLOCK) {
            first++;
        }
        assertEquals(Feed.Job.REFRESH, feed.job(first + 1));
        assertEquals(1.1 * SECOND, feed.at(first + 1) - feed.at(first), 0.31 * SECOND);
    }

    @Test
    void equalSeedsGiveEqualBlocks() {
        var one = new Chains(1, ALL, 0.1, DAY);
        assertArrayEquals(one.blocks(1), new Chains(1, ALL, 0.1, DAY).blocks(1));
        assertFalse(Arrays.equals(one.blocks(1), new Chains(2, ALL, 0.1, DAY).blocks(1)));
        assertThrows(IllegalArgumentException.class, () -> new Chains(1, ALL, 0.91, DAY));
    }
}
