package io.minewatch.cadence.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

class WindowTest {

    @Test
    void coversTheSecondsAroundEveryPush() {
        assertEquals(List.of(98, 99, 100, 101), covered(Window.TIGHT, 100));
        assertEquals(IntStream.rangeClosed(92, 103).boxed().toList(), covered(Window.WIDE, 100));
    }

    @Test
    void isCutAtBothEndsOfTheEpoch() {
        assertEquals(List.of(0, 1), covered(Window.TIGHT, 0));
        assertEquals(
                IntStream.rangeClosed(Synchrony.BINS - 9, Synchrony.BINS - 1).boxed().toList(),
                covered(Window.WIDE, Synchrony.BINS - 1));
    }

    @Test
    void crossesWords() {
        assertEquals(List.of(61, 62, 63, 64), covered(Window.TIGHT, 63));
        assertEquals(List.of(62, 63, 64, 65), covered(Window.TIGHT, 64));
    }

    @Test
    void coversWhatALookAtEverySecondSays() {
        var random = new SplittableRandom(7);
        for (int round = 0; round < 200; round++) {
            var pushes = new BitSet();
            for (int i = random.nextInt(60); i > 0; i--) {
                pushes.set(random.nextInt(Synchrony.BINS));
            }
            assertEquals(slowly(pushes, 1, 2), covered(Window.TIGHT, words(pushes)));
            assertEquals(slowly(pushes, 3, 8), covered(Window.WIDE, words(pushes)));
        }
    }

    @Test
    void countsWithinLimits() {
        var within = new long[Synchrony.WORDS];
        for (int from = 0; from < Synchrony.BINS; from += 7) {
            for (int to = from; to <= Synchrony.BINS; to += 13) {
                for (int i = 0; i < within.length; i++) {
                    within[i] = Window.between(i, from, to);
                }
                assertEquals(to - from, Window.common(within, within), from + " to " + to);
                assertEquals(from < to, Window.isSet(within, Math.min(from, Synchrony.BINS - 1)));
            }
        }
    }

    private static List<Integer> slowly(BitSet pushes, int before, int after) {
        return IntStream.range(0, Synchrony.BINS)
                .filter(
                        tick ->
                                pushes.get(Math.max(0, tick - before), tick + after + 1)
                                                .cardinality()
                                        > 0)
                .boxed()
                .toList();
    }

    private static List<Integer> covered(Window window, int push) {
        var pushes = new BitSet();
        pushes.set(push);
        return covered(window, words(pushes));
    }

    private static long[] words(BitSet pushes) {
        return Arrays.copyOf(pushes.toLongArray(), Synchrony.WORDS);
    }

    private static List<Integer> covered(Window window, long[] pushes) {
        var covered = new long[Synchrony.WORDS];
        window.cover(pushes, covered);
        var found = new ArrayList<Integer>();
        for (int i = 0; i < Synchrony.BINS; i++) {
            if (Window.isSet(covered, i)) {
                found.add(i);
            }
        }
        return found;
    }
}
