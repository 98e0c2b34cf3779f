package io.minewatch.simulate.opaque;

import io.minewatch.simulate.script.World;

import java.util.List;

/**
 * What opaque traffic to simulate. Flows are numbered: encrypted miners first, then idle miners,
 * followers, look-alikes.
 *
 * @param seed the same seed gives the same flows
 * @param epoch nanoseconds since 1970 at which the simulation begins
 * @param duration nanoseconds
 * @param chains that are mined and followed, 1 or more; flows are spread over them evenly
 * @param drift part of the block rate by which it swings over a day, 0 to 0.9
 * @param miners encrypted ones
 * @param idleMiners encrypted ones that never find a share
 * @param followers of a chain that do not mine
 * @param lookalikes that have nothing to do with any chain
 * @param plainMiners whose words can be read, on the same chains
 * @param impairments what goes wrong with what is seen
 */
public record OpaquePlan(
        long seed,
        long epoch,
        long duration,
        List<ChainKind> chains,
        double drift,
        int miners,
        int idleMiners,
        int followers,
        int lookalikes,
        int plainMiners,
        Impairments impairments) {

    private static final long HOUR = 3_600_000_000_000L;

    /** The most flows: one client address each. */
    public static final int MOST_FLOWS = 1 << 21;

    /** Longer than any test needs, and far from the end of a long. */
    private static final long LONGEST = 366 * 24 * HOUR;

    public OpaquePlan {
        chains = List.copyOf(chains);
        if (duration < 1 || duration > LONGEST) {
            throw new IllegalArgumentException("duration must be above 0, at most 366 days");
        }
        if (chains.isEmpty()) {
            throw new IllegalArgumentException("at least one chain is needed");
        }
        long flows = 0L + miners + idleMiners + followers + lookalikes + plainMiners;
        if (Math.min(Math.min(miners, idleMiners), Math.min(followers, lookalikes)) < 0
                || plainMiners < 0
                || flows > MOST_FLOWS) {
            throw new IllegalArgumentException(
                    "flows must be 0 or more of each, at most " + MOST_FLOWS + " in all");
        }
    }

    /** So many hours of nothing yet, over the three chains. */
    public static OpaquePlan hours(long seed, double hours) {
        return new OpaquePlan(
                seed,
                World.USUAL_EPOCH,
                (long) (hours * HOUR),
                List.of(ChainKind.values()),
                0.1,
                0,
                0,
                0,
                0,
                0,
                Impairments.NONE);
    }

    /** The same with so many encrypted miners, and idle ones. */
    public OpaquePlan mined(int working, int idle) {
        return with(working, idle, followers, lookalikes, plainMiners, impairments);
    }

    /** The same with so many followers. */
    public OpaquePlan followed(int count) {
        return with(miners, idleMiners, count, lookalikes, plainMiners, impairments);
    }

    /** The same with so many look-alikes. */
    public OpaquePlan among(int count) {
        return with(miners, idleMiners, followers, count, plainMiners, impairments);
    }

    /** The same with so many miners whose words can be read. */
    public OpaquePlan readable(int count) {
        return with(miners, idleMiners, followers, lookalikes, count, impairments);
    }

    /** The same, impaired. */
    public OpaquePlan impaired(Impairments how) {
        return with(miners, idleMiners, followers, lookalikes, plainMiners, how);
    }

    /** The same over other chains. */
    public OpaquePlan over(List<ChainKind> others, double swing) {
        return new OpaquePlan(
                seed,
                epoch,
                duration,
                others,
                swing,
                miners,
                idleMiners,
                followers,
                lookalikes,
                plainMiners,
                impairments);
    }

    private OpaquePlan with(
            int working, int idle, int following, int others, int plain, Impairments how) {
        return new OpaquePlan(
                seed, epoch, duration, chains, drift, working, idle, following, others, plain, how);
    }

    /** How many opaque flows; the plaintext miners are not among them. */
    public int flows() {
        return miners + idleMiners + followers + lookalikes;
    }
}
