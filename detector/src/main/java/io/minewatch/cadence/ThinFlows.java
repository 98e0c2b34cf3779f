package io.minewatch.cadence;

import io.minewatch.bytes.MemoryAdvice;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * The flows that cannot be read: their entries, and how to find them, in native memory.
 *
 * <p>The table is made of sets of eight places. All that a look-up needs of a set is one cache
 * line: of each place 15 bits of the key, what is there, when it was heard, where its entry is and
 * since when. So a flow that is not there costs that line, and so does one that is known to be of
 * no interest: such a flow has a place, but no entry. There are twice as many places as entries.
 * Entries are made in slabs as they are needed, so memory is what the flows take.
 *
 * <p>A place of a flow without an entry is told by 15 bits and its set: one in some thousands of
 * flows is taken for another one that is let go. A flow with an entry is told by 64 bits besides.
 *
 * <p>All of it is aligned. That is why the layouts are those that are not checked for it.
 */
final class ThinFlows implements AutoCloseable {

    /** No such flow, or no room. */
    static final int ABSENT = -1;

    /** What is at a place. */
    static final byte FREE = 0;

    /** A connection begins; side 0 or 1 is the client. */
    static final byte OPENED_0 = 1;

    static final byte OPENED_1 = 2;

    /** Its end was heard: what comes late is of no matter. */
    static final byte OVER = 3;

    /** Too much is said in it, or it can be read. */
    static final byte LEFT = 4;

    /** It has an entry. */
    static final byte THIN = 5;

    /** The same, and it must not leave. */
    static final byte KEPT = 6;

    static final int WAYS = 8;

    /**
     * Where there is no entry left, so many sets are searched for one that can be had, a power of
     * two: neighbours, of which processors load two at once.
     */
    private static final int SEARCHED_SETS = 2;

    private static final int LINE = 64;
    private static final int STATES = WAYS * Short.BYTES;
    private static final int SEEN = STATES + WAYS;
    private static final int ENTRIES = SEEN + WAYS;

    private static final long EACH = 0x0001_0001_0001_0001L;
    private static final long TOP = 0x8000_8000_8000_8000L;

    /**
     * What an entry's number needs of an integer; the time since when it is in use has the rest.
     */
    private static final int INDEX_BITS = 20;

    private static final int INDEX = (1 << INDEX_BITS) - 1;

    /**
     * So long may stay who came last, in units of time: somewhat more than a minute, for in less
     * than {@link Rhythm#SHORTEST_SECONDS} nothing can be told. Where more come than there is room
     * for, none of them would be watched long enough otherwise, as each had to leave for the next.
     */
    static final int STAY = 9;

    /** The highest age that is told from one around the clock of 12 bits. */
    private static final int OLDEST = 2250;

    /** Entries of a slab: it fills a large page. */
    private static final int SLAB = MemoryAdvice.LARGE_PAGE / Entry.BYTES;

    private static final int NOTHING = -1;

    /** Ages are a byte that goes round. */
    private static final int MOST_AGE = 0xff;

    /** What is known of all ways of a set, the first one lowest. */
    private static final ValueLayout.OfLong EIGHT =
            ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final Arena arena = Arena.ofConfined();
    private final MemorySegment lines;
    private final int mask;
    private final int maxFlows;
    private final MemorySegment[] slabs;

    /** Nobody reads it; that it is kept is what loads it. */
    @SuppressWarnings("UnusedVariable")
    private long loaded;

    private int reached;
    private int firstFree = NOTHING;
    private int now;
    private int used;

    /** Room for so many entries, a power of two. */
    ThinFlows(int maxFlows) {
        this.maxFlows = maxFlows;
        int sets = Math.max(1, 2 * maxFlows / WAYS);
        mask = sets - 1;
        lines = allocate((long) sets * LINE);
        slabs = new MemorySegment[(maxFlows + SLAB - 1) / SLAB];
    }

    private MemorySegment allocate(long bytes) {
        boolean isLarge = bytes >= MemoryAdvice.LARGE_PAGE;
        MemorySegment memory = arena.allocate(bytes, isLarge ? MemoryAdvice.LARGE_PAGE : LINE);
        MemoryAdvice.inLargePages(memory);
        return memory;
    }

