package io.minewatch.flow;

import java.lang.foreign.MemorySegment;

/**
 * The part of the screen for plain frames of Stratum V2: two bytes that are zero but for the
 * channel bit, a type, and a length in 24 bits that such a message may have.
 */
final class FrameScreen {

    private static final int HEADER = 6;

    /** By type: the shortest and the longest payload; none if the longest is 0. */
    private static final char[] SHORTEST = new char[256];

    private static final char[] LONGEST = new char[256];

    /** Version 2, which is the only one, as the least that a client speaks of four protocols. */
    private static final int VERSION = 2;

    private static final int LAST_PROTOCOL = 3;

    static {
        may(0x00, 16, 1291);
        may(0x01, 6, 6);
        may(0x02, 5, 260);
        may(0x10, 41, 296);
        may(0x11, 45, 77);
        may(0x12, 5, 260);
        may(0x13, 43, 298);
        may(0x14, 47, 79);
        may(0x15, 45, 49);
        may(0x16, 40, 40);
        may(0x1a, 24, 24);
        may(0x1b, 25, 94);
        may(0x1c, 20, 20);
        may(0x1d, 9, 264);
        may(0x1f, 19, (1 << 16) - HEADER);
        may(0x20, 48, 48);
        may(0x21, 36, 36);
    }

    private FrameScreen() {}

    private static void may(int type, int shortest, int longest) {
        SHORTEST[type] = (char) shortest;
        LONGEST[type] = (char) longest;
    }

    static boolean admits(MemorySegment memory, long offset, int length) {
        if (length < Long.BYTES) {
            return false;
        }
        long word = memory.get(Screen.WORD, offset);
        if ((word & 0x7fff) != 0) {
            return false;
        }
        int type = (int) (word >>> 16) & 0xff;
        int payload = (int) (word >>> 24) & 0xff_ffff;
        return payload >= SHORTEST[type]
                && payload <= LONGEST[type]
                && LONGEST[type] > 0
                && (type != 0 || (word >>> 56) == VERSION && (word >>> 48 & 0xff) <= LAST_PROTOCOL);
    }
}
