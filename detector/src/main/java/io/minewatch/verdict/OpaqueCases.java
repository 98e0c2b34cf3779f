package io.minewatch.verdict;

import io.minewatch.cadence.OpaqueListener;
import io.minewatch.cadence.ThinFlow;
import io.minewatch.flow.Flow;
import io.minewatch.metrics.Counter;
import io.minewatch.metrics.Counters;

import java.util.IdentityHashMap;
import java.util.Map;

/** Judges every flow that cannot be read and looks like mining. As many as are told of at once. */
public final class OpaqueCases implements OpaqueListener {

    private final VerdictConfig config;
    private final PoolAnswers answers;
    private final DetectionListener next;
    private final Counters counters;
    private final Map<Flow, OpaqueCase> cases = new IdentityHashMap<>();

    /** Where no server is ever asked. What is mining goes to {@code next}. */
    public OpaqueCases(VerdictConfig config, DetectionListener next, Counters counters) {
        this(config, PoolAnswers.NONE, next, counters);
    }

    /** What is mining goes to {@code next}. */
    public OpaqueCases(
            VerdictConfig config, PoolAnswers answers, DetectionListener next, Counters counters) {
        this.config = config;
        this.answers = answers;
        this.next = next;
        this.counters = counters;
    }

    @Override
    public void suspicious(Flow flow, ThinFlow seen) {
        cases.computeIfAbsent(flow, _ -> begin(flow, seen)).heard(seen);
    }

    @Override
    public void ended(Flow flow, ThinFlow seen) {
        var one = cases.remove(flow);
        if (one == null) {
            one = begin(flow, seen);
        }
        one.ended(seen);
        if (one.isFollower()) {
            counters.count(Counter.NEIGHBOUR_FOLLOWERS);
        }
    }

    private OpaqueCase begin(Flow flow, ThinFlow seen) {
        return new OpaqueCase(config, answers, this::report, flow, seen);
    }

    private void report(Detection detection) {
        counters.count(Counter.DETECTIONS);
        next.detection(detection);
    }
}