    /**
     * Begins to load what {@link #find} will need. It is often far away; who has other things to do
     * meanwhile need not wait for it then.
     */
    void ahead(long low) {
        loaded = lines.get(ValueLayout.JAVA_LONG_UNALIGNED, (long) ((int) low & mask) * LINE);
    }

    /** Place of a flow, or {@link #ABSENT}. */
    int find(long high, long low) {
        int set = (int) low & mask;
        long line = (long) set * LINE;
        short tag = tagOf(high);
        long wanted = (tag & 0xffffL) * EACH;
        for (int half = 0; half < WAYS; half += WAYS / 2) {
            long differ =
                    lines.get(ValueLayout.JAVA_LONG_UNALIGNED, line + (long) half * Short.BYTES)
                            ^ wanted;
            if ((differ - EACH & ~differ & TOP) != 0) {
                int found = verify(set, half, tag, high);
                if (found != ABSENT) {
                    return found;
                }
            }
        }
        return ABSENT;
    }

    private int verify(int set, int half, short tag, long high) {
        for (int way = half; way < half + WAYS / 2; way++) {
            int place = set * WAYS + way;
            if (lines.get(ValueLayout.JAVA_SHORT_UNALIGNED, tagAt(place)) == tag
                    && (!hasEntry(place) || isOf(place, high))) {
                return place;
            }
        }
        return ABSENT;
    }

    /** Loads what else a segment needs at the same time as the key: both are often far away. */
    private boolean isOf(int place, long high) {
        MemorySegment memory = memory(place);
        long entry = entry(place);
        loaded = memory.get(ValueLayout.JAVA_LONG_UNALIGNED, entry + Entry.PUSHES);
        return Entry.key(memory, entry) == high;
    }

    /** Never 0, which is at places that are free. */
    private static short tagOf(long high) {
        return (short) (high | 1);
    }

    /** Places in all. */
    int places() {
        return (mask + 1) * WAYS;
    }

    /** Sets of places. */
    int sets() {
        return mask + 1;
    }

    /** True if all places of a set are free. */
    boolean isEmpty(int set) {
        return lines.get(ValueLayout.JAVA_LONG_UNALIGNED, (long) set * LINE + STATES) == 0;
    }

    /** Flows that have an entry. */
    int used() {
        return used;
    }

    byte state(int place) {
        return lines.get(ValueLayout.JAVA_BYTE, lineOf(place) + STATES + wayOf(place));
    }

    void state(int place, byte state) {
        lines.set(ValueLayout.JAVA_BYTE, lineOf(place) + STATES + wayOf(place), state);
    }

    /** When it was heard, in the unit of who asks, the lowest 8 bits. */
    int seen(int place) {
        return lines.get(ValueLayout.JAVA_BYTE, lineOf(place) + SEEN + wayOf(place)) & 0xff;
    }

    void seen(int place, int time) {
        lines.set(ValueLayout.JAVA_BYTE, lineOf(place) + SEEN + wayOf(place), (byte) time);
    }

    boolean hasEntry(int place) {
        return state(place) >= THIN;
    }

    /** The memory in which the flow's entry is. */
    MemorySegment memory(int place) {
        return slabs[index(place) / SLAB];
    }

    /** Where in that memory it begins. */
    long entry(int place) {
        return (long) (index(place) % SLAB) * Entry.BYTES;
    }

    private int index(int place) {
        return lines.get(ValueLayout.JAVA_INT_UNALIGNED, indexAt(place)) & INDEX;
    }

    /** How late it is: what entries are given from now on are of this time. */
    void time(int units) {
        now = units;
    }

    /** Units of time for which the entry of a place is in use. */
    private int use(int place) {
        int since = lines.get(ValueLayout.JAVA_INT_UNALIGNED, indexAt(place)) >>> INDEX_BITS;
        return now - since & -1 >>> INDEX_BITS;
    }

    /**
     * Keeps an entry's age from beginning anew: to be asked of each place with an entry more often
     * than the clock of 12 bits goes round, less {@link #OLDEST}.
     */
    void ages(int place) {
        if (use(place) > OLDEST) {
            set(place, index(place), OLDEST);
        }
    }

    private void set(int place, int index, int use) {
        int since = now - use << INDEX_BITS;
        lines.set(ValueLayout.JAVA_INT_UNALIGNED, indexAt(place), since | index);
    }

