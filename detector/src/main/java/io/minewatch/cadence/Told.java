package io.minewatch.cadence;

import io.minewatch.cadence.clock.Synchrony;
import io.minewatch.cadence.name.Named;
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

    /**
     * @param isRead true if mining was read in it last: who reads it tells of it
     */
    private record Known(
            Flow flow, long keyHigh, long keyLow, Optional<Naming> naming, boolean isRead) {

        Known named(Naming all) {
            return new Known(flow, keyHigh, keyLow, Optional.of(all), isRead);
        }

        Known read(boolean isSo) {
            return new Known(flow, keyHigh, keyLow, naming, isSo);
        }
    }

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
        this.view = new ThinFlow(synchrony, config.falseAlarm());
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
        known.put(place, one.named(all));
        if (all.name().filter(name -> !isForMore(name)).isPresent()) {
            tell(place);
        }
    }

    /** Where only the DNS tells, it may still turn out that the flow can be read. */
    private static boolean isForMore(Named name) {
        return name.source() == Named.Source.DNS_ANSWER;
    }

    /**
     * The server of a flow began to say something: there may be enough now to tell. False if it
     * seems to be the client.
     */
    boolean pushed(int place, Packet packet, FlowKey key) {
        ThinFlow flow = look(place);
        if (Rhythm.isMirrored(flow)) {
            return false;
        }
        boolean isWorth = flow.name().isPresent() || flow.rhythm() != Rhythm.NONE;
        if (!flow.isTold() && isWorth && remember(place, packet, key)) {
            tell(place);
        }
        return true;
    }

    /** An epoch of a flow is over. */
    void epochIsOver(int place, Packet packet, FlowKey key) {
        ThinFlow flow = look(place);
        if (flow.isTold() || showsMore(flow)) {
            if (remember(place, packet, key) && !tell(place) && showsMore(look(place))) {
                listener.read(Objects.requireNonNull(known.get(place)).flow, view);
            }
        } else if (flow.isFollowingSoon()) {
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
        return flow.name().isPresent() || flow.rhythm() != Rhythm.NONE || flow.isFollowing();
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
        var flow = new Flow(packet);
        known.put(place, new Known(flow, key.high(), key.low(), Optional.empty(), false));
        flows.state(place, ThinFlows.KEPT);
        return true;
    }

    /** Tells of a flow that is remembered. False if it is read. */
    private boolean tell(int place) {
        Known one = Objects.requireNonNull(known.get(place));
        boolean isRead = readable.isMining(one.keyHigh, one.keyLow);
        if (isRead != one.isRead) {
            known.put(place, one.read(isRead));
        }
        if (isRead) {
            return false;
        }
        ThinFlow flow = look(place);
        if (flow.tell()) {
            counters.count(Counter.THIN_FLOWS_TOLD);
        }
        listener.suspicious(one.flow, flow);
        return true;
    }

    /** More than what its lengths show, which can be read, too. */
    private static boolean showsMore(ThinFlow flow) {
        return flow.name().isPresent() || flow.isFollowing();
    }

    /** A flow is over, and its last epoch with it. */
    void end(int place) {
        if (flows.state(place) != ThinFlows.KEPT) {
            return;
        }
        try {
            tellLast(place);
        } finally {
            known.remove(place);
        }
    }

    private void tellLast(int place) {
        ThinFlow flow = look(place);
        Known before = Objects.requireNonNull(known.get(place));
        if (!before.isRead && !flow.isTold() && isWorthTelling(flow)) {
            tell(place);
        }
        ThinFlow last = look(place);
        Known one = Objects.requireNonNull(known.get(place));
        if (one.isRead && (last.isTold() || showsMore(last))) {
            listener.read(one.flow, last);
        } else if (last.isTold()) {
            listener.ended(one.flow, last);
        }
    }
}
