package io.minewatch.decode;

import io.minewatch.bytes.Wire;
import io.minewatch.metrics.Drop;

import java.lang.foreign.MemorySegment;

/**
 * What is left of a frame while header after header is peeled off it.
 *
 * <p>It has two ends: where the capture stops, and where the packet stopped on the wire, which is
 * later if the capture cut it. Only what was captured may be read.
 */
final class Cursor {

    private MemorySegment memory = MemorySegment.NULL;
    private long at;
    private long end;
    private long wireEnd;
    private Drop reason = Drop.NOT_IP;

    /** Points at bytes that nothing is peeled off yet. */
    void wrap(MemorySegment memory, long offset, int captured, int onWire) {
        this.memory = memory;
        at = offset;
        end = offset + captured;
        wireEnd = offset + Math.max(captured, onWire);
    }

    MemorySegment memory() {
        return memory;
    }

    /** Where in the memory the bytes left begin. */
    long at() {
        return at;
    }

    /** Bytes left that may be read. */
    int captured() {
        return (int) (end - at);
    }

    /** Bytes left on the wire, never less than captured. */
    int onWire() {
        return (int) (wireEnd - at);
    }

    /** Peels bytes off; no more than were captured. */
    void skip(int length) {
        at += length;
    }

    /**
     * An inner header says how many bytes are left. It is believed if that is less, because the
     * rest is padding, and if it is more, because mirrors cut packets before they wrap them.
     */
    void limit(int length) {
        wireEnd = at + length;
        end = Math.min(end, wireEnd);
    }

    /** Cuts padding off; a length beyond what is left is no reason to expect more. */
    void shorten(int length) {
        if (length < onWire()) {
            limit(length);
        }
    }

    int u8(int offset) {
        return Wire.u8(memory, at + offset);
    }

    int u16(int offset) {
        return Wire.u16(memory, at + offset);
    }

    int i32(int offset) {
        return Wire.i32(memory, at + offset);
    }

    long u32(int offset) {
        return Wire.u32(memory, at + offset);
    }

    long i64(int offset) {
        return Wire.i64(memory, at + offset);
    }

    /** Ends the way of this frame. */
    Inside drop(Drop reason) {
        this.reason = reason;
        return Inside.DROPPED;
    }

    /** Why it ended. */
    Drop reason() {
        return reason;
    }
}
