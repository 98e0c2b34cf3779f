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
 * <p>How full the ring became is looked at first, for it is known before anything is lost; losses
 * are what is left to go by where there is no ring, and where one was faster than this.
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

    /**
     * Share of the ring that waits to be read at which one more step is taken: under steady load as
     * much time is left to act in as it took to get there.
     */
    static final double HALF_FULL = 0.5;

    /**
     * Share at which even new flows are given up without a loss. Below it a burst may be all that
     * it is, and a flow that was not looked at never comes back.
     */
    static final double NEARLY_FULL = 0.9;

    /**
     * Share below which the load counts as calm: half of what raises, so that a step that just
     * keeps up is not taken back only to be taken again.
     */
    static final double CALM = 0.25;

    private static final int HASH_BITS = 31;

    private final Config.Shedding config;
    private final long sampleBound;
    private CaptureStatistics last = CaptureStatistics.NONE;
    private long quietSinceNanos;
    private volatile int step;
    private volatile double fullest;

    Shedding(Config.Shedding config) {
        this.config = config;
        sampleBound = Math.round(config.sample() * (1L << HASH_BITS));
    }

    /**
     * Takes one step more if the ring was too full or too much was lost since the last call, or one
     * less if there was nothing of that for long enough.
     *
     * @param statistics of the worker's capture, since its opening
     * @param fullest share of the ring that waited at once since the last call
     * @param nowNanos of a clock that never goes back
     */
    void observe(CaptureStatistics statistics, double fullest, long nowNanos) {
        long lost = lost(statistics) - lost(last);
        long seen = statistics.received() - last.received();
        last = statistics;
        this.fullest = fullest;
        if (!config.enabled() || lost < 0 || seen < 0) {
            // A capture that was opened anew counts from zero.
            return;
        }
        int most = mostSteps(fullest, lost > config.raiseAt() * (lost + seen));
        if (step < most) {
            step++;
            quietSinceNanos = nowNanos;
        } else if (lost > 0 || fullest >= CALM || step == NOTHING) {
            quietSinceNanos = nowNanos;
        } else if (nowNanos - quietSinceNanos >= config.calm().toNanos()) {
            step--;
            quietSinceNanos = nowNanos;
        }
    }

    private static int mostSteps(double fullest, boolean losesTooMuch) {
        if (losesTooMuch || fullest >= NEARLY_FULL) {
            return NEW_FLOWS;
        }
        return fullest >= HALF_FULL ? SUSPECTS : NOTHING;
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

    /** Share of the ring that waited at once, when it was last looked at, 0 to 1. */
    double fullest() {
        return fullest;
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
