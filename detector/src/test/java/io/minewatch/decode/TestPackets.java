package io.minewatch.decode;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Makes packets as the decoder would. */
public final class TestPackets {

    private static final long IPV4 = 0xffff_0000_0000L;

    private TestPackets() {}

    /** A TCP packet from 10.0.0.1:1000 to 10.0.0.2:2000, or the other way. */
    public static Packet tcp(boolean back, int sequence, byte[] payload, long timestampNanos) {
        var packet = new Packet();
        packet.source = "test.pcap";
        packet.transport = Packet.TCP;
        packet.timestampNanos = timestampNanos;
        packet.sourceLow = IPV4 | (back ? 0x0a00_0002 : 0x0a00_0001);
        packet.destinationLow = IPV4 | (back ? 0x0a00_0001 : 0x0a00_0002);
        packet.sourcePort = back ? 2000 : 1000;
        packet.destinationPort = back ? 1000 : 2000;
        packet.sequence = sequence;
        packet.memory = Arena.ofAuto().allocate(Math.max(1, payload.length));
        MemorySegment.copy(payload, 0, packet.memory, ValueLayout.JAVA_BYTE, 0, payload.length);
        packet.payloadLength = payload.length;
        packet.payloadOnWire = payload.length;
        return packet;
    }

    /** The same packet with other flags and acknowledgement. */
    public static Packet flagged(Packet packet, int flags, int acknowledgement) {
        packet.flags = flags;
        packet.acknowledgement = acknowledgement;
        return packet;
    }

    /** The same packet between other ports. */
    public static Packet ports(Packet packet, int source, int destination) {
        packet.sourcePort = source;
        packet.destinationPort = destination;
        return packet;
    }

    /** The same packet as a datagram. */
    public static Packet udp(Packet packet) {
        packet.transport = Packet.UDP;
        packet.flags = 0;
        return packet;
    }

    /** The same packet at another time. */
    public static Packet at(Packet packet, long timestampNanos) {
        packet.timestampNanos = timestampNanos;
        return packet;
    }

    /** The same packet, of which more was on the wire than captured. */
    public static Packet onWire(Packet packet, int payloadOnWire) {
        packet.payloadOnWire = payloadOnWire;
        return packet;
    }
}
