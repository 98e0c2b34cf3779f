package io.minewatch.capture;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/**
 * Some frames that follow each other in a mapped file, in the order in which they stand there. Their
 * memory is valid until the {@link FrameBatches} they came from are closed. Reused.
 */
public final class FrameBatch {

    /** As many as a batch may hold unless it is told otherwise: so many headers stay in a cache. */
    public static final int USUAL_FRAMES = 1024;

    /** Bytes of the file after which a batch ends: what a core's own cache holds with ease. */
    static final int MAX_BYTES = 512 * 1024;

    private final long[] offsets;
    private final long[] nanos;
    private final int[] captured;
    private final int[] onWire;
    private final int[] linkTypes;
    private final List<Problem> problems = new ArrayList<>();
    private MemorySegment memory = MemorySegment.NULL;
    private int size;
    private long consumed;

    /** Room for so many frames, 1 or more. */
    public FrameBatch(int most) {
        offsets = new long[most];
        nanos = new long[most];
        captured = new int[most];
        onWire = new int[most];
        linkTypes = new int[most];
    }

    void clear(MemorySegment file) {
        memory = file;
        size = 0;
        problems.clear();
    }

    void add(Records frame) {
        offsets[size] = frame.offset;
        nanos[size] = frame.timestampNanos;
        captured[size] = frame.captured;
        onWire[size] = frame.onWire;
        linkTypes[size] = frame.linkType;
        size++;
    }

    boolean isFull() {
        return size == offsets.length;
    }

    /** What was found wrong behind the last of these frames, and how much of the file is read. */
    void end(List<Problem> found, long consumed) {
        problems.addAll(found);
        this.consumed = consumed;
    }

    List<Problem> problems() {
        return problems;
    }

    long consumed() {
        return consumed;
    }

    /** Frames in it. */
    public int size() {
        return size;
    }

    /** When a frame was captured, nanoseconds since the epoch. */
    public long timestampNanos(int frame) {
        return nanos[frame];
    }

    /** Shows one of the frames, from 0 on. */
    public void show(int frame, FrameListener listener) {
        listener.frame(
                memory,
                offsets[frame],
                captured[frame],
                onWire[frame],
                nanos[frame],
                linkTypes[frame]);
    }
}
