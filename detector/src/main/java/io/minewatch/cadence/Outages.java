package io.minewatch.cadence;

import io.minewatch.cadence.clock.Synchrony;

import java.util.Arrays;

/**
 * When a busy link was silent altogether: its mirror was cut, or there is a hole between two
 * capture files. Neither blocks nor pushes are heard then, and that they are missing together says
 * nothing of the flow: the block clock leaves these seconds out.
 *
 * <p>So it does those right behind, in which all that waited comes at once, jobs and pushes.
 */
final class Outages {

    /** A link is busy where so much silence is that many times what is usual there. */
    private static final int TIMES_USUAL = 30;

    private static final long NANOS = 1_000_000_000L;
    private static final long NEVER = -1;

    /** Jobs come so often, and TCP tries again within that. */
    private static final int BEHIND_SECONDS = 60;

    /** Packets are never so much out of order. */
    private static final long CLOCK_STEP_NANOS = 3600 * NANOS;

    /** As long as a flow may be silent, and some more; a power of two. */
    private static final int EPOCHS = 32;

    /** Silences of which the usual one is the mean. */
    private static final double WEIGHT = 1 / 16.0;

    private final long[] starts = new long[EPOCHS];
    private final long[][] seconds = new long[EPOCHS][Synchrony.WORDS];
    private final long[] none = new long[Synchrony.WORDS];
    private long last = NEVER;
    private double usualNanos = Synchrony.EPOCH_NANOS;

    Outages() {
        Arrays.fill(starts, -1);
    }

    /** A packet came, whatever it is. */
    void heard(long nanos) {
        if (nanos - last >= NANOS || last == NEVER || last - nanos > CLOCK_STEP_NANOS) {
            silence(nanos);
        }
    }

    private void silence(long nanos) {
        long silence = last == NEVER ? 0 : nanos - last;
        if (silence > TIMES_USUAL * usualNanos) {
            long longest = (long) (EPOCHS - 1) * Synchrony.EPOCH_NANOS;
            long from = Math.max(last, nanos - longest) / NANOS + 1;
            for (long second = from; second <= nanos / NANOS + BEHIND_SECONDS; second++) {
                miss(second);
            }
        } else if (silence > 0) {
            usualNanos += WEIGHT * (Math.min(silence, Synchrony.EPOCH_NANOS) - usualNanos);
        }
        last = nanos;
    }

    private void miss(long second) {
        long start = Synchrony.epochStart(second * NANOS);
        int at = place(start);
        if (starts[at] != start) {
            starts[at] = start;
            Arrays.fill(seconds[at], 0);
        }
        int bin = (int) (second - start / NANOS);
        seconds[at][bin / Long.SIZE] |= 1L << bin % Long.SIZE;
    }

    private static int place(long epochStart) {
        return (int) (epochStart / Synchrony.EPOCH_NANOS) & EPOCHS - 1;
    }

    /** The seconds of an epoch in which nothing could be heard. */
    long[] within(long epochStart) {
        int at = place(epochStart);
        return starts[at] == epochStart ? seconds[at] : none;
    }
}
