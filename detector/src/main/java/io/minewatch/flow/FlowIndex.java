package io.minewatch.flow;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Finds the slot of a followed flow by its key: open addressing with linear probing over native
 * memory, one 64-byte entry, that is one cache line, a flow.
 *
 * <p>Each packet looks in it, and nearly all of them in vain. So one byte of every key stands in an
 * array of its own: at most half of the entries are used, and a miss ends after one or two of those
 * bytes without touching the entries, but for one in a hundred. With 100,000 flows the bytes are
 * 256 kB, which the second level cache holds; the entries are 16 MB, which it does not.
 *
 * <p>The table begins small and doubles as flows are added. Deletion shifts followers back, so that
 * no graves slow the look-ups of a table that lives for weeks.
 *
 * <p>All of it is aligned. That is why the layouts are those that are not checked for it.
 */
final class FlowIndex implements AutoCloseable {

    /** No such flow. */
    static final int ABSENT = -1;

    private static final int ENTRY = 64;
    private static final int HIGH = 0;
    private static final int LOW = 8;
    private static final int SLOT = 16;

    /** Entries to begin with: 16 kB. */
    private static final int FIRST_ENTRIES = 256;

    /** Tag of an entry that is not used. */
    private static final byte FREE = 0;

    /** In every tag of a used entry. */
    private static final int USED = 0x80;

    private Arena arena = Arena.ofConfined();
    private MemorySegment tags;
    private MemorySegment table;
    private long mask;
    private int used;

    FlowIndex() {
        allocate(FIRST_ENTRIES);
    }

    private void allocate(long entries) {
        tags = arena.allocate(entries, ENTRY);
        table = arena.allocate(entries * ENTRY, ENTRY);
        mask = entries - 1;
    }

    /** Slot of the flow, or {@link #ABSENT}. */
    int find(FlowKey key) {
        return find(key.high(), key.low());
    }

    /** Slot of the flow, or {@link #ABSENT}. */
    int find(long high, long low) {
        byte wanted = tagOf(high);
        long at = home(low);
        while (true) {
            byte tag = tag(at);
            if (tag == FREE) {
                return ABSENT;
            }
            if (tag == wanted && low(at) == low && high(at) == high) {
                return slot(at);
            }
            at = after(at);
        }
    }

    /** Adds a flow that is not in the table. */
    void add(long high, long low, int slot) {
        if (2L * (used + 1) > mask + 1) {
            grow();
        }
        put(high, low, slot);
        used++;
    }

    private void put(long high, long low, int slot) {
        long at = home(low);
        while (tag(at) != FREE) {
            at = after(at);
        }
        tags.set(ValueLayout.JAVA_BYTE, at, tagOf(high));
        table.set(ValueLayout.JAVA_LONG_UNALIGNED, at * ENTRY + HIGH, high);
        table.set(ValueLayout.JAVA_LONG_UNALIGNED, at * ENTRY + LOW, low);
        table.set(ValueLayout.JAVA_INT_UNALIGNED, at * ENTRY + SLOT, slot);
    }

    private void grow() {
        Arena oldArena = arena;
        MemorySegment oldTags = tags;
        MemorySegment old = table;
        arena = Arena.ofConfined();
        allocate(oldTags.byteSize() * 2);
        for (long at = 0; at < oldTags.byteSize(); at++) {
            if (oldTags.get(ValueLayout.JAVA_BYTE, at) != FREE) {
                put(
                        old.get(ValueLayout.JAVA_LONG_UNALIGNED, at * ENTRY + HIGH),
                        old.get(ValueLayout.JAVA_LONG_UNALIGNED, at * ENTRY + LOW),
                        old.get(ValueLayout.JAVA_INT_UNALIGNED, at * ENTRY + SLOT));
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
        while (tag(at) != FREE) {
            if (distance(home(low(at)), at) >= distance(hole, at)) {
                tags.set(ValueLayout.JAVA_BYTE, hole, tag(at));
                MemorySegment.copy(table, at * ENTRY, table, hole * ENTRY, ENTRY);
                hole = at;
            }
            at = after(at);
        }
        tags.set(ValueLayout.JAVA_BYTE, hole, FREE);
        table.asSlice(hole * ENTRY, ENTRY).fill((byte) 0);
        used--;
    }

    /** Of the half of the key that does not tell the place. */
    private static byte tagOf(long high) {
        return (byte) (high | USED);
    }

    private byte tag(long at) {
        return tags.get(ValueLayout.JAVA_BYTE, at);
    }

    private int slot(long at) {
        return table.get(ValueLayout.JAVA_INT_UNALIGNED, at * ENTRY + SLOT);
    }

    private long low(long at) {
        return table.get(ValueLayout.JAVA_LONG_UNALIGNED, at * ENTRY + LOW);
    }

    private long high(long at) {
        return table.get(ValueLayout.JAVA_LONG_UNALIGNED, at * ENTRY + HIGH);
    }

    private long home(long low) {
        return low & mask;
    }

    private long after(long at) {
        return at + 1 & mask;
    }

    private long distance(long from, long to) {
        return to - from & mask;
    }

    @Override
    public void close() {
        arena.close();
    }
}
