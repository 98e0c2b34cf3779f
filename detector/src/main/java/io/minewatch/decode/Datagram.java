package io.minewatch.decode;

import io.minewatch.bytes.Wire;
import io.minewatch.metrics.Drop;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/**
 * One IP packet being put together. Its memory is made once, and serves many packets one after
 * another.
 */
final class Datagram {

    /** Fragments begin at multiples of this, RFC 791 section 3.2. */
    static final int UNIT = 8;

    /** Longest payload that the length field of an IP header can say. */
    static final int MAX_LENGTH = 65_535;

    private static final int UNKNOWN = -1;

    private final MemorySegment memory = Arena.ofAuto().allocate(MAX_LENGTH + 1);

    /** One bit per unit that has come. */
    private final long[] seen = new long[(MAX_LENGTH + 1) / UNIT / Long.SIZE];

    private long sourceHigh;
    private long sourceLow;
    private long destinationHigh;
    private long destinationLow;
    private long domain;
    private int id;
    private int protocol;

    private int length;
    private int furthest;
    private int unitsSeen;
    private boolean contradicted;

    /** Forgets what was, and waits for the fragments of this packet. */
    void begin(Packet packet, long domain, int id, int protocol) {
        sourceHigh = packet.sourceHigh;
        sourceLow = packet.sourceLow;
        destinationHigh = packet.destinationHigh;
        destinationLow = packet.destinationLow;
        this.domain = domain;
        this.id = id;
        this.protocol = protocol;
        Arrays.fill(seen, 0);
        length = UNKNOWN;
        furthest = 0;
        unitsSeen = 0;
        contradicted = false;
    }

    boolean isOf(Packet packet, long domain, int id, int protocol) {
        return sourceLow == packet.sourceLow
                && destinationLow == packet.destinationLow
                && sourceHigh == packet.sourceHigh
                && destinationHigh == packet.destinationHigh
                && this.domain == domain
                && this.id == id
                && this.protocol == protocol;
    }

    /**
     * Takes a fragment in. Once two contradict each other, nobody knows which one the receiver
     * believed: all are refused from then on (RFC 5722 for IPv6, and as good for IPv4). A fragment
     * that repeats another is no contradiction; mirrors see packets twice.
     *
     * @param offset in bytes, of the fragment in its packet
     * @param more false for the last fragment
     * @return why it is not yet a packet, or {@link Drop#FRAGMENT_HELD} and {@link #isComplete}
     */
    Drop add(Cursor cursor, int offset, boolean more) {
        int size = cursor.captured();
        int end = offset + size;
        contradicted |= !fitsLength(end, more) || differs(cursor, offset, size);
        if (contradicted) {
            return Drop.FRAGMENT_OVERLAP;
        }
        if (!more) {
            length = end;
        }
        furthest = Math.max(furthest, end);
        MemorySegment.copy(cursor.memory(), cursor.at(), memory, offset, size);
        mark(offset, end);
        return Drop.FRAGMENT_HELD;
    }

    boolean isComplete() {
        return length != UNKNOWN && unitsSeen == units(length);
    }

    /** Points at the whole payload. Only if it is complete. */
    void read(Cursor cursor) {
        cursor.wrap(memory, 0, length, length);
    }

    private boolean fitsLength(int end, boolean more) {
        if (!more && (length != UNKNOWN && length != end || end < furthest)) {
            return false;
        }
        return length == UNKNOWN || end <= length;
    }

    /** True if bytes that have come before are others now. */
    private boolean differs(Cursor cursor, int offset, int size) {
        for (int i = 0; i < size; i += UNIT) {
            if (isSeen((offset + i) / UNIT) && differsAt(cursor, i, offset + i, size - i)) {
                return true;
            }
        }
        return false;
    }

    private boolean differsAt(Cursor cursor, int from, int to, int left) {
        if (left >= UNIT) {
            return cursor.i64(from) != Wire.i64(memory, to);
        }
        for (int i = 0; i < left; i++) {
            if (cursor.u8(from + i) != (memory.get(ValueLayout.JAVA_BYTE, to + i) & 0xff)) {
                return true;
            }
        }
        return false;
    }

    private void mark(int offset, int end) {
        for (int unit = offset / UNIT; unit < units(end); unit++) {
            if (!isSeen(unit)) {
                seen[unit / Long.SIZE] |= 1L << unit;
                unitsSeen++;
            }
        }
    }

    private boolean isSeen(int unit) {
        return (seen[unit / Long.SIZE] & 1L << unit) != 0;
    }

    private static int units(int bytes) {
        return (bytes + UNIT - 1) / UNIT;
    }
}
