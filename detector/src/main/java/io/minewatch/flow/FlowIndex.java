package io.minewatch.flow;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Finds the slot of a followed flow by its key: open addressing with linear probing over native
 * memory, one 64-byte entry, that is one cache line, a flow.
 *
 * <p>At most half of the entries are used, so a miss, which is what ordinary traffic gets, ends
 * after one or two entries. Deletion shifts followers back, so that no graves slow the look-ups of
 * a table that lives for weeks.
 */
final class FlowIndex implements AutoCloseable {

    /** No such flow. */
    static final int ABSENT = -1;

    private static final int ENTRY = 64;
    private static final int HIGH = 0;
    private static final int LOW = 8;

    /** The slot plus one, so that zeroed memory is empty. */
    private static final int SLOT = 16;

    private final Arena arena = Arena.ofConfined();
    private final MemorySegment table;
    private final int mask;

    FlowIndex(int maxFlows) {
        int entries = Integer.highestOneBit(maxFlows - 1) << 2;
        table = arena.allocate((long) entries * ENTRY, ENTRY);
        mask = entries - 1;
    }

    /** Slot of the flow, or {@link #ABSENT}. */
    int find(FlowKey key) {
        long at = home(key.low());
        while (true) {
            int slot = table.get(ValueLayout.JAVA_INT, at + SLOT);
            if (slot == 0) {
                return ABSENT;
            }
            if (table.get(ValueLayout.JAVA_LONG, at + LOW) == key.low()
                    && table.get(ValueLayout.JAVA_LONG, at + HIGH) == key.high()) {
                return slot - 1;
            }
            at = after(at);
        }
    }

    /** Adds a flow that is not in the table. The caller keeps at most half of the entries used. */
    void add(long high, long low, int slot) {
        long at = home(low);
        while (table.get(ValueLayout.JAVA_INT, at + SLOT) != 0) {
            at = after(at);
        }
        table.set(ValueLayout.JAVA_LONG, at + HIGH, high);
        table.set(ValueLayout.JAVA_LONG, at + LOW, low);
        table.set(ValueLayout.JAVA_INT, at + SLOT, slot + 1);
    }

    /** Removes a flow that is in the table. */
    void remove(long high, long low) {
        long hole = home(low);
        while (table.get(ValueLayout.JAVA_LONG, hole + LOW) != low
                || table.get(ValueLayout.JAVA_LONG, hole + HIGH) != high) {
            hole = after(hole);
        }
        long at = after(hole);
        while (table.get(ValueLayout.JAVA_INT, at + SLOT) != 0) {
            long home = home(table.get(ValueLayout.JAVA_LONG, at + LOW));
            if (distance(home, at) >= distance(hole, at)) {
                MemorySegment.copy(table, at, table, hole, ENTRY);
                hole = at;
            }
            at = after(at);
        }
        table.asSlice(hole, ENTRY).fill((byte) 0);
    }

    private long home(long low) {
        return (low & mask) * ENTRY;
    }

    private long after(long at) {
        return (at + ENTRY) & ((long) mask * ENTRY);
    }

    private long distance(long from, long to) {
        return (to - from) & ((long) mask * ENTRY);
    }

    @Override
    public void close() {
        arena.close();
    }
}
