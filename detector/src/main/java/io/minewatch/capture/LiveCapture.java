package io.minewatch.capture;

import io.minewatch.metrics.CaptureStatistics;

/** One queue of live traffic: read by one thread until it is closed by another. */
public interface LiveCapture extends AutoCloseable {

    /**
     * Delivers frames until {@link #close}, or until the source is gone. {@link FrameListener#idle}
     * is called at least every 100 ms while there are none.
     *
     * @return false if the source is gone, true if it was closed
     */
    boolean run(FrameListener listener);

    /** Which source this is, as records name it: "ens2f1", "udp:4789". */
    String name();

    /** What it got and lost so far. May be asked by any thread. */
    CaptureStatistics statistics();

    /**
     * Largest share of its room that was taken at once since this was last asked, 0 to 1. It rises
     * before anything is lost. 0 where only losses can be known. For one thread.
     */
    default double fullest() {
        return 0;
    }

    /** Makes {@link #run} return soon. May be called by any thread, more than once. */
    @Override
    void close();
}
