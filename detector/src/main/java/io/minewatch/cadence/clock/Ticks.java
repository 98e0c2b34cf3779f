package io.minewatch.cadence.clock;

import java.util.Arrays;
import java.util.Locale;

/** When the blocks of one chain came, the latest of them. */
final class Ticks {

    /** So many intervals must have shown that the chain has no memory, before it is used. */
    static final int LEARNT_INTERVALS = 8;

    /** Intervals that are looked at for that. */
    private static final int LOOKED_AT = 64;

    /**
     * Of intervals without memory the standard deviation is the mean. Eight of them vary by less
     * than 0.35 of their mean in one of some thousands of cases; a timer always does.
     */
    private static final double LEAST_VARIATION = 0.35;

    /**
     * Where so large a part of the intervals are equal, give or take a second, a timer has its hand
     * in it: a pool that sends other work half a minute after the last if there was no block.
     */
    private static final int PART_EQUAL = 3;

    private static final long EQUAL_NANOS = 2_000_000_000L;

    /**
     * Who asks for blocks by the clock tells of them on its full minutes, or some part of one, and
     * so does whatever else goes by the clock.
     */
    private static final int[] CLOCK_SECONDS = {5, 6, 10, 12, 15, 20, 30, 60};

    /**
     * Rayleigh's test: n ticks on any seconds of a period have a mean resultant whose square, times
     * n, is above this in one of 3,000 cases (e^-8).
     */
    private static final double MOST_RAYLEIGH = 8;

    /** Blocks that come faster leave no quiet between them to tell hits from misses. */
    private static final double SHORTEST_MEAN_SECONDS = 8;

    private static final double NANOS = 1e9;

    private final String name;
    private final int kept;
    private long[] times = new long[LOOKED_AT];
    private boolean[] usable = new boolean[LOOKED_AT];
    private int size;

    /**
     * @param kept how many are kept, {@link #LOOKED_AT} or more
     */
    Ticks(String name, int kept) {
        this.name = name;
        this.kept = kept;
    }

    String name() {
        return name;
    }

    long lastNanos() {
        return size == 0 ? Long.MIN_VALUE : times[size - 1];
    }

    /** True if its last tick may be used for judging. */
    boolean isLearnt() {
        return size > 0 && usable[size - 1];
    }

    /** True if its blocks come too fast for it to be ever learnt. */
    boolean isTooFast() {
        int intervals = Math.min(size - 1, LOOKED_AT);
        return intervals >= LEARNT_INTERVALS && mean(size - 1, intervals) < SHORTEST_MEAN_SECONDS;
    }

    /** False if it is no new block. */
    boolean add(long timeNanos) {
        int at = size;
        while (at > 0 && times[at - 1] > timeNanos) {
            at--;
        }
        boolean before = at > 0 && timeNanos - times[at - 1] < BlockClock.SAME_BLOCK_NANOS;
        boolean after = at < size && times[at] - timeNanos < BlockClock.SAME_BLOCK_NANOS;
        if (before || after || size == kept && at == 0) {
            return false;
        }
        if (size == times.length && size < kept) {
            times = Arrays.copyOf(times, Math.min(2 * size, kept));
            usable = Arrays.copyOf(usable, times.length);
        }
        if (size == kept) {
            System.arraycopy(times, 1, times, 0, at - 1);
            System.arraycopy(usable, 1, usable, 0, at - 1);
            at--;
        } else {
            System.arraycopy(times, at, times, at + 1, size - at);
            System.arraycopy(usable, at, usable, at + 1, size - at);
            size++;
        }
        times[at] = timeNanos;
        usable[at] = isWithoutMemory(at);
        return true;
    }

    /** Whether the intervals before this tick are such as only chance makes them. */
    private boolean isWithoutMemory(int at) {
        int intervals = Math.min(at, LOOKED_AT);
        return intervals >= LEARNT_INTERVALS
                && mean(at, intervals) >= SHORTEST_MEAN_SECONDS
                && deviation(at, intervals) >= LEAST_VARIATION * mean(at, intervals)
                && !isTimed(at, intervals)
                && !isByTheClock(at, intervals);
    }

    private boolean isTimed(int at, int intervals) {
        var lengths = new long[intervals];
        for (int i = 0; i < intervals; i++) {
            lengths[i] = times[at - i] - times[at - i - 1];
        }
        Arrays.sort(lengths);
        int others = intervals / PART_EQUAL;
        for (int i = others; i < intervals; i++) {
            if (lengths[i] - lengths[i - others] < EQUAL_NANOS) {
                return true;
            }
        }
        return false;
    }

    private boolean isByTheClock(int at, int intervals) {
        for (int seconds : CLOCK_SECONDS) {
            long period = seconds * (long) NANOS;
            double x = 0;
            double y = 0;
            for (int i = at - intervals; i <= at; i++) {
                double angle = 2 * Math.PI * Math.floorMod(times[i], period) / period;
                x += Math.cos(angle);
                y += Math.sin(angle);
            }
            if ((x * x + y * y) / (intervals + 1) > MOST_RAYLEIGH) {
                return true;
            }
        }
        return false;
    }

    private double mean(int at, int intervals) {
        return (times[at] - times[at - intervals]) / NANOS / intervals;
    }

    private double deviation(int at, int intervals) {
        double mean = mean(at, intervals);
        double sum = 0;
        for (int i = at - intervals + 1; i <= at; i++) {
            double off = (times[i] - times[i - 1]) / NANOS - mean;
            sum += off * off;
        }
        return Math.sqrt(sum / (intervals - 1));
    }

    long[] within(long fromNanos, long toNanos) {
        int from = firstFrom(fromNanos);
        int to = firstFrom(toNanos);
        var found = new long[Math.max(0, to - from)];
        int count = 0;
        for (int i = from; i < to; i++) {
            if (usable[i]) {
                found[count++] = times[i];
            }
        }
        return Arrays.copyOf(found, count);
    }

    private int firstFrom(long fromNanos) {
        int at = Arrays.binarySearch(times, 0, size, fromNanos);
        return at < 0 ? -at - 1 : at;
    }

    @Override
    public String toString() {
        int intervals = Math.min(size - 1, LOOKED_AT);
        return intervals < 1
                ? name
                : String.format(
                        Locale.ROOT,
                        "%s: %d ticks, one in %.0f s",
                        name,
                        size,
                        mean(size - 1, intervals));
    }
}
