package io.minewatch.verdict;

import io.minewatch.cadence.OpaqueListener;
import io.minewatch.cadence.Sign;
import io.minewatch.cadence.ThinFlow;
import io.minewatch.flow.Flow;
import io.minewatch.metrics.Counter;
import io.minewatch.metrics.Counters;

import java.time.Instant;
import java.util.IdentityHashMap;
import java.util.Map;

/** Judges every flow that cannot be read and looks like mining. As many as are told of at once. */
public final class OpaqueCases implements OpaqueListener {

    private final VerdictConfig config;
    private final Handshakes handshakes;
    private final PoolAnswers answers;
    private final DetectionListener next;
    private final Counters counters;
    private final Map<Flow, OpaqueCase> cases = new IdentityHashMap<>();

    /** Where no server is ever asked. What is mining goes to {@code next}. */
    public OpaqueCases(
            VerdictConfig config,
            Handshakes handshakes,
            DetectionListener next,
            Counters counters) {
        this(config, handshakes, PoolAnswers.NONE, next, counters);
    }

    /**
     * What is mining goes to {@code next}.
     *
     * @param handshakes of the same worker's {@link Verdicts}
     */
    public OpaqueCases(
            VerdictConfig config,
            Handshakes handshakes,
            PoolAnswers answers,
            DetectionListener next,
            Counters counters) {
        this.config = config;
        this.handshakes = handshakes;
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

    @Override
    public void read(Flow flow, ThinFlow seen) {
        cases.remove(flow);
        handshakes.of(flow).ifPresent(one -> add(one, flow, seen));
    }

    private void add(Case one, Flow flow, ThinFlow seen) {
        for (Sign sign : seen.signs()) {
            if (sign.kind() == Sign.Kind.NAME || sign.kind() == Sign.Kind.BLOCKS) {
                Reason reason = SignEvidence.reason(sign.kind(), seen, seen.name());
                Instant time = Case.instant(seen.lastNanos());
                one.beside(SignEvidence.of(reason, sign, time), sign);
            }
        }
        answers.of(Endpoint.of(flow, 1 - seen.clientSide()), flow.addressDomain())
                .ifPresent(answer -> add(one, answer));
    }

    private static void add(Case one, PoolAnswer answer) {
        Sign sign = SignEvidence.of(answer);
        one.beside(SignEvidence.of(Reason.POOL_ANSWERED, sign, answer.time()), sign);
    }

    private OpaqueCase begin(Flow flow, ThinFlow seen) {
        return new OpaqueCase(config, answers, this::report, flow, seen);
    }

    private void report(Detection detection) {
        counters.count(Counter.DETECTIONS);
        next.detection(detection);
    }
}
