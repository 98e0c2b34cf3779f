package io.minewatch.flow;

import io.minewatch.decode.Packet;
import io.minewatch.metrics.Counters;

/** A flow in the table: its streams, its follower, and what the table needs to find it again. */
final class Followed {

    final long keyHigh;
    final long keyLow;
    private final Flow flow;
    private final Follower follower;
    private final Stream[] streams;
    private int finished;

    Followed(FlowKey key, Flow flow, Follower follower, Counters counters, long holeNanos) {
        keyHigh = key.high();
        keyLow = key.low();
        this.flow = flow;
        this.follower = follower;
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
        if (packet.payloadOnWire() > 0 && follower.interest() != Interest.NONE) {
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
        if (follower.interest() != Interest.NONE) {
            streams[0].flush(timestampNanos);
            streams[1].flush(timestampNanos);
        }
        follower.closed(timestampNanos);
    }

    Interest interest() {
        return follower.interest();
    }

    long lastNanos() {
        return flow.lastNanos();
    }
}
