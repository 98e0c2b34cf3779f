package io.minewatch.flow;

import io.minewatch.decode.Packet;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * How encrypted Stratum V2 begins: with a key of 64 bytes that looks like noise (Noise NX with
 * ElligatorSwift), to which the server says 234; or in its old form with a list of ciphers behind
 * "STR2".
 */
public final class NoiseOpening {

    /** Bytes of the key, which are all that the client's first segment has. */
    static final int KEY = 64;

    /** The server's key of 64, its owner's of 80 and the authority's signature of 90. */
    public static final int REPLY = 234;

    /**
     * Of 512 bits of noise a half is set, give or take 11.3; outside of this are seven of a million
     * keys.
     */
    private static final int FEWEST_BITS = 205;

    private static final int MOST_BITS = 307;

    /** Of 64 bytes of noise a half is no ASCII, give or take 4. */
    private static final int FEWEST_HIGH = 14;

    private static final int MOST_HIGH = 50;

    /** In place of a length of 126 and more, which stands behind it. */
    private static final int LONG_FRAME = 126;

    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;

    /** Of lists of ciphers with one and with both. */
    private static final int SHORT_LIST = 11;

    private static final int LONG_LIST = 15;
    private static final int STR2 = (int) Screen.word("STR2\0\0\0\0");

    private NoiseOpening() {}

    /** True for the only lengths that {@link #mayBegin} is to be asked of. */
    static boolean isLength(int length) {
        return length == KEY || length == REPLY;
    }

    /**
     * True if it may be a client's first segment, or a server's. Not where all is secret every day:
     * in the middle of it are segments of any length.
     */
    static boolean mayBegin(Packet packet) {
        return !isSecret(packet.sourcePort())
                && !isSecret(packet.destinationPort())
                && (begins(packet.memory(), packet.payloadOffset(), packet.payloadLength())
                        || answers(
                                packet.memory(), packet.payloadOffset(), packet.payloadLength()));
    }

    /** SSH, web, mail, names and Bitcoin's nodes. */
    private static boolean isSecret(int port) {
        return switch (port) {
            case 22, 443, 465, 853, 993, 995, 8333 -> true;
            default -> false;
        };
    }

    /** True if this may be a client's first segment. */
    public static boolean begins(MemorySegment memory, long offset, int length) {
        return length == KEY && isNoise(memory, offset) && !isFramed(memory, offset, length)
                || isCipherList(memory, offset, length);
    }

    /** True if this may be a server's first segment, and nothing else that can be read. */
    public static boolean answers(MemorySegment memory, long offset, int length) {
        return length == REPLY
                && isNoise(memory, offset)
                && !isFramed(memory, offset, length)
                && !Screen.admits(memory, offset, length);
    }

    /** True if the 64 bytes look like noise. */
    public static boolean isNoise(MemorySegment memory, long offset) {
        int bits = 0;
        int high = 0;
        for (long at = offset; at < offset + KEY; at += Long.BYTES) {
            long word = memory.get(Screen.WORD, at);
            bits += Long.bitCount(word);
            high += Long.bitCount(word & HIGH_BITS);
        }
        return bits >= FEWEST_BITS && bits <= MOST_BITS && high >= FEWEST_HIGH && high <= MOST_HIGH;
    }

    /** True for what shows by its first bytes that another protocol wrote it. */
    private static boolean isFramed(MemorySegment memory, long offset, int length) {
        int first = memory.get(ValueLayout.JAVA_BYTE, offset) & 0xff;
        int second = memory.get(ValueLayout.JAVA_BYTE, offset + 1) & 0xff;
        boolean isTls = first >= 0x14 && first <= 0x17 && second == 3;
        return isTls || isWebSocket(memory, offset, length, first, second);
    }

    /**
     * A masked frame of WebSocket looks as random as a key: one of that very length, or one with
     * JSON in it, of which a part may be here, or more behind it.
     */
    private static boolean isWebSocket(
            MemorySegment memory, long offset, int length, int first, int second) {
        boolean isOfLength =
                length == KEY
                        ? second == KEY - 2 || second == (0x80 | KEY - 6)
                        : (second & 0x7f) == LONG_FRAME;
        return (first & 0xbc) == 0x80 && isOfLength
                || (first == 0x81 || first == 0x82) && CarrierScreen.isMaskedJson(memory, offset);
    }

    /** Length of all behind it in 16 bits, magic word, number of ciphers, four letters each. */
    public static boolean isCipherList(MemorySegment memory, long offset, int length) {
        return (length == SHORT_LIST || length == LONG_LIST)
                && (memory.get(Screen.WORD, offset) & 0xffff) == length - 2
                && (int) (memory.get(Screen.WORD, offset) >>> 16) == STR2;
    }
}
