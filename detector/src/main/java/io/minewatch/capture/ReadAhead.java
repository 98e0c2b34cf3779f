package io.minewatch.capture;

import io.minewatch.bytes.MemoryAdvice;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Brings a mapped file to the processor before its frames are asked for.
 *
 * <p>Where a frame begins is known only from the length of the one before it, so a walk from frame
 * to frame waits for memory at each of them, one wait after the other: that is most of what reading
 * a file costs. A sweep over every line of a few thousand bytes ahead does not wait, for the
 * processor sees what comes next. The pages are brought in large pieces, for the same reason.
 */
final class ReadAhead {

    /** Bytes that are swept at once: they stay in the first two caches until they are read. */
    static final long SWEEP = 16 << 10;

    /** Bytes whose pages are brought at once. A multiple of {@link #SWEEP} and of usual pages. */
    static final long BROUGHT = 256 << 10;

    /** Bytes that a processor brings at once, or a divisor of them. */
    private static final long LINE = 64;

    private final MemorySegment file;
    private final long length;
    private long swept;
    private long brought;
    private boolean isThere = true;

    private int sum;

    ReadAhead(MemorySegment file) {
        this.file = file;
        this.length = file.byteSize();
    }

    /** Bytes up to here are near. */
    long swept() {
        return swept;
    }

    /** Reading is at this place, which is behind {@link #swept} or less than a sweep before it. */
    void from(long place) {
        long begin = Math.max(swept, place - place % SWEEP);
        long end = Math.min(length, begin + SWEEP);
        if (end > brought) {
            bring(begin);
        }
        swept = end;
        if (isThere) {
            sweep(begin, end);
        }
    }

    /** Of the bytes that were touched: reading that nobody can ask for, a compiler leaves out. */
    int sum() {
        return sum;
    }

    private void bring(long begin) {
        long from = Math.max(brought, begin - begin % BROUGHT);
        brought = Math.min(length, from + BROUGHT);
        isThere = MemoryAdvice.bring(file.asSlice(from, brought - from));
    }

    private void sweep(long begin, long end) {
        MemorySegment memory = file;
        int seen = 0;
        for (long at = begin; at < end; at += LINE) {
            seen += memory.get(ValueLayout.JAVA_BYTE, at);
        }
        sum += seen;
    }
}
