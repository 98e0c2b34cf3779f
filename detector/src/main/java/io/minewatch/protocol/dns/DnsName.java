package io.minewatch.protocol.dns;

import io.minewatch.bytes.Wire;

import java.util.Arrays;

/** A name of a message, taken out of its compression (RFC 1035, 4.1.4). Reused. */
final class DnsName {

    /** There is no name here, or not all of it. */
    static final int NONE = -1;

    /** RFC 1035, 2.3.4, without the last dot. */
    static final int LONGEST = 253;

    /** More than a name has labels: whoever points further goes round in a ring. */
    private static final int MOST_STEPS = 128;

    private static final int POINTER = 0xc0;
    private static final int POINTER_MASK = 0x3fff;

    private static final byte[] LETTERS = letters();

    private final byte[] text = new byte[LONGEST];
    private int length;

    /** Where it begins in its message. */
    private int place;

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
     * @param message pointers count from its beginning
     * @param end where what may be read ends
     * @return where what follows the name begins, or {@link #NONE}
     */
    int read(byte[] message, int from, int end) {
        length = 0;
        place = from;
        int after = NONE;
        int at = from;
        for (int step = 0; step < MOST_STEPS && at < end; step++) {
            int size = Wire.u8(message, at);
            if (size == 0) {
                return length == 0 ? NONE : after == NONE ? at + 1 : after;
            }
            if ((size & POINTER) == POINTER) {
                if (at + Short.BYTES > end) {
                    return NONE;
                }
                after = after == NONE ? at + Short.BYTES : after;
                at = Wire.u16(message, at) & POINTER_MASK;
            } else if ((size & POINTER) != 0
                    || at + 1 + size > end
                    || !append(message, at + 1, size)) {
                return NONE;
            } else {
                at += 1 + size;
            }
        }
        return NONE;
    }

    private boolean append(byte[] message, int from, int size) {
        int dot = length == 0 ? 0 : 1;
        if (length + dot + size > LONGEST) {
            return false;
        }
        if (dot != 0) {
            text[length++] = '.';
        }
        for (int at = from; at < from + size; at++) {
            text[length++] = LETTERS[Wire.u8(message, at)];
        }
        return true;
    }

    /**
     * Where what follows a name begins, without reading it; {@link #NONE} if it is not all here.
     */
    static int after(byte[] message, int from, int end) {
        int at = from;
        while (at < end) {
            int size = Wire.u8(message, at);
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
    boolean isAt(byte[] message, int from, int end) {
        return from + Short.BYTES <= end
                && Wire.u16(message, from) == (POINTER << Byte.SIZE | place)
                && place < from;
    }

    /** True if it is the same name: capitals do not matter. */
    boolean is(DnsName other) {
        return Arrays.equals(text, 0, length, other.text, 0, other.length);
    }

    /** Holds the name, from its beginning on. */
    byte[] text() {
        return text;
    }

    int length() {
        return length;
    }
}
