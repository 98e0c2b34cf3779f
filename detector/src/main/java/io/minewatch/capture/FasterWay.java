package io.minewatch.capture;

import java.util.Arrays;

/**
 * Which of two ways to bring a file to memory is the faster one here. To copy it costs for each
 * byte, but then it is in the caches. To look into the page cache costs for each page and for each
 * record that is waited for. What costs more is a matter of processors and systems: either way was
 * the faster one by a third somewhere. So both are tried now and then, a few areas each in turn.
 */
class FasterWay {

    /** How an area is brought. */
    enum Way {
        COPIED,
        MAPPED
    }

    /** Areas of each way in a trial: of so many one is not disturbed. */
    private static final int TRIALS = 8;

    /** Areas from one trial to the next: it is of no weight then, even of a way half as fast. */
    private static final int PERIOD = 1024;

    private final double[] nanosPerByte = new double[Way.values().length];
    private long asked;

    /** How the next area is to be brought. */
    synchronized Way next() {
        long turn = asked++ % PERIOD;
        if (turn == 0) {
            Arrays.fill(nanosPerByte, Double.POSITIVE_INFINITY);
        }
        boolean isMapped =
                turn < 2 * TRIALS
                        ? turn % 2 == 1
                        : nanosPerByte[Way.MAPPED.ordinal()] < nanosPerByte[Way.COPIED.ordinal()];
        return isMapped ? Way.MAPPED : Way.COPIED;
    }

    /** An area of so many bytes took so long, with all that was done with it. */
    synchronized void took(Way way, long bytes, long nanos) {
        if (bytes > 0) {
            int i = way.ordinal();
            nanosPerByte[i] = Math.min(nanosPerByte[i], (double) nanos / bytes);
        }
    }
}
