package io.minewatch.decode;

import io.minewatch.metrics.Drop;

import java.lang.foreign.MemorySegment;

/**
 * One frame at a time, peeled down to its packet.
 *
 * <p>Each reader takes one header off and says what is inside of it; this class only leads from one
 * reader to the next. It ends, because every reader takes bytes off or ends it itself, and {@link
 * Layers} bounds the encapsulations.
 */
final class Peeling {

    /** What was found, if {@link #isPacket} was true. */
    final Packet packet = new Packet();

    private final boolean vlanInDomain;
    private final Cursor cursor = new Cursor();
    private final Ipv4 ipv4;
    private final Ipv6 ipv6;

    Peeling(DecodeConfig config, Fragments fragments) {
        vlanInDomain = config.vlanInDomain();
        packet.vlanInDomain = vlanInDomain;
        ipv4 = new Ipv4(fragments);
        ipv6 = new Ipv6(fragments);
    }

    /** True if there is a packet in the frame. */
    boolean isPacket(
            MemorySegment memory,
            long offset,
            int captured,
            int onWire,
            long timestampNanos,
            int linkType) {
        cursor.wrap(memory, offset, captured, onWire);
        packet.timestampNanos = timestampNanos;
        packet.layers.clear();
        if (!isPacket(Link.peel(linkType, cursor))) {
            return false;
        }
        packet.domain = AddressDomain.hash(packet.layers, vlanInDomain);
        return true;
    }

    /** Why there was none. */
    Drop reason() {
        return cursor.reason();
    }

    private boolean isPacket(Inside inside) {
        while (inside != Inside.PACKET && inside != Inside.DROPPED) {
            inside = peel(inside);
        }
        return inside == Inside.PACKET;
    }

    private Inside peel(Inside inside) {
        return switch (inside) {
            case ETHERNET -> Ethernet.peel(cursor);
            case VLAN -> Vlan.peel(cursor, packet);
            case LLC -> Llc.peel(cursor);
            case MPLS -> Mpls.peel(cursor, packet);
            case PPPOE -> Pppoe.peel(cursor, packet);
            case PPP -> Ppp.peel(cursor);
            case IP -> Ip.version(cursor);
            case IPV4 -> ipv4.peel(cursor, packet);
            case IPV6 -> ipv6.peel(cursor, packet);
            case AUTHENTICATION -> Authentication.peel(cursor, packet);
            case GRE -> Gre.peel(cursor, packet);
            case ERSPAN_1 -> Erspan.peel1(cursor, packet);
            case ERSPAN_2 -> Erspan.peel2(cursor, packet);
            case ERSPAN_3 -> Erspan.peel3(cursor, packet);
            case TCP -> Tcp.peel(cursor, packet);
            case UDP -> Udp.peel(cursor, packet);
            case PACKET, DROPPED -> inside;
        };
    }
}
