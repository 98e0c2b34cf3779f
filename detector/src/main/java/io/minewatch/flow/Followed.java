package io.minewatch.flow;

import io.minewatch.decode.Packet;
import io.minewatch.metrics.Counters;
import io.minewatch.metrics.Drop;

/** A flow in the table: its streams, its follower, and what the table needs to find it again. */
final class Followed {

    /**
     * How far before the first byte that was heard its connection may have begun: what was said
     * before the screen saw anything in it.
     */
    private static final int MAX_BEFORE = 1 << 16;

    final long keyHigh;
    final long keyLow;
    private final Flow flow;
    private final Follower follower;
    private final Stream[] streams;
    private final Counters counters;
    private final Admission admission;
    private boolean bypassed;
    private int finished;
    private boolean reset;

    Followed(
            FlowKey key,
            Flow flow,
            Follower follower,
            Counters counters,
            Admission admission,
            long holeNanos,
            HeldRoom room) {
        keyHigh = key.high();
        keyLow = key.low();
        this.flow = flow;
        this.follower = follower;
        this.counters = counters;
        this.admission = admission;
        streams =
                new Stream[] {
                    new Stream(0, flow, follower, counters, holeNanos, room),
                    new Stream(1, flow, follower, counters, holeNanos, room)
                };
    }

    /**
     * True if the packet belongs to a later connection between the same ends. The beginning of this
     * one may be heard twice, and its data may come late, where a mirror duplicates or reorders.
     */
    boolean isOfAnother(int side, Packet packet) {
        int first = firstByte(packet);
        if ((packet.flags() & Packet.SYN) != 0) {
            boolean answers = (packet.flags() & Packet.ACK) != 0;
            return !streams[side].beganAfter(first, MAX_BEFORE)
                    && !(answers
                            && streams[1 - side].beganAfter(packet.acknowledgement(), MAX_BEFORE));
        }
        return isOver() && packet.payloadOnWire() > 0 && streams[side].isFarFrom(first);
    }

    /** Takes one packet of the flow. */
    void packet(int side, Packet packet) {
        flow.seen(side, packet.payloadOnWire(), packet.timestampNanos());
        if ((packet.flags() & (Packet.ACK | Packet.RST)) == Packet.ACK) {
            flow.saidUpTo(1 - side, packet.acknowledgement());
            streams[1 - side].acknowledged(packet.acknowledgement(), packet.timestampNanos());
        }
        if (packet.payloadOnWire() > 0) {
            flow.saidUpTo(side, firstByte(packet));
        }
        if (packet.payloadOnWire() > 0 && isHeard()) {
            streams[side].segment(
                    firstByte(packet),
                    packet.memory(),
                    packet.payloadOffset(),
                    packet.payloadLength(),
                    packet.payloadOnWire(),
                    packet.timestampNanos());
        }
        if ((packet.flags() & (Packet.FIN | Packet.RST)) != 0 && mayEnd(side, packet)) {
            finished |= (packet.flags() & Packet.FIN) != 0 ? 1 << side : 0;
            reset |= (packet.flags() & Packet.RST) != 0;
        }
    }

    /** No peer believes an end with a number out of its window (RFC 9293, 3.10.7.4). */
    private boolean mayEnd(int side, Packet packet) {
        return interest() == Interest.NONE || !streams[side].isFarFrom(firstByte(packet));
    }

    /** The sequence number of the first byte of payload; a SYN takes one (RFC 9293, 3.4). */
    private static int firstByte(Packet packet) {
        return packet.sequence() + ((packet.flags() & Packet.SYN) != 0 ? 1 : 0);
    }

    /** True if both sides said their last, or one broke off. */
    boolean isOver() {
        return reset || finished == 3;
    }

    void pulse(long timestampNanos) {
        follower.pulse(timestampNanos);
    }

    /** Nothing comes any more, as it seems: it is to be clear what this is. */
    void settle(long timestampNanos) {
        flush(timestampNanos);
        if (interest() != Interest.NONE) {
            follower.settle();
        }
    }

    private void flush(long timestampNanos) {
        if (interest() != Interest.NONE) {
            streams[0].flush(timestampNanos);
            streams[1].flush(timestampNanos);
        }
    }

    void close(long timestampNanos) {
        flush(timestampNanos);
        streams[0].forget();
        streams[1].forget();
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
