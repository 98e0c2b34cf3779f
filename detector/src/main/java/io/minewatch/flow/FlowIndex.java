package io.minewatch.flow;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Finds the slot of a followed flow by its key: open addressing with linear probing over native
 * memory, one 64-byte entry, that is one cache line, a flow.
 *
 * <p>At most half of the entries are used, so a miss, which is what ordinary traffic gets, ends
 * after one or two entries. The table begins small and doubles as flows are added, so that with few
 * suspects all of it stays in the processor's caches: each packet looks in it. Deletion shifts
 * followers back, so that no graves slow the look-ups of a table that lives for weeks.
 */
final class FlowIndex implements AutoCloseable {

    /** No such flow. */
    static final int ABSENT = -1;

    private static final int ENTRY = 64;
    private static final int HIGH = 0;
    private static final int LOW = 8;

    /** The slot plus one, so that zeroed memory is empty. */
    private static final int SLOT = 16;

    /** Entries to begin with: 16 kB. */
    private static final int FIRST_ENTRIES = 256;

    private Arena arena = Arena.ofConfined();
    private MemorySegment table;
    private long mask;
    private int used;

    FlowIndex() {
        allocate(FIRST_ENTRIES);
    }

    private void allocate(long entries) {
        table = arena.allocate(entries * ENTRY, ENTRY);
        mask = (entries - 1) * ENTRY;
    }

    /** Slot of the flow, or {@link #ABSENT}. */
    int find(FlowKey key) {
        long at = home(key.low());
        while (true) {
            int slot = slot(at);
            if (slot == 0) {
                return ABSENT;
            }
            if (low(at) == key.low() && high(at) == key.high()) {
                return slot - 1;
            }
            at = after(at);
        }
    }

    /** Adds a flow that is not in the table. */
    void add(long high, long low, int slot) {
        if (2L * (used + 1) > mask / ENTRY + 1) {
            grow();
        }
        put(high, low, slot + 1);
        used++;
    }

    private void put(long high, long low, int slotPlusOne) {
        long at = home(low);
        while (slot(at) != 0) {
            at = after(at);
        }
        table.set(ValueLayout.JAVA_LONG, at + HIGH, high);
        table.set(ValueLayout.JAVA_LONG, at + LOW, low);
        table.set(ValueLayout.JAVA_INT, at + SLOT, slotPlusOne);
    }

    private void grow() {
        Arena oldArena = arena;
        MemorySegment old = table;
        arena = Arena.ofConfined();
        allocate(old.byteSize() / ENTRY * 2);
        for (long at = 0; at < old.byteSize(); at += ENTRY) {
            int slot = old.get(ValueLayout.JAVA_INT, at + SLOT);
            if (slot != 0) {
                put(
                        old.get(ValueLayout.JAVA_LONG, at + HIGH),
                        old.get(ValueLayout.JAVA_LONG, at + LOW),
                        slot);
            }
        }
        oldArena.close();
    }

    /** Removes a flow that is in the table. */
    void remove(long high, long low) {
        long hole = home(low);
        while (low(hole) != low || high(hole) != high) {
            hole = after(hole);
        }
        long at = after(hole);
        while (slot(at) != 0) {
            if (distance(home(low(at)), at) >= distance(hole, at)) {
                MemorySegment.copy(table, at, table, hole, ENTRY);
                hole = at;
            }
            at = after(at);
        }
        table.asSlice(hole, ENTRY).fill((byte) 0);
        used--;
    }

    private int slot(long at) {
        return table.get(ValueLayout.JAVA_INT, at + SLOT);
    }

    private long low(long at) {
        return table.get(ValueLayout.JAVA_LONG, at + LOW);
    }

    private long high(long at) {
        return table.get(ValueLayout.JAVA_LONG, at + HIGH);
    }

    private long home(long low) {
        return low * ENTRY & mask;
    }

    private long after(long at) {
        return at + ENTRY & mask;
    }

    private long distance(long from, long to) {
        return to - from & mask;
    }

    @Override
    public void close() {
        arena.close();
    }
}
