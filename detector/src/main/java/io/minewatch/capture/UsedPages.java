package io.minewatch.capture;

import io.minewatch.bytes.MemoryAdvice;

import java.lang.foreign.MemorySegment;

/**
 * Gives back the pages of a mapped file that were read, while others still read what comes behind:
 * {@code madvise(2)} with {@code MADV_DONTNEED}. Without it all of them are given back at the end,
 * by one thread while the others have nothing to do. Read again, a page is there again.
 */
final class UsedPages {

    /** So much at once that the call is of no weight. A multiple of every size of pages. */
    static final long STRIDE = 16 << 20;

    private final MemorySegment memory;
    private long given;

    UsedPages(MemorySegment memory) {
        this.memory = memory;
    }

    /** Nobody needs what is before this place of the file. */
    void until(long place) {
        if (place - given < STRIDE) {
            return;
        }
        long end = place - place % STRIDE;
        MemoryAdvice.notNeeded(memory.asSlice(given, end - given));
        given = end;
    }
}
