package io.minewatch.flow;

import io.minewatch.decode.Packet;
import io.minewatch.metrics.Counters;
import io.minewatch.metrics.Drop;

/** A flow in the table: its streams, its follower, and what the table needs to find it again. */
final class Followed {

    final long keyHigh;
    final long keyLow;
    private final Flow flow;
    private final Follower follower;
    private final Stream[] streams;
    private final Counters counters;
    private final Admission admission;
    private boolean bypassed;
    private int finished;

    Followed(
            FlowKey key,
            Flow flow,
            Follower follower,
            Counters counters,
            Admission admission,
            long holeNanos) {
        keyHigh = key.high();
        keyLow = key.low();
        this.flow = flow;
        this.follower = follower;
        this.counters = counters;
        this.admission = admission;
        streams =
                new Stream[] {
                    new Stream(0, flow, follower, counters, holeNanos),
                    new Stream(1, flow, follower, counters, holeNanos)
                };
    }

    /** One packet of the flow. False if it ended the flow. */
    boolean packet(int side, Packet packet) {
        flow.seen(side, packet.payloadOnWire(), packet.timestampNanos());
        if ((packet.flags() & Packet.ACK) != 0) {
            streams[1 - side].acknowledged(packet.acknowledgement(), packet.timestampNanos());
        }
        if (packet.payloadOnWire() > 0 && isHeard()) {
            streams[side].segment(
                    packet.sequence(),
                    packet.memory(),
                    packet.payloadOffset(),
                    packet.payloadLength(),
                    packet.payloadOnWire(),
                    packet.timestampNanos());
        }
        return !ends(side, packet.flags());
    }

    private boolean ends(int side, int flags) {
        if ((flags & Packet.FIN) != 0) {
            finished |= 1 << side;
        }
        return (flags & Packet.RST) != 0 || finished == 3;
    }

    void close(long timestampNanos) {
        if (interest() != Interest.NONE) {
            streams[0].flush(timestampNanos);
            streams[1].flush(timestampNanos);
        }
        follower.closed(timestampNanos);
    }

    Interest interest() {
        return bypassed ? Interest.NONE : follower.interest();
    }

    /** What is left alone once stays so: its data would have a hole. */
    private boolean isHeard() {
        Interest interest = interest();
        if (interest == Interest.SUSPECT
                && !admission.listens(flow.packets(), flow.bytes(0) + flow.bytes(1))) {
            bypassed = true;
            counters.count(Drop.SHED_SUSPECT);
            return false;
        }
        return interest != Interest.NONE;
    }

    long lastNanos() {
        return flow.lastNanos();
    }
}
