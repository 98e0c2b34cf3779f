package io.minewatch.protocol.tls;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/**
 * Keeps what began in one TCP segment and goes on in the next: hellos with post-quantum keys, and
 * servers' certificates. Room for a fixed number of them, each of fixed size, taken once: nothing
 * is allocated after construction.
 *
 * <p>Segments must come in order; where one is missing the rest is of no use and is given up. Where
 * all places are taken the oldest leaves. A flow's key must be a keyed hash of the flow and the
 * direction, so that nobody can choose where it falls. Not for several threads.
 */
public final class HelloRoom {

    /** Tells how long a whole one is. */
    @FunctionalInterface
    public interface Measure {

        /**
         * How many bytes there must be for it to be whole; at most the length if it is. 0 if these
         * bytes are none, whatever follows.
         */
        int needed(MemorySegment memory, long offset, int length);
    }

    /** Bytes of one place: see {@link Handshake#MOST}, and room for the heads of records. */
    public static final int LONGEST = Handshake.MOST;

    /** Hellos are whole within milliseconds; with a segment sent again twice, within seconds. */
    public static final long PATIENCE_NANOS = 10_000_000_000L;

    /**
     * Places for a worker that sees 25,000 connections begin in a second, each waiting 40 ms for
     * its second segment.
     */
    public static final int PLACES = 1024;

    private static final int NONE = -1;

    private final Measure measure;
    private final int places;
    private final MemorySegment memory;
    private final long[] highs;
    private final long[] lows;
    private final long[] begun;
    private final int[] lengths;
    private final int[] expected;
    private final boolean[] taken;

    /** First place of each chain, and the next place of the same chain. */
    private final int[] heads;

    private final int[] next;

    private int cursor;
    private int oldest;
    private int waiting;
    private int whole;

    private long completed;
    private long gaps;
    private long replaced;
    private long expired;
    private long tooLong;

    /**
     * Takes the memory: 4 KiB and 40 bytes for each place.
     *
     * @param places a power of two
     */
    public HelloRoom(int places, Measure measure) {
        if (Integer.bitCount(places) != 1) {
            throw new IllegalArgumentException("places: must be a power of two, not " + places);
        }
        this.measure = measure;
        this.places = places;
        memory = Arena.ofAuto().allocate((long) places * LONGEST);
        highs = new long[places];
        lows = new long[places];
        begun = new long[places];
        lengths = new int[places];
        expected = new int[places];
        taken = new boolean[places];
        heads = new int[places];
        next = new int[places];
        Arrays.fill(heads, NONE);
    }

    /**
     * Keeps a first segment, in place of what was kept for the flow. False if it is whole already,
     * none at all, or longer than a place.
     *
     * @param sequence of the segment's first byte
     */
    public boolean begin(
            long high,
            long low,
            int sequence,
            MemorySegment from,
            long offset,
            int length,
            long nanos) {
        expire(nanos);
        forget(high, low);
        int needed = measure.needed(from, offset, length);
        if (needed <= length || needed > LONGEST) {
            tooLong += needed > LONGEST ? 1 : 0;
            return false;
        }
        int place = cursor;
        cursor = cursor + 1 & places - 1;
        if (taken[place]) {
            replaced++;
            leave(place);
        }
        if (place == oldest && waiting > 0) {
            oldest = cursor;
        }
        enter(place, high, low);
        begun[place] = nanos;
        lengths[place] = 0;
        expected[place] = sequence;
        append(place, from, offset, length);
        return true;
    }

    /** True if the rest of something is waited for; a comparison where nothing is. */
    public boolean awaits(long high, long low) {
        return waiting > 0 && find(high, low) != NONE;
    }

    /**
     * Adds a segment of a flow. True if what was begun is whole now: {@link #memory}, {@link
     * #offset} and {@link #length} have it until the next call. Bytes that were here before are
     * passed over; a gap ends the waiting.
     */
    public boolean add(
            long high, long low, int sequence, MemorySegment from, long offset, int length) {
        int place = find(high, low);
        if (place == NONE) {
            return false;
        }
        int known = expected[place] - sequence;
        if (known < 0) {
            gaps++;
            leave(place);
            return false;
        }
        if (known >= length) {
            return false;
        }
        append(place, from, offset + known, length - known);
        return isWhole(place);
    }

    private boolean isWhole(int place) {
        int needed = measure.needed(memory, start(place), lengths[place]);
        if (needed > lengths[place] && needed <= LONGEST) {
            return false;
        }
        leave(place);
        if (needed == 0 || needed > LONGEST) {
            tooLong += needed == 0 ? 0 : 1;
            return false;
        }
        completed++;
        whole = place;
        return true;
    }

    /** Forgets what was kept for a flow, if anything: it has ended. */
    public void forget(long high, long low) {
        int place = waiting > 0 ? find(high, low) : NONE;
        if (place != NONE) {
            leave(place);
        }
    }

    private void append(int place, MemorySegment from, long offset, int length) {
        int fits = Math.min(length, LONGEST - lengths[place]);
        MemorySegment.copy(from, offset, memory, start(place) + lengths[place], fits);
        lengths[place] += fits;
        expected[place] += length;
    }

    /** Places are taken in turn, so the oldest stand together before the cursor. */
    private void expire(long nanos) {
        while (waiting > 0 && (!taken[oldest] || nanos - begun[oldest] > PATIENCE_NANOS)) {
            if (taken[oldest]) {
                expired++;
                leave(oldest);
            }
            oldest = oldest + 1 & places - 1;
        }
        if (waiting == 0) {
            oldest = cursor;
        }
    }

    private static int chain(long high, long low, int mask) {
        long mixed = high ^ Long.rotateLeft(low, 32);
        return (int) (mixed ^ mixed >>> 32) & mask;
    }

    private int find(long high, long low) {
        int place = heads[chain(high, low, places - 1)];
        while (place != NONE && (highs[place] != high || lows[place] != low)) {
            place = next[place];
        }
        return place;
    }

    private void enter(int place, long high, long low) {
        int chain = chain(high, low, places - 1);
        highs[place] = high;
        lows[place] = low;
        next[place] = heads[chain];
        heads[chain] = place;
        taken[place] = true;
        waiting++;
    }

    private void leave(int place) {
        int chain = chain(highs[place], lows[place], places - 1);
        if (heads[chain] == place) {
            heads[chain] = next[place];
        } else {
            int before = heads[chain];
            while (next[before] != place) {
                before = next[before];
            }
            next[before] = next[place];
        }
        taken[place] = false;
        waiting--;
    }

    private long start(int place) {
        return (long) place * LONGEST;
    }

    /** Where the one that became whole last is. */
    public MemorySegment memory() {
        return memory;
    }

    /** Where in {@link #memory} it begins. */
    public long offset() {
        return start(whole);
    }

    /** Bytes of it. */
    public int length() {
        return lengths[whole];
    }

    /** How many are waiting for their rest. */
    public int waiting() {
        return waiting;
    }

    /** How many became whole. */
    public long completed() {
        return completed;
    }

    /** How many were given up because a segment did not come in its turn. */
    public long gaps() {
        return gaps;
    }

    /** How many had to leave for younger ones. */
    public long replaced() {
        return replaced;
    }

    /** How many were waited for too long. */
    public long expired() {
        return expired;
    }

    /** How many were not kept because they are longer than a place. */
    public long tooLong() {
        return tooLong;
    }
}
