package io.minewatch.benchmark;

import io.minewatch.simulate.Plan;
import io.minewatch.simulate.Recipes;
import io.minewatch.simulate.Simulation;
import io.minewatch.simulate.net.Path.Conditions;
import io.minewatch.simulate.net.Tap;
import io.minewatch.simulate.script.Recipe;

import java.util.List;
import java.util.stream.IntStream;

/** What the simulator takes for a link's traffic: a fifth of it IPv6, little goes wrong. */
public final class Traffic {

    private static final long MINUTE = 60_000_000_000L;
    private static final int MEAN_FRAME = 880;

    /** As on a link with tunnels on the way. */
    private static final Conditions USUAL = new Conditions(1428, 0.002, 0.001);

    private static final double V6_SHARE = 0.2;

    private Traffic() {}

    /** So many packets, none of them of a miner. */
    public static Frames ordinary(int packets) {
        return exactly(packets, plan(1, MINUTE, 2L * packets * MEAN_FRAME, List.of()));
    }

    /** So many packets; so large a share of the bytes is mining, all kinds in turn. */
    public static Frames mining(int packets, double share) {
        List<Recipe> kinds = Recipes.miners();
        double bytes = (double) packets * MEAN_FRAME * share;
        int miners = (int) Math.ceil(bytes / Simulation.meanBytes(kinds, MINUTE));
        List<Recipe> all =
                IntStream.range(0, miners).mapToObj(i -> kinds.get(i % kinds.size())).toList();
        return exactly(packets, plan(1, MINUTE, (long) packets * MEAN_FRAME * 11 / 10, all));
    }

    /** These miners and so much else. */
    public static Plan plan(long seed, long nanos, long ordinaryBytes, List<Recipe> miners) {
        return new Plan(
                seed,
                Plan.USUAL_EPOCH,
                nanos,
                ordinaryBytes,
                miners,
                List.of(),
                nanos / 10,
                V6_SHARE,
                USUAL,
                Tap.Settings.EVERYTHING);
    }

    private static Frames exactly(int packets, Plan plan) {
        Frames frames = Frames.simulated(plan, packets);
        if (frames.count() != packets) {
            throw new IllegalStateException(
                    "only " + frames.count() + " of " + packets + " packets were made");
        }
        return frames;
    }
}
