package io.minewatch.emit;

import io.minewatch.estimate.Estimate;
import io.minewatch.estimate.Hashrate;
import io.minewatch.verdict.Detection;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What one conversation contributed to a row. */
record FlowWork(
        Instant start, Instant end, long accepted, String algorithm, Optional<Hashrate> hashrate) {

    /** Seconds: a conversation of one packet still weighs something. */
    private static final double SHORTEST = 0.001;

    static FlowWork of(Detection detection) {
        var mining = detection.mining();
        return new FlowWork(
                detection.start(),
                detection.end(),
                mining.shares().accepted(),
                mining.algorithm().orElse(""),
                finite(mining.hashrate()));
    }

    /** Of two reports on one conversation, the one that saw more; sums would count it twice. */
    FlowWork orFuller(FlowWork other) {
        return other.accepted >= accepted ? other : this;
    }

    /**
     * The rate of several conversations together, while any of them lasted: parallel ones add up,
     * ones after another average out. The interval is wider than it need be, as its ends are added.
     * Empty if none is known or they are not of one kind.
     */
    static Optional<Hashrate> together(Collection<FlowWork> flows) {
        var known = flows.stream().filter(flow -> flow.hashrate.isPresent()).toList();
        if (known.isEmpty() || !areOfOneKind(known)) {
            return Optional.empty();
        }
        double lo = 0;
        double mid = 0;
        double hi = 0;
        for (FlowWork flow : known) {
            var rate = flow.hashrate.get();
            lo += rate.lo() * flow.seconds();
            mid += rate.mid() * flow.seconds();
            hi += rate.hi() * flow.seconds();
        }
        double covered = known.size() == 1 ? known.getFirst().seconds() : covered(known);
        var any = known.getFirst().hashrate.get();
        return Optional.of(
                new Hashrate(
                        lo / covered,
                        mid / covered,
                        hi / covered,
                        any.unit(),
                        any.confidence(),
                        any.basis()));
    }

    private static boolean areOfOneKind(List<FlowWork> flows) {
        return flows.stream()
                        .map(flow -> flow.algorithm + " " + flow.hashrate.get().unit())
                        .distinct()
                        .count()
                == 1;
    }

    /** Seconds in which at least one of them lasted. */
    private static double covered(List<FlowWork> flows) {
        var inOrder = flows.stream().sorted(Comparator.comparing(FlowWork::start)).toList();
        double covered = 0;
        Instant reached = inOrder.getFirst().start;
        for (FlowWork flow : inOrder) {
            Instant from = flow.start.isAfter(reached) ? flow.start : reached;
            if (flow.end.isAfter(from)) {
                covered += seconds(from, flow.end);
                reached = flow.end;
            }
        }
        return Math.max(covered, SHORTEST);
    }

    private double seconds() {
        return Math.max(seconds(start, end), SHORTEST);
    }

    private static double seconds(Instant from, Instant to) {
        var duration = Duration.between(from, to);
        return duration.getSeconds() + duration.getNano() / 1e9;
    }

    private static Optional<Hashrate> finite(Estimate<Hashrate> estimate) {
        return estimate instanceof Estimate.Known<Hashrate>(var rate)
                        && Double.isFinite(rate.lo())
                        && Double.isFinite(rate.hi())
                ? Optional.of(rate)
                : Optional.empty();
    }
}
