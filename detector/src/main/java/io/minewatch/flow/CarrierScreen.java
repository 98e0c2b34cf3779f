package io.minewatch.flow;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * The part of the screen for what mining is carried in: HTTP that calls procedures, a change to
 * WebSocket and its frames, what proxies and balancers are told first, frames of BTCAgent.
 */
final class CarrierScreen {

    /** Of HTTP methods and versions, PROXY lines and headers, SOCKS, WebSocket and BTCAgent. */
    static final String FIRST_BYTES = "PGCH\r\u0004\u0005\u0081\u0082\u007f\0\t";

    // What is asked for begins with a slash, or, where a proxy is to get it, with "http".
    private static final long POST = Screen.word("POST \0\0\0");
    private static final long GET = Screen.word("GET \0\0\0\0");
    private static final long CONNECT = Screen.word("CONNECT ");
    private static final long VERSION = Screen.word("HTTP/1.\0");
    private static final long PROXY = Screen.word("PROXY \0\0");
    private static final long PROXY_2 = Screen.word("\r\n\r\n\0\r\nQ");

    /** How servers of miners in web pages begin what has none of the names. */
    private static final long IDENTIFIER = Screen.word("{\"identif");

    private static final long MESSAGE = Screen.word("{\"messag");
    private static final long NEW_BLOCK = Screen.word("\"new-blo");
    private static final long SETTINGS = Screen.word("\"setting");
    private static final int MESSAGE_NAME = "{\"message\":".length();

    private static final int LONG_FRAME = 126;
    private static final int MAX_AGENT_FRAME = 4096;
    private static final int MAX_METHODS = 8;

    /** Longest SOCKS request: two names of 255 bytes. */
    private static final int MAX_SOCKS = 600;

    private CarrierScreen() {}

    /** True if the payload may begin or continue a carried conversation. */
    static boolean admits(MemorySegment memory, long offset, int length) {
        if (length < 3) {
            return false;
        }
        return switch (byteAt(memory, offset)) {
            case 'P' ->
                    length >= Long.BYTES
                            && (begins(memory, offset, POST, 5)
                                            && HttpScreen.tells(memory, offset, length, true)
                                    || begins(memory, offset, PROXY, 6));
            case 'G' ->
                    length >= Long.BYTES
                            && begins(memory, offset, GET, 4)
                            && HttpScreen.tells(memory, offset, length, false);
            case 'H' ->
                    length >= Long.BYTES
                            && begins(memory, offset, VERSION, 7)
                            && HttpScreen.tells(memory, offset, length, false);
            case 'C' -> length >= Long.BYTES && begins(memory, offset, CONNECT, 8);
            case '\r' ->
                    length >= Long.BYTES
                            && (begins(memory, offset, PROXY_2, 8)
                                    || NoiseOpening.isCipherList(memory, offset, length));
            case '\t' -> NoiseOpening.isCipherList(memory, offset, length);
            case 0x00 -> FrameScreen.admits(memory, offset, length);
            case 0x04 -> isSocks4(memory, offset, length);
            case 0x05 -> isSocks5(memory, offset, length);
            case 0x7f -> isAgent(memory, offset, length);
            default -> isWebSocket(memory, offset, length);
        };
    }

    private static int byteAt(MemorySegment memory, long at) {
        return memory.get(ValueLayout.JAVA_BYTE, at) & 0xff;
    }

    private static boolean begins(MemorySegment memory, long offset, long word, int bytes) {
        long mask = bytes == Long.BYTES ? -1 : (1L << bytes * Byte.SIZE) - 1;
        return (memory.get(Screen.WORD, offset) & mask) == word;
    }

    /** A request to connect: version, command, port, address, names that end with zero. */
    private static boolean isSocks4(MemorySegment memory, long offset, int length) {
        return length >= 9
                && length <= MAX_SOCKS
                && byteAt(memory, offset + 1) == 1
                && byteAt(memory, offset + length - 1) == 0;
    }

    /** A client's greeting, or its request to connect; each is a segment of its own. */
    private static boolean isSocks5(MemorySegment memory, long offset, int length) {
        int second = byteAt(memory, offset + 1);
        if (second >= 1 && second <= MAX_METHODS && length == 2 + second) {
            return byteAt(memory, offset + 2) <= 3;
        }
        if (length < 10 || second != 1 || byteAt(memory, offset + 2) != 0) {
            return false;
        }
        return switch (byteAt(memory, offset + 3)) {
            case 1 -> length == 10;
            case 3 -> length == 7 + byteAt(memory, offset + 4);
            case 4 -> length == 22;
            default -> false;
        };
    }

    /** Magic byte, type, length of all (little-endian): of most types it is known. */
    private static boolean isAgent(MemorySegment memory, long offset, int length) {
        if (length < 4) {
            return false;
        }
        int said = byteAt(memory, offset + 2) | byteAt(memory, offset + 3) << 8;
        return switch (byteAt(memory, offset + 1)) {
            case 0x01 -> said >= 8 && said <= MAX_AGENT_FRAME;
            case 0x02 -> said == 15 || said == 46;
            case 0x03, 0x12 -> said == 19;
            case 0x13 -> said == 23;
            case 0x04, 0x21 -> said == 6;
            case 0x05 -> said >= 9 && said <= MAX_AGENT_FRAME && said % 2 == 1;
            case 0x10, 0x22 -> said == 10;
            case 0x14 -> said > 15 && said <= MAX_AGENT_FRAME;
            default -> false;
        };
    }

    /** A whole short frame with JSON in it: from a server as it is, from a client masked. */
    private static boolean isWebSocket(MemorySegment memory, long offset, int length) {
        int second = byteAt(memory, offset + 1);
        int size = second & 0x7f;
        int header = size == LONG_FRAME ? 4 : 2;
        boolean masked = (second & 0x80) != 0;
        int start = header + (masked ? 4 : 0);
        if (size > LONG_FRAME || length <= start + 1) {
            return false;
        }
        int first = byteAt(memory, offset + start);
        if (!masked) {
            return first == '{' && isPage(memory, offset + start, length - start)
                    || (first == '{' || first == '[')
                            && Screen.admitsJson(memory, offset + start, length - start);
        }
        int key = byteAt(memory, offset + header);
        int next = byteAt(memory, offset + start + 1) ^ byteAt(memory, offset + header + 1);
        return (first ^ key) == '{' && (next == '"' || next == ' ')
                || (first ^ key) == '[' && (next == '{' || next == ' ');
    }

    /** True if a masked frame is here, whole or not, whose text begins an object or a list. */
    static boolean isMaskedJson(MemorySegment memory, long offset) {
        int second = byteAt(memory, offset + 1);
        int size = second & 0x7f;
        if ((second & 0x80) == 0 || size > LONG_FRAME) {
            return false;
        }
        int key = size == LONG_FRAME ? 4 : 2;
        int begin = byteAt(memory, offset + key) ^ byteAt(memory, offset + key + 4);
        return begin == '{' || begin == '[';
    }

    /** True for webminerpool, and for a block or the settings of Nimiq. */
    private static boolean isPage(MemorySegment memory, long offset, int length) {
        if (length < MESSAGE_NAME + Long.BYTES) {
            return false;
        }
        long word = memory.get(Screen.WORD, offset);
        if (word != MESSAGE) {
            return word == IDENTIFIER;
        }
        long name = memory.get(Screen.WORD, offset + MESSAGE_NAME);
        return name == NEW_BLOCK || name == SETTINGS;
    }
}
