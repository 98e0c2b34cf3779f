package io.minewatch.protocol.dns;

import io.minewatch.bytes.Wire;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** A name of a message, taken out of its compression (RFC 1035, 4.1.4). Reused. */
final class DnsName {

    /** There is no name here, or not all of it. */
    static final long NONE = -1;

    /** RFC 1035, 2.3.4, without the last dot. */
    static final int LONGEST = 253;

    /** More than a name has labels: whoever points further goes round in a ring. */
    private static final int MOST_STEPS = 128;

    private static final int POINTER = 0xc0;
    private static final int POINTER_MASK = 0x3fff;

    private static final byte[] LETTERS = letters();

    private final MemorySegment text = Arena.ofAuto().allocate(LONGEST + 1);
    private int length;

    /** Where it begins in its message, seen from there. */
    private long place;

    private static byte[] letters() {
        var all = new byte[1 << Byte.SIZE];
        for (int c = 0; c < all.length; c++) {
            boolean isLetter = c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '_';
            all[c] = (byte) (isLetter ? c : c >= 'A' && c <= 'Z' ? c | ' ' : '?');
        }
        return all;
    }

    /**
     * Reads the name at a place.
     *
     * @param message where the message begins: pointers count from there
     * @param end where the message ends
     * @return where what follows the name begins, or {@link #NONE}
     */
    long read(MemorySegment memory, long message, long from, long end) {
        length = 0;
        place = from - message;
        long after = NONE;
        long at = from;
        for (int step = 0; step < MOST_STEPS && at < end; step++) {
            int size = Wire.u8(memory, at);
            if (size == 0) {
                return length == 0 ? NONE : after == NONE ? at + 1 : after;
            }
            if ((size & POINTER) == POINTER) {
                if (at + Short.BYTES > end) {
                    return NONE;
                }
                after = after == NONE ? at + Short.BYTES : after;
                at = message + (Wire.u16(memory, at) & POINTER_MASK);
            } else if ((size & POINTER) != 0 || at + 1 + size > end || !append(memory, at, size)) {
                return NONE;
            } else {
                at += 1 + size;
            }
        }
        return NONE;
    }

    private boolean append(MemorySegment memory, long at, int size) {
        int dot = length == 0 ? 0 : 1;
        if (length + dot + size > LONGEST) {
            return false;
        }
        if (dot != 0) {
            text.set(ValueLayout.JAVA_BYTE, length++, (byte) '.');
        }
        for (int i = 1; i <= size; i++) {
            text.set(ValueLayout.JAVA_BYTE, length++, LETTERS[Wire.u8(memory, at + i)]);
        }
        return true;
    }

    /**
     * Where what follows a name begins, without reading it; {@link #NONE} if it is not all here.
     */
    static long after(MemorySegment memory, long from, long end) {
        long at = from;
        while (at < end) {
            int size = Wire.u8(memory, at);
            if ((size & POINTER) != 0) {
                return (size & POINTER) == POINTER ? at + Short.BYTES : NONE;
            }
            at += 1 + size;
            if (size == 0) {
                return at;
            }
        }
        return NONE;
    }

    /** True if there is nothing but a pointer to where this name was read. */
    boolean isAt(MemorySegment memory, long message, long from, long end) {
        return from + Short.BYTES <= end
                && Wire.u16(memory, from) == (POINTER << Byte.SIZE | place)
                && message + place < from;
    }

    /** True if it is the same name: capitals do not matter. */
    boolean is(DnsName other) {
        return length == other.length
                && MemorySegment.mismatch(text, 0, length, other.text, 0, length) < 0;
    }

    MemorySegment memory() {
        return text;
    }

    int length() {
        return length;
    }
}
