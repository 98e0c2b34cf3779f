package io.minewatch.flow;

/**
 * Room for data that came early, in all streams of one table together: so much that a busy link's
 * few reordered segments never fill it, and so little that a flood of them cannot fill the memory.
 */
final class HeldRoom {

    /** As much as a thousand streams may hold at most. */
    static final long BYTES = 64L << 20;

    private long used;

    boolean isFor(int bytes) {
        return used + bytes <= BYTES;
    }

    void take(int bytes) {
        used += bytes;
    }

    void give(int bytes) {
        used -= bytes;
    }
}
