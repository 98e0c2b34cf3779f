package io.minewatch.capture;

import io.minewatch.bytes.MemoryAdvice;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Brings the heads of a mapped file's records to the processor before they are asked for.
 *
 * <p>Where a record begins is known only from the length of the one before it, so whoever goes from
 * one to the next waits for memory at each of them, one wait after the other: that is most of what
 * reading a file costs. So several walks go over an area beforehand, each from where a record seems
 * to begin, and wait at the same time. Nobody relies on what they find: a walk that began at a
 * wrong place costs time and nothing else. The pages are brought all at once, for the same reason.
 */
final class ReadAhead {

    /** About as many as a processor waits for at the same time. */
    private static final int WALKS = 8;

    /** So far a walk looks for its first record: few frames are longer than a jumbo frame. */
    private static final int LOOKED = 16 << 10;

    /** A multiple of every usual size of pages. */
    private static final int PAGES = 64 << 10;

    /** Bytes that a processor brings at once, of most processors. */
    private static final int LINE = 64;

    /** So far the headers of a frame and the first bytes of its payload usually reach. */
    private static final int HEAD = 104;

    private final Records records;
    private final MemorySegment file;
    private final long length;
    private final long[] places = new long[WALKS];
    private final long[] limits = new long[WALKS];
    private long walked;
    private long brought;
    private int steps;

    /** Nobody reads it; that it is kept is what loads it. */
    @SuppressWarnings("UnusedVariable")
    private int loaded;

    /** Of a window whose memory may be all of a file. */
    ReadAhead(Records records) {
        this.records = records;
        file = records.window.whole();
        length = file.byteSize();
    }

    /** Bytes up to here are near. */
    long walked() {
        return walked;
    }

    /** Records that were touched, those of several walks more than once. */
    int steps() {
        return steps;
    }

    /**
     * A record begins at this place, which is not before {@link #walked}: walks to the end of what
     * is in the window. The heads of its records stay in the second cache until they are read.
     */
    void from(long place) {
        walked = records.window.end();
        if (bring(place) && place + HEAD < length) {
            begin(place);
            walk();
        }
    }

    private boolean bring(long place) {
        long from = Math.max(brought - brought % PAGES, place - place % PAGES);
        brought = walked;
        return MemoryAdvice.bring(file.asSlice(from, walked - from));
    }

    private void begin(long place) {
        long end = Math.min(walked, length - HEAD - 1);
        long each = (end - place) / WALKS;
        for (int i = 0; i < WALKS; i++) {
            long from = place + i * each;
            limits[i] = i == WALKS - 1 ? end : from + each;
            places[i] = i == 0 ? from : likelyFrom(from, limits[i]);
        }
    }

    private long likelyFrom(long from, long limit) {
        long looked = Math.min(limit, from + LOOKED);
        long likely = records.likelyFrom(from, looked);
        return likely == looked ? limit : likely;
    }

    /** A walk that is through goes on where the next one was, until the last one is through. */
    private void walk() {
        RecordShape shape = records.shape();
        MemorySegment memory = file;
        long end = limits[WALKS - 1];
        int seen = 0;
        boolean isWalking = true;
        while (isWalking) {
            isWalking = false;
            for (int i = 0; i < WALKS; i++) {
                long place = places[i];
                seen += memory.get(ValueLayout.JAVA_BYTE, place + LINE);
                seen += memory.get(ValueLayout.JAVA_BYTE, place + HEAD);
                places[i] = Math.min(end, shape.after(memory, place));
                isWalking |= places[i] < limits[i];
            }
            steps += WALKS;
        }
        loaded = seen;
    }
}
