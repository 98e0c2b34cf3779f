package io.minewatch.cadence;

import io.minewatch.cadence.clock.Synchrony;
import io.minewatch.cadence.name.Naming;
import io.minewatch.decode.Packet;
import io.minewatch.flow.Flow;
import io.minewatch.flow.FlowKey;
import io.minewatch.metrics.Counter;
import io.minewatch.metrics.Counters;
import io.minewatch.metrics.Drop;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Flows that are told of, and those that may be soon: their ends are remembered, for there is no
 * packet when a flow ends by silence or with the capture.
 */
final class Told {

    /** With so much of the evidence that is told, a flow is remembered. */
    private static final double REMEMBERED = 0.5;

    private record Known(Flow flow, long keyHigh, long keyLow, Optional<Naming> naming) {}

    private final CadenceConfig config;
    private final ThinFlows flows;
    private final ThinFlow view;
    private final ReadFlows readable;
    private final OpaqueListener listener;
    private final Counters counters;
    private final Map<Integer, Known> known = new HashMap<>();
    private long watched;

    Told(
            CadenceConfig config,
            ThinFlows flows,
            Synchrony synchrony,
            ReadFlows readable,
            OpaqueListener listener,
            Counters counters) {
        this.config = config;
        this.flows = flows;
        this.view = new ThinFlow(synchrony);
        this.readable = readable;
        this.listener = listener;
        this.counters = counters;
    }

    private ThinFlow look(int place) {
        Known one = flows.state(place) == ThinFlows.KEPT ? known.get(place) : null;
        return view.at(flows.memory(place), flows.entry(place))
                .with(one == null ? Optional.empty() : one.naming, watched);
    }

    /** One more flow is watched. */
    void watched() {
        watched++;
    }

    /** The beginning of a flow told something of who speaks. */
    void named(int place, Packet packet, FlowKey key, Naming naming) {
        if (!remember(place, packet, key)) {
            return;
        }
        Known one = Objects.requireNonNull(known.get(place));
        var all = one.naming.map(naming::and).orElse(naming);
        known.put(place, new Known(one.flow, one.keyHigh, one.keyLow, Optional.of(all)));
        if (all.name().isPresent()) {
            tell(place);
        }
    }

    /** The server of a flow began to say something: there may be enough now to tell. */
    void pushed(int place, Packet packet, FlowKey key) {
        ThinFlow flow = look(place);
        if (!flow.isTold() && flow.rhythm() != Rhythm.NONE && remember(place, packet, key)) {
            tell(place);
        }
    }

    /** An epoch of a flow is over. */
    void epochIsOver(int place, Packet packet, FlowKey key) {
        ThinFlow flow = look(place);
        double evidence = flow.logEvidence();
        if (flow.isTold() || evidence >= config.tellAt()) {
            if (remember(place, packet, key)) {
                tell(place);
            }
        } else if (evidence >= REMEMBERED * config.tellAt()) {
            remember(place, packet, key);
        }
    }

    /** The last packet of a flow: if there is something to tell at its end, it can be told. */
    void isEnding(int place, Packet packet, FlowKey key) {
        if (isWorthTelling(look(place))) {
            remember(place, packet, key);
        }
    }

    private boolean isWorthTelling(ThinFlow flow) {
        return flow.name().isPresent()
                || flow.rhythm() != Rhythm.NONE
                || flow.logEvidence() >= config.tellAt();
    }

    /** False if there are too many. */
    private boolean remember(int place, Packet packet, FlowKey key) {
        if (flows.state(place) == ThinFlows.KEPT) {
            return true;
        }
        if (known.size() >= config.maxTold()) {
            counters.count(Drop.THIN_FLOWS_UNTOLD);
            return false;
        }
        known.put(place, new Known(new Flow(packet), key.high(), key.low(), Optional.empty()));
        flows.state(place, ThinFlows.KEPT);
        return true;
    }

    private void tell(int place) {
        Known one = known.get(place);
        ThinFlow flow = look(place);
        if (one == null || isRead(one, flow)) {
            return;
        }
        if (flow.tell()) {
            counters.count(Counter.THIN_FLOWS_TOLD);
        }
        listener.suspicious(one.flow, flow);
    }

    /** Of Noise only the handshake can be read, so what the blocks tell comes on top of that. */
    private boolean isRead(Known one, ThinFlow flow) {
        boolean tellsMore = flow.rhythm() == Rhythm.NOISE && flow.logEvidence() >= config.tellAt();
        return !tellsMore && readable.isMining(one.keyHigh, one.keyLow);
    }

    /** A flow is over, and its last epoch with it. */
    void end(int place) {
        if (flows.state(place) != ThinFlows.KEPT) {
            return;
        }
        ThinFlow flow = look(place);
        if (!flow.isTold() && isWorthTelling(flow)) {
            tell(place);
        }
        Known one = known.remove(place);
        if (one != null && flow.isTold()) {
            listener.ended(one.flow, flow);
        }
    }
}
