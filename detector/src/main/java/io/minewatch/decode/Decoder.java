package io.minewatch.decode;

import io.minewatch.capture.FrameListener;
import io.minewatch.metrics.Counter;
import io.minewatch.metrics.Counters;

import java.lang.foreign.MemorySegment;
import java.util.Objects;

/**
 * Peels frames down to the innermost TCP or UDP packet.
 *
 * <p>Each reader takes one header off and says what is inside of it; this class only leads from one
 * reader to the next. It ends, because every reader takes bytes off or ends it itself, and {@link
 * Layers} bounds the encapsulations.
 *
 * <p>Every frame is counted, and then either passed on and counted as a packet, or counted as one
 * {@link io.minewatch.metrics.Drop}; a fragment is dropped as held, until the one that completes
 * its packet is passed on in place of all. Whole packets that are given up for want of fragments
 * are counted besides. Checksums are not verified: where the sender's network card computes them, a
 * mirror sees wrong ones. Allocates nothing per frame.
 */
public final class Decoder implements FrameListener {

    private final DecodeConfig config;
    private final PacketListener next;
    private final Counters counters;
    private final Packet packet = new Packet();
    private final Cursor cursor = new Cursor();
    private final Ipv4 ipv4;
    private final Ipv6 ipv6;

    /** Decodes for one worker; {@code next} gets every packet before the next frame is read. */
    public Decoder(DecodeConfig config, PacketListener next, Counters counters) {
        packet.vlanInDomain = config.vlanInDomain();
        this.config = Objects.requireNonNull(config);
        this.next = Objects.requireNonNull(next);
        this.counters = Objects.requireNonNull(counters);
        var fragments = new Fragments(config, counters);
        ipv4 = new Ipv4(fragments);
        ipv6 = new Ipv6(fragments);
    }

    @Override
    public void source(String name) {
        packet.source = name;
    }

    @Override
    public void frame(
            MemorySegment memory,
            long offset,
            int captured,
            int onWire,
            long timestampNanos,
            int linkType) {
        counters.count(Counter.FRAMES);
        counters.add(Counter.FRAME_BYTES, onWire);
        cursor.wrap(memory, offset, captured, onWire);
        packet.timestampNanos = timestampNanos;
        packet.layers.clear();

        if (isPacket(Link.peel(linkType, cursor))) {
            packet.domain = AddressDomain.hash(packet.layers, config.vlanInDomain());
            counters.count(Counter.PACKETS);
            next.packet(packet);
        } else {
            counters.count(cursor.reason());
        }
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
