package io.minewatch.flow;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * The part of the screen for HTTP: whether the head that a payload begins with, or the start of the
 * body behind it, tells of remote calls, of mining or of WebSocket.
 *
 * <p>A head is looked at line by line, and within a line only if its name tells: most of the web is
 * passed over eight bytes at a time. A body is looked at if it is JSON.
 */
final class HttpScreen {

    /** A head of HTTP has some hundred bytes; what tells is in it or right behind it. */
    private static final int DEPTH = 1024;

    /** The length of a chunk and its line end may stand before the body. */
    private static final int CHUNK = 12;

    /** Bit that tells small letters from capitals, in each byte. Signs of header names have it. */
    private static final long SMALL = 0x2020_2020_2020_2020L;

    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long TOPS = ONES << 7;
    private static final long LINE_FEEDS = ONES * '\n';

    // The first eight bytes of the names of header fields, in small letters.
    private static final long MINING = Screen.word("x-mining");
    private static final long LONG_POLLING = Screen.word("x-long-p");
    private static final long STRATUM = Screen.word("x-stratu");
    private static final long ROLL_TIME = Screen.word("x-roll-n");
    private static final long AGENT = Screen.word("user-age");
    private static final long SERVER = Screen.word("server: ");
    private static final long UPGRADE = Screen.word("upgrade:");
    private static final long CONTENT = Screen.word("content-");

    // What their values have, in small letters.
    private static final long MINER = Screen.word("xmrig/\0\0");
    private static final long MINER_MASK = 0xffff_ffff_ffffL;
    private static final long WEB_SOCKET = Screen.word("websocke");
    private static final long JSON = Screen.word("json\0\0\0\0");
    private static final long JSON_MASK = 0xffff_ffffL;

    private HttpScreen() {}

    /**
     * True if the head, which begins with its first line, or its body tells.
     *
     * @param posts true for a request that has a body: that it is JSON is enough
     */
    static boolean tells(MemorySegment memory, long offset, int length, boolean posts) {
        long end = offset + Math.min(length, DEPTH);
        long line = lineAfter(memory, offset, end);
        if (posts && has(memory, offset, line, end, JSON, JSON_MASK)) {
            return true;
        }
        while (line + Long.BYTES <= end) {
            long next = lineAfter(memory, line, end);
            if (next - line <= 2) {
                return bodyTells(memory, next, end);
            }
            if (lineTells(memory, line, next, end, posts)) {
                return true;
            }
            line = next;
        }
        return false;
    }

    /** Where the line after the one at a place begins; the end if there is none. */
    private static long lineAfter(MemorySegment memory, long from, long end) {
        long at = from;
        for (; at + Long.BYTES <= end; at += Long.BYTES) {
            long differing = memory.get(Screen.WORD, at) ^ LINE_FEEDS;
            long found = differing - ONES & ~differing & TOPS;
            if (found != 0) {
                return at + Long.numberOfTrailingZeros(found) / Byte.SIZE + 1;
            }
        }
        for (; at < end; at++) {
            if (memory.get(ValueLayout.JAVA_BYTE, at) == '\n') {
                return at + 1;
            }
        }
        return end;
    }

    private static boolean lineTells(
            MemorySegment memory, long line, long next, long end, boolean posts) {
        long name = memory.get(Screen.WORD, line) | SMALL;
        if (name == MINING || name == LONG_POLLING || name == STRATUM || name == ROLL_TIME) {
            return true;
        }
        if (name == UPGRADE) {
            return has(memory, line, next, end, WEB_SOCKET, -1);
        }
        if (name == AGENT || name == SERVER) {
            return has(memory, line, next, end, MINER, MINER_MASK);
        }
        return posts && name == CONTENT && has(memory, line, next, end, JSON, JSON_MASK);
    }

    /** Whether a word, in any letters, begins in the line. Reads no further than the end. */
    private static boolean has(
            MemorySegment memory, long line, long next, long end, long word, long mask) {
        long wanted = word & mask;
        long limit = Math.min(next, end - Long.BYTES + 1);
        for (long at = line; at < limit; at++) {
            if (((memory.get(Screen.WORD, at) | SMALL) & mask) == wanted) {
                return true;
            }
        }
        return false;
    }

    private static boolean bodyTells(MemorySegment memory, long from, long end) {
        long limit = Math.min(from + CHUNK, end);
        for (long at = from; at < limit; at++) {
            byte first = memory.get(ValueLayout.JAVA_BYTE, at);
            if (first == '{' || first == '[') {
                return isCall(memory, at, end);
            }
        }
        return false;
    }

    private static boolean isCall(MemorySegment memory, long from, long end) {
        for (long at = from + 1; at + Long.BYTES <= end; at++) {
            if (memory.get(ValueLayout.JAVA_BYTE, at) == '"') {
                long word = memory.get(Screen.WORD, at);
                if (word == Screen.METHOD || word == Screen.PARAMS || word == Screen.RESULT) {
                    return true;
                }
            }
        }
        return false;
    }
}
