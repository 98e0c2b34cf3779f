package io.minewatch.capture.live;

/**
 * How the rings of one interface share its frames. Always by the hash of a flow, which in Linux is
 * the same for both directions, so that one worker sees all of a conversation.
 *
 * @param rollover a ring that is full gives its frames to the next one; fewer frames are lost, but
 *     a conversation may then be seen by two workers
 * @param defragment the kernel puts fragments of IPv4 together first, since only the first one
 *     tells its ports
 */
public record Fanout(boolean rollover, boolean defragment) {

    /** Fragments stay with their flow; a full ring loses its own frames only. */
    public static final Fanout DEFAULT = new Fanout(false, true);

    private static final int HASH = 0;
    private static final int FLAG_ROLLOVER = 0x1000;
    private static final int FLAG_DEFRAGMENT = 0x8000;

    /** The upper half of the value of PACKET_FANOUT. */
    int bits() {
        return HASH | (rollover ? FLAG_ROLLOVER : 0) | (defragment ? FLAG_DEFRAGMENT : 0);
    }
}
