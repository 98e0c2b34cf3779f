package io.minewatch.verdict;

import io.minewatch.cadence.name.TlsSeen;
import io.minewatch.estimate.Devices;
import io.minewatch.estimate.Estimate;
import io.minewatch.estimate.Unknowable;
import io.minewatch.flow.Flow;
import io.minewatch.flow.PeerNetwork;
import io.minewatch.metrics.Counter;
import io.minewatch.metrics.Counters;
import io.minewatch.protocol.ConversationListener;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeSet;

/**
 * Reports two nodes of a chain as what they are, for who asked for that: when they are through, and
 * at the end of the UTC day, and as often as miners are. Of what they say nothing is kept.
 */
final class NodeCase implements ConversationListener.Lasting {

    private final Flow flow;
    private final PeerNetwork network;
    private final int client;
    private final VerdictConfig config;
    private final DetectionListener next;
    private final Counters counters;
    private final long reportNanos;
    private long startNanos;
    private long lastNanos;
    private long heardNanos = Long.MIN_VALUE;
    private long reportedNanos;
    private long revision;

    NodeCase(
            Flow flow,
            PeerNetwork network,
            int first,
            VerdictConfig config,
            DetectionListener next,
            Counters counters) {
        this.flow = flow;
        this.network = network;
        this.client = client(flow, network, first);
        this.config = config;
        this.next = next;
        this.counters = counters;
        this.reportNanos = config.reportInterval().map(Duration::toNanos).orElse(Long.MAX_VALUE);
        this.startNanos = flow.firstNanos();
        this.lastNanos = startNanos;
        this.reportedNanos = startNanos;
    }

    /** Who is not where nodes listen called the other one; otherwise who was heard first did. */
    private static int client(Flow flow, PeerNetwork network, int first) {
        boolean firstListens = flow.endpoints().port(first) == network.port;
        boolean otherListens = flow.endpoints().port(1 - first) == network.port;
        return firstListens && !otherListens ? 1 - first : first;
    }

    @Override
    public void pulse(long timeNanos) {
        turnDay();
        lastNanos = flow.lastNanos();
        boolean isDue = revision == 0 || timeNanos - reportedNanos >= reportNanos;
        if (reportNanos != Long.MAX_VALUE && isDue && lastNanos > heardNanos) {
            reportedNanos = timeNanos;
            report(lastNanos);
        }
    }

    @Override
    public void ended(long timeNanos) {
        turnDay();
        report(flow.lastNanos());
    }

    /** Addresses change hands, so that a record is of one day. */
    private void turnDay() {
        if (Case.day(flow.lastNanos()).isAfter(Case.day(startNanos))) {
            report(lastNanos);
            startNanos = flow.lastNanos();
            revision = 0;
        }
    }

    private void report(long endNanos) {
        var here = Endpoint.of(flow, client);
        var there = Endpoint.of(flow, 1 - client);
        heardNanos = endNanos;
        counters.count(Counter.NODES_REPORTED);
        next.detection(
                new Detection(
                        DetectionId.of(
                                config.operator(),
                                flow.addressDomain(),
                                here,
                                there,
                                "tcp",
                                network.protocol,
                                Case.day(startNanos)),
                        ++revision,
                        Case.instant(startNanos),
                        Case.instant(endNanos),
                        here,
                        there,
                        Optional.empty(),
                        TlsSeen.NONE,
                        flow.addressDomain(),
                        CommunityId.of(CommunityId.TCP, here, there),
                        "tcp",
                        Tunnel.around(flow, client).toList(),
                        flow.packets(),
                        flow.bytes(0) + flow.bytes(1),
                        notMining(),
                        List.of(),
                        flow.source(),
                        flow.loss()));
    }

    private Mining notMining() {
        return new Mining(
                network.protocol,
                network.label,
                Role.NODE,
                Grade.NOT_MINING,
                new TreeSet<>(EnumSet.of(Reason.NODE_MESSAGE)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Grounds.NONE,
                Optional.empty(),
                List.of(),
                0,
                Optional.empty(),
                Optional.empty(),
                Judgement.sidesSeen(flow, client),
                Shares.NONE,
                Estimate.none(Unknowable.NOT_MINING),
                new Devices(0, OptionalInt.of(0), "not_mining"),
                Estimate.none(Unknowable.NOT_MINING),
                OptionalDouble.empty());
    }
}
