package io.minewatch.coverage;

import io.minewatch.SuspectsChain;
import io.minewatch.signature.Signatures;
import io.minewatch.simulate.Plan;
import io.minewatch.simulate.net.Endpoint;
import io.minewatch.simulate.net.Flow;
import io.minewatch.simulate.net.Tap;
import io.minewatch.simulate.script.Recipe;
import io.minewatch.simulate.script.Scene;
import io.minewatch.simulate.script.Side;
import io.minewatch.simulate.script.Tally;
import io.minewatch.verdict.Detection;
import io.minewatch.verdict.Grade;
import io.minewatch.verdict.Mining;
import io.minewatch.verdict.PoolAnswers;
import io.minewatch.verdict.VerdictConfig;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** How many of some simulated miners are found, when not everything is captured. */
final class Recall {

    private static final long MINUTE = 60_000_000_000L;

    /** What is captured of five minutes of mining. */
    enum View {
        COMPLETE("complete", 5, 0.99, tap(0, 0, null, 0)),
        CLIENT("client only", 5, 0.95, tap(0, 0, Side.CLIENT, 0)),
        SERVER("server only", 5, 0.95, tap(0, 0, Side.SERVER, 0)),
        /** Five minutes after five others, and never the first 50 packets. */
        MID_SESSION("first 50 packets missing", 10, 0.95, tap(5 * MINUTE, 50, null, 0)),
        LOSSY("10 % loss", 5, 0.95, tap(0, 0, null, 0.1));

        final String title;
        final double bar;
        private final int minutes;
        private final Tap.Settings tap;

        View(String title, int minutes, double bar, Tap.Settings tap) {
            this.title = title;
            this.minutes = minutes;
            this.bar = bar;
            this.tap = tap;
        }

        private static Tap.Settings tap(long from, int skip, @Nullable Side only, double loss) {
            var all = Tap.Settings.EVERYTHING;
            return new Tap.Settings(
                    all.link(),
                    all.encapsulation(),
                    from,
                    skip,
                    Optional.ofNullable(only),
                    loss,
                    0,
                    all.snapLength());
        }
    }

    /**
     * What became of the miners of one kind.
     *
     * @param found reported as expected, with the miner on the right side
     * @param confirmed of these
     */
    record Outcome(int miners, int found, int confirmed) {

        double share() {
            return miners == 0 ? 1 : (double) found / miners;
        }

        Outcome plus(Outcome other) {
            return new Outcome(
                    miners + other.miners, found + other.found, confirmed + other.confirmed);
        }
    }

    private final Map<String, Detection> found = new HashMap<>();
    private final HashSet<Flow> miners = new HashSet<>();
    private final Predicate<Mining> expected;

    private Recall(Predicate<Mining> expected) {
        this.expected = expected;
    }

    /**
     * Searches for so many miners of a kind.
     *
     * @param expected as what they are to be reported
     */
    static Outcome of(Recipe recipe, Predicate<Mining> expected, View view, int count, long seed) {
        var recall = new Recall(expected);
        var plan =
                Plan.only(seed, Collections.nCopies(count, recipe).toArray(Recipe[]::new))
                        .lasting(view.minutes * MINUTE)
                        .captured(view.tap);
        try {
            recall.run(plan);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return recall.outcome();
    }

    private void run(Plan plan) throws IOException {
        new SuspectsChain(
                        VerdictConfig.DEFAULT,
                        Signatures.empty(),
                        PoolAnswers.NONE,
                        this::found,
                        this::found)
                .show(plan, (flow, mining) -> over(flow, plan));
    }

    /** Some are sent to another pool: whose connection was over before is not there to be found. */
    private void over(Flow flow, Plan plan) {
        if (flow.latest() >= plan.tap().from()) {
            miners.add(flow);
        }
    }

    private void found(Detection detection) {
        var client = detection.client();
        found.put(client.address().getHostAddress() + ":" + client.port(), detection);
    }

    private Outcome outcome() {
        return miners.stream()
                .map(flow -> outcome(flow.path().client()))
                .reduce(new Outcome(0, 0, 0), Outcome::plus);
    }

    private Outcome outcome(Endpoint client) {
        Detection detection = found.get(client.address() + ":" + client.port());
        if (detection == null || !expected.test(detection.mining())) {
            return new Outcome(1, 0, 0);
        }
        return new Outcome(1, 1, detection.mining().grade() == Grade.CONFIRMED ? 1 : 0);
    }

    /** True for miners of which nothing but lengths and times shows. */
    static boolean isSealed(Recipe recipe) {
        return recipe.name().endsWith("-noise");
    }

    /** The protocol that simulated miners of a kind are reported in, if anybody can see it. */
    static Optional<String> protocol(Recipe recipe) {
        return recipe.make(Scene.alone(1, MINUTE))
                .tally()
                .map(Tally::dialect)
                .filter(dialect -> !dialect.equals("unknown_encrypted"));
    }
}
