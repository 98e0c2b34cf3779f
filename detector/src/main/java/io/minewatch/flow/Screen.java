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
 * say who read it; and what is near to mining can so be named.
 */
final class Screen {

    /** A job may begin with a kilobyte of parameters, but never without one of the names. */
    static final int DEPTH = 512;

    private static final long METHOD = word("\"method\"");
    private static final long PARAMS = word("\"params\"");
    private static final long JOB_ID = word("\"job_id\"");
    private static final long RESULT = word("\"result\"");

    private static final ValueLayout.OfLong WORD =
            ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private Screen() {}

    /** True if the payload is worth following. */
    static boolean admits(MemorySegment memory, long offset, int length) {
        if (length < 2) {
            return false;
        }
        byte first = memory.get(ValueLayout.JAVA_BYTE, offset);
        return first == '{' && admitsObject(memory, offset, Math.min(length, DEPTH));
    }

    private static boolean admitsObject(MemorySegment memory, long offset, int length) {
        long last = offset + length - Long.BYTES;
        for (long at = offset + 1; at <= last; at++) {
            if (memory.get(ValueLayout.JAVA_BYTE, at) != '"') {
                continue;
            }
            long word = memory.get(WORD, at);
            if (word == METHOD || word == PARAMS || word == JOB_ID) {
                return true;
            }
            if (word == RESULT && isHexList(memory, at + Long.BYTES, offset + length)) {
                return true;
            }
        }
        return false;
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

    private static long word(String eight) {
        long word = 0;
        for (int i = Long.BYTES - 1; i >= 0; i--) {
            word = word << 8 | eight.charAt(i);
        }
        return word;
    }
}