    /**
     * Makes a place for a flow that is not there: a free one, or else of one that begins or is over
     * or left, in that order, the one silent longest.
     *
     * @return the place, or {@link #ABSENT} if only flows with entries are in the set
     */
    int open(long high, long low, byte state, int time) {
        int set = (int) low & mask;
        int way = worst(set, time);
        if (way == ABSENT) {
            return ABSENT;
        }
        int place = set * WAYS + way;
        lines.set(ValueLayout.JAVA_SHORT_UNALIGNED, tagAt(place), tagOf(high));
        state(place, state);
        seen(place, time);
        return place;
    }

    private int worst(int set, int time) {
        long states = lines.get(EIGHT, (long) set * LINE + STATES);
        long seen = lines.get(EIGHT, (long) set * LINE + SEEN);
        int worst = ABSENT;
        int least = Integer.MAX_VALUE;
        for (int way = 0; way < WAYS; way++) {
            int state = byteOf(states, way);
            int youth = MOST_AGE - (time - byteOf(seen, way) & MOST_AGE);
            int rank = state == OPENED_1 ? OPENED_0 : state;
            int worth = rank << Byte.SIZE | youth;
            if (state < THIN && worth < least) {
                least = worth;
                worst = way;
            }
        }
        return worst;
    }

    private static int byteOf(long eight, int way) {
        return (int) (eight >>> way * Byte.SIZE) & 0xff;
    }

    /** How long ago it was heard. */
    int age(int place, int time) {
        return time - seen(place) & MOST_AGE;
    }

    /** True if a flow with this key would be given an entry, be it that of another one. */
    boolean hasRoom(long low) {
        return used < maxFlows || youngest(low, false) != ABSENT;
    }

    /** Gives an entry to a place that has none. False if none is left. */
    boolean give(int place, byte state) {
        int index = take();
        if (index == NOTHING) {
            return false;
        }
        set(place, index, 0);
        state(place, state);
        used++;
        return true;
    }

    private int take() {
        if (firstFree != NOTHING) {
            int index = firstFree;
            firstFree = (int) Entry.key(slabs[index / SLAB], at(index));
            return index;
        }
        if (reached == maxFlows) {
            return NOTHING;
        }
        if (reached % SLAB == 0) {
            long entries = Math.min(SLAB, maxFlows - reached);
            slabs[reached / SLAB] = allocate(entries * Entry.BYTES);
        }
        return reached++;
    }

    private static long at(int index) {
        return (long) (index % SLAB) * Entry.BYTES;
    }

    /** Takes its entry from a place, which goes on to be known as what is said. */
    void take(int place, byte state) {
        int index = index(place);
        slabs[index / SLAB].set(ValueLayout.JAVA_LONG_UNALIGNED, at(index) + Entry.KEY, firstFree);
        firstFree = index;
        used--;
        state(place, state);
    }

    /** Nobody is at a place any more that has no entry. */
    void free(int place) {
        lines.set(ValueLayout.JAVA_SHORT_UNALIGNED, tagAt(place), (short) 0);
        state(place, FREE);
    }

    /**
     * The flow with an entry that must leave if another one comes: the youngest of the set of this
     * key if that is full, of its neighbour too otherwise. {@link #ABSENT} if all must be kept, or
     * if it came less than {@link #STAY} ago: then the other one must wait.
     *
     * @param near only of that very set
     */
    int youngest(long low, boolean near) {
        int youngest = ABSENT;
        int least = Integer.MAX_VALUE;
        int set = (int) low & mask;
        for (int other = 0; other < (near ? 1 : SEARCHED_SETS) && least >= STAY; other++) {
            long states = lines.get(EIGHT, (long) (set ^ other) * LINE + STATES);
            for (int way = 0; way < WAYS; way++) {
                int place = (set ^ other) * WAYS + way;
                if (byteOf(states, way) == THIN && use(place) < least) {
                    least = use(place);
                    youngest = place;
                }
            }
        }
        return least < STAY ? ABSENT : youngest;
    }

    private static long tagAt(int place) {
        return lineOf(place) + (long) wayOf(place) * Short.BYTES;
    }

    private static long indexAt(int place) {
        return lineOf(place) + ENTRIES + (long) wayOf(place) * Integer.BYTES;
    }

    private static long lineOf(int place) {
        return (long) (place / WAYS) * LINE;
    }

    private static int wayOf(int place) {
        return place % WAYS;
    }

    @Override
    public void close() {
        arena.close();
    }
}
