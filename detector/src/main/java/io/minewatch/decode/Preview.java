package io.minewatch.decode;

import io.minewatch.capture.FrameListener;
import io.minewatch.metrics.Counter;
import io.minewatch.metrics.Counters;
import io.minewatch.metrics.Drop;

import java.lang.foreign.MemorySegment;
import java.util.Objects;

/**
 * Decodes frames of which each can be understood alone, in any order and by any thread.
 *
 * <p>It counts what a {@link Decoder} would count, but for fragments: those it leaves, uncounted,
 * to the one decoder that sees all of them in their order. Allocates nothing per frame.
 */
public final class Preview implements FrameListener {

    private final PacketListener next;
    private final Counters counters;
    private final Peeling peeling;
    private boolean left;

    /** {@code next} gets every packet before the next frame is read. */
    public Preview(DecodeConfig config, PacketListener next, Counters counters) {
        this.next = Objects.requireNonNull(next);
        this.counters = Objects.requireNonNull(counters);
        peeling = new Peeling(config, Fragments.leftAlone(config, counters));
    }

    @Override
    public void frame(
            MemorySegment memory,
            long offset,
            int captured,
            int onWire,
            long timestampNanos,
            int linkType) {
        boolean found =
                peeling.isPacket(memory, offset, captured, onWire, timestampNanos, linkType);
        left = !found && peeling.reason() == Drop.FRAGMENT_HELD;
        if (left) {
            return;
        }
        counters.count(Counter.FRAMES);
        counters.add(Counter.FRAME_BYTES, onWire);
        if (found) {
            counters.count(Counter.PACKETS);
            next.packet(peeling.packet);
        } else {
            counters.count(peeling.reason());
        }
    }

    /** True if the last frame was a fragment, so that nothing was done with it. */
    public boolean hasLeft() {
        return left;
    }
}
