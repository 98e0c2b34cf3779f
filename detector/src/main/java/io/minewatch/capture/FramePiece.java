package io.minewatch.capture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The frames that begin in one piece of a {@link SharedCapture}. One thread at a time. */
public final class FramePiece {

    /** Frames of usual size in a piece of usual length. */
    private static final int FIRST_FRAMES = 4096;

    private static final long NOWHERE = -1;

    private final PcapRecords records;
    private final PieceWindow window;
    private final int length;
    private long[] places = new long[FIRST_FRAMES];
    private long[] nanos = new long[FIRST_FRAMES];
    private final List<Problem> problems = new ArrayList<>();
    private long limit;
    private long start;
    private int size;
    private long end;
    private boolean more;

    FramePiece(PcapRecords first, PieceWindow window, int length) {
        this.window = window;
        records = first.in(window, problems::add);
        this.length = length;
    }

    /** Reads a piece, the first being 0, from where its first frame seems to begin. */
    public void read(long number, FrameListener listener) {
        limit = (number + 1) * length;
        clear();
        window.begin(number * length);
        window.moveTo(records.likelyFrom(window.position(), placeOf(limit)));
        read(listener);
        window.looked();
    }

    /** Reads the same piece from where a frame does begin; nothing if that is behind its end. */
    void readFrom(long place, FrameListener listener) {
        clear();
        window.begin(place);
        read(listener);
    }

    /** What was read before is of no use, also if nothing can be read now. */
    private void clear() {
        problems.clear();
        size = 0;
        start = NOWHERE;
        more = true;
    }

    private void read(FrameListener listener) {
        start = window.consumed();
        while (window.consumed() < limit && more) {
            more = records.next();
            if (more) {
                makeRoom();
                places[size] = records.record;
                nanos[size] = records.timestampNanos;
                show(listener);
                size++;
            }
        }
        end = window.consumed();
    }

    private long placeOf(long offset) {
        return offset - window.offsetOf(0);
    }

    /** A record has 16 bytes at least, so the piece bounds them. */
    private void makeRoom() {
        if (size == places.length) {
            places = Arrays.copyOf(places, 2 * size);
            nanos = Arrays.copyOf(nanos, 2 * size);
        }
    }

    private void show(FrameListener listener) {
        listener.frame(
                window.memory(),
                records.offset,
                records.captured,
                records.onWire,
                records.timestampNanos,
                records.linkType);
    }

    /** Shows one of the frames again, from 0 on. */
    public void show(int frame, FrameListener listener) {
        window.moveTo(places[frame]);
        records.next();
        show(listener);
    }

    /** Frames that were shown. */
    public int size() {
        return size;
    }

    /** When a frame was captured, nanoseconds since the epoch. */
    public long timestampNanos(int frame) {
        return nanos[frame];
    }

    boolean isAt(long place) {
        return start == place;
    }

    long end() {
        return end;
    }

    boolean isLast() {
        return !more;
    }

    List<Problem> problems() {
        return problems;
    }
}
