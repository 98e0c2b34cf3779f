package io.minewatch.flow;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;

/**
 * How messages between nodes begin: those of Bitcoin and its relatives with the four bytes of their
 * network, a command and a length, those of Monero with the eight of Levin. What other nodes say is
 * in ciphertext from the first byte on (devp2p, Lightning) or over UDP (discovery) and has no mark.
 */
public final class PeerMessage {

    /** Of the networks' magics, and of Levin. */
    static final String FIRST_BYTES = "\u00f9\u00fb\u00c0\u00e3\u00bf\u0024\u0001";

    private static final long LEVIN = 0x0101010101012101L;

    /** Magic, command, length and check sum. */
    private static final int HEADER = 24;

    private static final int COMMAND_AT = 4;

    /** Most significant byte of the length: no message has 16 MB. */
    private static final int LENGTH_END = 19;

    private PeerMessage() {}

    /** True if the payload begins with one. */
    public static boolean begins(MemorySegment memory, long offset, int length) {
        if (length < HEADER) {
            return false;
        }
        long word = memory.get(Screen.WORD, offset);
        return word == LEVIN
                || PeerNetwork.isMark((int) word)
                        && isLetter(memory.get(ValueLayout.JAVA_BYTE, offset + COMMAND_AT))
                        && memory.get(ValueLayout.JAVA_BYTE, offset + LENGTH_END) == 0;
    }

    /** Whose nodes speak, if the payload begins with a message of theirs. */
    public static Optional<PeerNetwork> network(MemorySegment memory, long offset, int length) {
        return begins(memory, offset, length)
                ? PeerNetwork.of((int) memory.get(Screen.WORD, offset))
                : Optional.empty();
    }

    private static boolean isLetter(byte c) {
        return c >= 'a' && c <= 'z';
    }
}
