package io.minewatch.flow;

import io.minewatch.decode.Packet;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;

/**
 * The two ends of a flow in an order that does not depend on who spoke: side 0 is the end with the
 * smaller address and port.
 *
 * @param high0 address of side 0, upper 64 bits; an IPv4 address a.b.c.d is ::ffff:a.b.c.d
 */
public record Endpoints(
        int transport, long high0, long low0, int port0, long high1, long low1, int port1) {

    private static final long IPV4_PREFIX = 0xffff_0000_0000L;

    static Endpoints of(Packet packet) {
        return sideOf(packet) == 0
                ? new Endpoints(
                        packet.transport(),
                        packet.sourceHigh(),
                        packet.sourceLow(),
                        packet.sourcePort(),
                        packet.destinationHigh(),
                        packet.destinationLow(),
                        packet.destinationPort())
                : new Endpoints(
                        packet.transport(),
                        packet.destinationHigh(),
                        packet.destinationLow(),
                        packet.destinationPort(),
                        packet.sourceHigh(),
                        packet.sourceLow(),
                        packet.sourcePort());
    }

    /** Which side the packet comes from: 0 or 1. */
    static int sideOf(Packet packet) {
        int order = Long.compareUnsigned(packet.sourceHigh(), packet.destinationHigh());
        if (order == 0) {
            order = Long.compareUnsigned(packet.sourceLow(), packet.destinationLow());
        }
        if (order == 0) {
            order = Integer.compare(packet.sourcePort(), packet.destinationPort());
        }
        return order <= 0 ? 0 : 1;
    }

    /** Address of a side. */
    public InetAddress address(int side) {
        return side == 0 ? address(high0, low0) : address(high1, low1);
    }

    /** Port of a side. */
    public int port(int side) {
        return side == 0 ? port0 : port1;
    }

    /** The 128 bits as an address; ::ffff:a.b.c.d becomes the IPv4 address that it is. */
    public static InetAddress address(long high, long low) {
        try {
            if (high == 0 && (low & 0xffff_ffff_0000_0000L) == IPV4_PREFIX) {
                return InetAddress.getByAddress(ByteBuffer.allocate(4).putInt((int) low).array());
            }
            return InetAddress.getByAddress(
                    ByteBuffer.allocate(16).putLong(high).putLong(low).array());
        } catch (UnknownHostException e) {
            throw new AssertionError("4 or 16 bytes are an address", e);
        }
    }
}
