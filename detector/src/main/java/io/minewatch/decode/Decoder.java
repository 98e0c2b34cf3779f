package io.minewatch.decode;

import io.minewatch.capture.FrameListener;
import io.minewatch.metrics.Counter;
import io.minewatch.metrics.Counters;

import java.lang.foreign.MemorySegment;
import java.util.Objects;

/**
 * Peels frames down to the innermost TCP or UDP packet.
 *
 * <p>Every frame is counted, and then either passed on and counted as a packet, or counted as one
 * {@link io.minewatch.metrics.Drop}; a fragment is dropped as held, until the one that completes
 * its packet is passed on in place of all. Whole packets that are given up for want of fragments
 * are counted besides. Checksums are not verified: where the sender's network card computes them, a
 * mirror sees wrong ones. Allocates nothing per frame.
 */
public final class Decoder implements FrameListener {

    private final PacketListener next;
    private final Counters counters;
    private final Peeling peeling;

    /** Decodes for one worker; {@code next} gets every packet before the next frame is read. */
    public Decoder(DecodeConfig config, PacketListener next, Counters counters) {
        this.next = Objects.requireNonNull(next);
        this.counters = Objects.requireNonNull(counters);
        peeling = new Peeling(config, new Fragments(config, counters));
    }

    @Override
    public void source(String name) {
        peeling.packet.source = name;
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
        if (peeling.isPacket(memory, offset, captured, onWire, timestampNanos, linkType)) {
            counters.count(Counter.PACKETS);
            next.packet(peeling.packet);
        } else {
            counters.count(peeling.reason());
        }
    }

    /**
     * Decodes a frame once more in which a {@link Preview} found a packet, and has counted both.
     */
    public void again(
            MemorySegment memory,
            long offset,
            int captured,
            int onWire,
            long timestampNanos,
            int linkType) {
        if (peeling.isPacket(memory, offset, captured, onWire, timestampNanos, linkType)) {
            next.packet(peeling.packet);
        }
    }
}
