package io.minewatch.flow;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * Tells from the first bytes of a TCP payload whether it could open or continue a mining
 * conversation. Keeps nothing: ordinary traffic leaves after one comparison.
 *
 * <p>What is let through is JSON that looks like remote procedure calls: an object at the start of
 * the payload in which a member is called "method", "params" or "job_id", or whose "result" is a
 * list of hexadecimal numbers. That is more than mining, on purpose: whether it is, is for those to
 * say who read it; and what is near to mining can so be named. What such a conversation may be
 * carried in is the business of {@link CarrierScreen}. Nodes of a chain are let through to be
 * counted, see {@link PeerMessage}.
 *
 * <p>Blanks, a byte order mark or the bracket of a list may stand before the object. Two things are
 * let through that show none of the names: an object of which there is too little to show any, for
 * some software writes a message in pieces, byte by byte at worst; and one in which a letter is
 * written as an escape, which no software does that has nothing to hide.
 */
final class Screen {

    /** A job may begin with a kilobyte of parameters, but never without one of the names. */
    static final int DEPTH = 512;

    /** A longer beginning of a message shows one of the names. */
    static final int FRAGMENT = 64;

    /** Blanks and the like that are passed over before an object. */
    static final int LEAD = 16;

    static final long METHOD = word("\"method\"");
    static final long PARAMS = word("\"params\"");
    private static final long JOB_ID = word("\"job_id\"");
    static final long RESULT = word("\"result\"");

    private static final long ESCAPE_MASK = 0xffff_ffffL;
    private static final long ESCAPE = word("\\u000000") & ESCAPE_MASK;

    /** By the first byte of a payload: what may follow. */
    private static final byte[] CANDIDATES = candidates();

    private static final byte NOTHING = 0;
    private static final byte OBJECT = 1;
    private static final byte CARRIER = 2;
    private static final byte PEER = 4;

    static final ValueLayout.OfLong WORD =
            ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private Screen() {}

    private static byte[] candidates() {
        var all = new byte[1 << Byte.SIZE];
        for (char c : "{[ \t\r\n\u00ef".toCharArray()) {
            all[c] |= OBJECT;
        }
        for (char c : CarrierScreen.FIRST_BYTES.toCharArray()) {
            all[c] |= CARRIER;
        }
        for (char c : PeerMessage.FIRST_BYTES.toCharArray()) {
            all[c] |= PEER;
        }
        return all;
    }

    /** True if the payload is worth following. */
    static boolean admits(MemorySegment memory, long offset, int length) {
        if (length <= 0) {
            return false;
        }
        byte candidate = CANDIDATES[memory.get(ValueLayout.JAVA_BYTE, offset) & 0xff];
        return candidate != NOTHING && admitsCandidate(candidate, memory, offset, length);
    }

    private static boolean admitsCandidate(
            byte candidate, MemorySegment memory, long offset, int length) {
        return (candidate & OBJECT) != 0 && admitsJson(memory, offset, length)
                || (candidate & CARRIER) != 0 && CarrierScreen.admits(memory, offset, length)
                || (candidate & PEER) != 0 && PeerMessage.begins(memory, offset, length);
    }

    /** True for JSON as remote procedure calls have it. */
    static boolean admitsJson(MemorySegment memory, long offset, int length) {
        long end = offset + length;
        for (long at = offset; at < Math.min(end, offset + LEAD); at++) {
            byte next = memory.get(ValueLayout.JAVA_BYTE, at);
            if (next == '{') {
                int left = (int) (end - at);
                return admitsObject(memory, at, Math.min(left, DEPTH))
                        || left < FRAGMENT && isUnfinished(memory, at, end);
            }
            if (!isLead(next)) {
                return false;
            }
        }
        return false;
    }

    /** True for a blank, the bracket of a list, and the bytes of a byte order mark. */
    private static boolean isLead(byte c) {
        return c == ' '
                || c == '\t'
                || c == '\r'
                || c == '\n'
                || c == '['
                || c == (byte) 0xef
                || c == (byte) 0xbb
                || c == (byte) 0xbf;
    }

    /** True if the object does not end with the payload: it was cut, and nothing names it yet. */
    private static boolean isUnfinished(MemorySegment memory, long offset, long end) {
        long last = end - 1;
        while (last > offset && isLead(memory.get(ValueLayout.JAVA_BYTE, last))) {
            last--;
        }
        byte c = memory.get(ValueLayout.JAVA_BYTE, last);
        return c != '}' && c != ']' && isMember(memory, offset + 1, end);
    }

    /**
     * True if nothing but blanks stands before the quotation mark of a member, or before the end.
     */
    private static boolean isMember(MemorySegment memory, long from, long end) {
        for (long at = from; at < end; at++) {
            byte c = memory.get(ValueLayout.JAVA_BYTE, at);
            if (c == '"' || !isLead(c)) {
                return c == '"';
            }
        }
        return true;
    }

    private static boolean admitsObject(MemorySegment memory, long offset, int length) {
        long last = offset + length - Long.BYTES;
        for (long at = offset + 1; at <= last; at++) {
            byte c = memory.get(ValueLayout.JAVA_BYTE, at);
            if (c == '"') {
                long word = memory.get(WORD, at);
                if (word == METHOD
                        || word == PARAMS
                        || word == JOB_ID
                        || word == RESULT && isHexList(memory, at + Long.BYTES, offset + length)) {
                    return true;
                }
            } else if (c == '\\' && isEscapedLetter(memory.get(WORD, at))) {
                return true;
            }
        }
        return false;
    }

    /** True for U+0040 to U+007F; writers of JSON escape other characters. */
    private static boolean isEscapedLetter(long word) {
        return (word & ESCAPE_MASK) == ESCAPE
                && (word >>> 32 & 0xff) >= '4'
                && (word >>> 32 & 0xff) <= '7';
    }

    /** True for {@code :["0x}, with blanks anywhere. */
    private static boolean isHexList(MemorySegment memory, long from, long end) {
        String expected = ":[\"0x";
        int matched = 0;
        for (long at = from; at < end && matched < expected.length(); at++) {
            byte next = memory.get(ValueLayout.JAVA_BYTE, at);
            if (next == expected.charAt(matched)) {
                matched++;
            } else if (next != ' ') {
                return false;
            }
        }
        return matched == expected.length();
    }

    static long word(String eight) {
        long word = 0;
        for (int i = Long.BYTES - 1; i >= 0; i--) {
            word = word << 8 | eight.charAt(i);
        }
        return word;
    }
}
