package io.minewatch;

import io.minewatch.flow.Admission;
import io.minewatch.metrics.CaptureStatistics;

/**
 * Does less when a worker cannot keep up, in an order that gives up last what matters most. Nothing
 * of this touches a flow that is known to be mining.
 *
 * <ol>
 *   <li>no excerpts of what is confirmed already
 *   <li>a limited number of suspects, and each for a limited time
 *   <li>only a sample of the new flows, chosen by their hash, so that a flow is in it or is not
 * </ol>
 *
 * <p>{@link #observe} is for the thread that watches, everything else for any.
 */
final class Shedding implements Admission {

    static final int NOTHING = 0;
    static final int EXCERPTS = 1;
    static final int SUSPECTS = 2;
    static final int NEW_FLOWS = 3;

    /**
     * Packets, and bytes, after which a flow that is still unclear is not mining: a miner has
     * subscribed, logged in and got work within five packets and two kilobytes.
     */
    static final int MAX_PACKETS = 20;

    static final int MAX_BYTES = 16 << 10;

    private static final int HASH_BITS = 31;

    private final Config.Shedding config;
    private final long sampleBound;
    private CaptureStatistics last = CaptureStatistics.NONE;
    private long quietSinceNanos;
    private volatile int step;

    Shedding(Config.Shedding config) {
        this.config = config;
        sampleBound = Math.round(config.sample() * (1L << HASH_BITS));
    }

    /**
     * Takes one step more if too much was lost since the last call, or one less if nothing was for
     * long enough.
     *
     * @param statistics of the worker's capture, since its opening
     * @param nowNanos of a clock that never goes back
     */
    void observe(CaptureStatistics statistics, long nowNanos) {
        long lost = lost(statistics) - lost(last);
        long seen = statistics.received() - last.received();
        last = statistics;
        if (!config.enabled() || lost < 0 || seen < 0) {
            // A capture that was opened anew counts from zero.
            return;
        }
        if (lost > config.raiseAt() * (lost + seen)) {
            step = Math.min(NEW_FLOWS, step + 1);
            quietSinceNanos = nowNanos;
        } else if (lost > 0 || step == NOTHING) {
            quietSinceNanos = nowNanos;
        } else if (nowNanos - quietSinceNanos >= config.calm().toNanos()) {
            step--;
            quietSinceNanos = nowNanos;
        }
    }

    private static long lost(CaptureStatistics statistics) {
        return statistics.droppedByInterface()
                + statistics.droppedByKernel()
                + statistics.droppedByUs();
    }

    /** The step in force, 0 for none. */
    int step() {
        return step;
    }

    /** Share of the new flows that are followed, 0 to 1. */
    double sample() {
        return step >= NEW_FLOWS ? config.sample() : 1;
    }

    boolean sparesExcerpts() {
        return step >= EXCERPTS;
    }

    @Override
    public boolean samples(long hash) {
        return step < NEW_FLOWS || hash >>> Long.SIZE - HASH_BITS < sampleBound;
    }

    @Override
    public boolean opens(int followed) {
        return step < SUSPECTS || followed < config.suspects();
    }

    @Override
    public boolean listens(long packets, long bytes) {
        return step < SUSPECTS || packets <= MAX_PACKETS && bytes <= MAX_BYTES;
    }
}
