package io.minewatch.cli.mirror;

import java.util.Arrays;

/** What one side of a TCP conversation sent, and what of it is missing in the capture. */
final class Direction {

    /** Bytes that are still missing somewhere before the end: more than this are not watched. */
    private static final int MAX_HOLES = 16;

    /** No window of TCP is open so far in practice; a greater step is another connection. */
    private static final int MAX_STEP = 4 * 1024 * 1024;

    private final int[] holeStart = new int[MAX_HOLES];
    private final int[] holeEnd = new int[MAX_HOLES];
    private int holes;
    private boolean seen;
    private boolean hasData;
    private int next;
    private long vlans;
    private long bytes;
    private long missing;

    /** One segment; {@code length} counts SYN and FIN as one byte each, RFC 9293 section 3.4. */
    void segment(int sequence, int length, boolean data, long vlans) {
        hasData |= data;
        bytes += length;
        this.vlans = vlans;
        int step = sequence - next;
        if (!seen || Math.abs(step) > MAX_STEP) {
            seen = true;
            holes = 0;
            next = sequence + length;
            return;
        }
        if (step > 0) {
            missing += step;
            open(next, sequence);
        } else if (step < 0) {
            fill(sequence, sequence + length);
        }
        if (sequence + length - next > 0) {
            next = sequence + length;
        }
    }

    private void open(int start, int end) {
        if (holes == MAX_HOLES) {
            System.arraycopy(holeStart, 1, holeStart, 0, MAX_HOLES - 1);
            System.arraycopy(holeEnd, 1, holeEnd, 0, MAX_HOLES - 1);
            holes--;
        }
        holeStart[holes] = start;
        holeEnd[holes] = end;
        holes++;
    }

    /** What comes late or again was lost on its way, not by the mirror. */
    private void fill(int start, int end) {
        for (int i = 0; i < holes; i++) {
            int from = start - holeStart[i] > 0 ? start : holeStart[i];
            int to = end - holeEnd[i] < 0 ? end : holeEnd[i];
            if (to - from <= 0) {
                continue;
            }
            missing -= to - from;
            int restStart = to;
            int restEnd = holeEnd[i];
            holeEnd[i] = from;
            if (restEnd - restStart > 0) {
                open(restStart, restEnd);
                return;
            }
        }
    }

    boolean isSeen() {
        return seen;
    }

    boolean hasData() {
        return hasData;
    }

    /** The VLAN tags of the last segment, as one number. */
    long vlans() {
        return vlans;
    }

    long bytes() {
        return bytes;
    }

    long missing() {
        return missing;
    }

    @Override
    public String toString() {
        return "%d bytes, %d missing, holes from %s"
                .formatted(bytes, missing, Arrays.toString(Arrays.copyOf(holeStart, holes)));
    }
}
