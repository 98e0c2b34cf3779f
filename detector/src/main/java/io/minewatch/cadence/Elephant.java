package io.minewatch.cadence;

import java.lang.foreign.MemorySegment;

/**
 * Flows in which more is said than a miner says. Full segments do not count: few miners have any.
 */
final class Elephant {

    /**
     * Segments or datagrams within an epoch: fifty miners behind one proxy, or one whose difficulty
     * is not found yet. Of shares that come faster, several are one burst, and nothing is seen.
     */
    static final int MOST_SEGMENTS = 2400;

    /** Bytes within an epoch: shares and answers as many as that, and jobs of Bitcoin. */
    static final int MOST_BYTES = 1 << 20;

    /** What is so young and says so much is a page, a file or a film. */
    static final int YOUNG_MILLIS = 10_000;

    static final int MOST_SEGMENTS_YOUNG = 120;
    static final int MOST_BYTES_YOUNG = 64 << 10;

    private Elephant() {}

    /** True if too much was said in the running epoch, or at once. */
    static boolean is(MemorySegment memory, long entry, int millis) {
        int segments = Entry.count(memory, entry + Entry.EPOCH_SEGMENTS);
        int bytes = Entry.count(memory, entry + Entry.EPOCH_BYTES) * Entry.EPOCH_UNIT;
        return segments > MOST_SEGMENTS
                || bytes > MOST_BYTES
                || millis < YOUNG_MILLIS
                        && (segments > MOST_SEGMENTS_YOUNG || bytes > MOST_BYTES_YOUNG);
    }
}
