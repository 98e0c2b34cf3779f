package io.minewatch.query;

import io.minewatch.metrics.CaptureStatistics;
import io.minewatch.metrics.Counter;
import io.minewatch.metrics.Drop;

import java.util.Arrays;

/**
 * All workers of one interface together, at one moment. The counts include workers that have ended;
 * the rest is about those that live.
 *
 * @param counts by ordinal of {@link Counter}
 * @param drops by ordinal of {@link Drop}
 * @param workers how many live
 * @param attached how many of them have their interface
 * @param beatMillis the oldest last beat among them, milliseconds since the epoch; the last one
 *     known if none lives
 */
record SourceTotals(
        long[] counts,
        long[] drops,
        CaptureStatistics capture,
        int workers,
        int attached,
        long flowsFollowed,
        int shedding,
        double fullest,
        long beatMillis) {

    static final SourceTotals NONE =
            new SourceTotals(
                    new long[Counter.values().length],
                    new long[Drop.values().length],
                    CaptureStatistics.NONE,
                    0,
                    0,
                    0,
                    0,
                    0,
                    0);

    long of(Counter counter) {
        return counts[counter.ordinal()];
    }

    long of(Drop drop) {
        return drops[drop.ordinal()];
    }

    /** The same counts with nobody alive. */
    SourceTotals ended() {
        return new SourceTotals(counts, drops, capture, 0, 0, 0, 0, 0, beatMillis);
    }

    /** Both together. */
    SourceTotals plus(SourceTotals other) {
        return new SourceTotals(
                sum(counts, other.counts),
                sum(drops, other.drops),
                capture.plus(other.capture),
                workers + other.workers,
                attached + other.attached,
                flowsFollowed + other.flowsFollowed,
                Math.max(shedding, other.shedding),
                Math.max(fullest, other.fullest),
                beat(other));
    }

    private long beat(SourceTotals other) {
        if (workers > 0 && other.workers > 0) {
            return Math.min(beatMillis, other.beatMillis);
        }
        if (workers == 0 && other.workers == 0) {
            return Math.max(beatMillis, other.beatMillis);
        }
        return workers > 0 ? beatMillis : other.beatMillis;
    }

    private static long[] sum(long[] one, long[] other) {
        long[] sum = one.clone();
        Arrays.setAll(sum, i -> sum[i] + other[i]);
        return sum;
    }
}
