package io.minewatch.cadence;

import java.lang.foreign.MemorySegment;

/**
 * Flows in which more is said than a miner says. Full segments do not count: few miners have any.
 */
final class Elephant {

    /** Segments within an epoch: one a second and no more. */
    static final int MOST_SEGMENTS = 600;

    /** Datagrams: in a tunnel acknowledgements are some, too, two for a share and its answer. */
    static final int MOST_DATAGRAMS = 1200;

    /** Bytes within an epoch: twenty jobs a minute, each with a kilobyte. */
    static final int MOST_BYTES = 256 << 10;

    /** What is so young and says so much is a page, a file or a film. */
    static final int YOUNG_MILLIS = 10_000;

    static final int MOST_SEGMENTS_YOUNG = 120;
    static final int MOST_BYTES_YOUNG = 64 << 10;

    private Elephant() {}

    /** True if too much was said in the running epoch, or at once. */
    static boolean is(MemorySegment memory, long entry, int millis) {
        int segments = Entry.count(memory, entry + Entry.EPOCH_SEGMENTS);
        int bytes = Entry.count(memory, entry + Entry.EPOCH_BYTES) * Entry.EPOCH_UNIT;
        int most = Entry.has(memory, entry, Entry.IS_UDP) ? MOST_DATAGRAMS : MOST_SEGMENTS;
        return segments > most
                || bytes > MOST_BYTES
                || millis < YOUNG_MILLIS
                        && (segments > MOST_SEGMENTS_YOUNG || bytes > MOST_BYTES_YOUNG);
    }
}
