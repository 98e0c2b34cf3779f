package io.minewatch.cadence;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * The few lengths that the messages of one kind have in a flow, and how often each came. Lengths
 * that are near to each other are one.
 *
 * <p>When a count is full, all are halved: so they tell of the last hundreds, and a length that is
 * no longer used gives its place to another.
 */
final class Lengths {

    private static final int MOST = 0xff;

    /** Of fewer, some are near to each other by chance. */
    private static final int MANY = 32;

    private final int lengths;
    private final int counts;
    private final int classes;
    private final int tolerance;
    private final int neighbours;

    /**
     * @param lengths where in an entry the lengths are, 16 bits each
     * @param counts where their counts are, 8 bits each, and one more for all other lengths
     * @param classes how many lengths are told apart
     * @param tolerance lengths that far apart are one
     * @param neighbours classes that many times as far apart are counted together
     */
    Lengths(int lengths, int counts, int classes, int tolerance, int neighbours) {
        this.lengths = lengths;
        this.counts = counts;
        this.classes = classes;
        this.tolerance = tolerance;
        this.neighbours = neighbours;
    }

    /** One more of this length. */
    void note(MemorySegment memory, long entry, int length) {
        int place = placeOf(memory, entry, length);
        if (place == classes) {
            int least = least(memory, entry);
            int count = count(memory, entry, least);
            if (count <= 1) {
                place = least;
                length(memory, entry, least, length);
                count(memory, entry, least, 0);
                add(memory, entry, classes, count);
            }
        } else {
            int known = length(memory, entry, place);
            length(memory, entry, place, known + step(length - known));
        }
        add(memory, entry, place, 1);
    }

    /**
     * A quarter of the way, so that it soon stands in the middle of what one cipher's padding
     * makes.
     */
    private static int step(int off) {
        return off / 4 == 0 ? Integer.signum(off) : off / 4;
    }

    private int placeOf(MemorySegment memory, long entry, int length) {
        for (int i = 0; i < classes; i++) {
            if (count(memory, entry, i) > 0
                    && Math.abs(length(memory, entry, i) - length) <= tolerance) {
                return i;
            }
        }
        return classes;
    }

    private void add(MemorySegment memory, long entry, int place, int more) {
        if (count(memory, entry, place) + more > MOST) {
            for (int i = 0; i <= classes; i++) {
                count(memory, entry, i, count(memory, entry, i) / 2);
            }
        }
        count(memory, entry, place, count(memory, entry, place) + more);
    }

    /**
     * Forgets lengths that are near to this one, if they are no more than this share of all.
     *
     * @return share of all that was forgotten, 0 to 1
     */
    double leaveOut(MemorySegment memory, long entry, int length, double most) {
        int sum = sum(memory, entry);
        int left = 0;
        for (int i = 0; i < classes; i++) {
            int count = count(memory, entry, i);
            if (isNear(memory, entry, i, length) && count <= most * sum) {
                count(memory, entry, i, 0);
                left += count;
            }
        }
        return sum == 0 ? 0 : (double) left / sum;
    }

    private int least(MemorySegment memory, long entry) {
        int least = 0;
        for (int i = 1; i < classes; i++) {
            if (count(memory, entry, i) < count(memory, entry, least)) {
                least = i;
            }
        }
        return least;
    }

    private int most(MemorySegment memory, long entry) {
        int most = 0;
        for (int i = 1; i < classes; i++) {
            if (count(memory, entry, i) > count(memory, entry, most)) {
                most = i;
            }
        }
        return most;
    }

    private boolean isNear(MemorySegment memory, long entry, int place, int length) {
        return Math.abs(length(memory, entry, place) - length) <= tolerance / 2;
    }

    /** The length that came most often; 0 if there is none. */
    int dominant(MemorySegment memory, long entry) {
        int most = most(memory, entry);
        return count(memory, entry, most) == 0 ? 0 : length(memory, entry, most);
    }

    /** Share of it among all, 0 to 1. */
    double dominance(MemorySegment memory, long entry) {
        int sum = sum(memory, entry);
        return sum == 0 ? 0 : (double) same(memory, entry) / sum;
    }

    /**
     * How often it came, and if many are known with those next to it: a cipher that pads at random,
     * as SSH may, spreads one length over some.
     */
    int same(MemorySegment memory, long entry) {
        if (sum(memory, entry) < MANY) {
            return count(memory, entry, most(memory, entry));
        }
        int dominant = dominant(memory, entry);
        int same = 0;
        for (int i = 0; i < classes; i++) {
            boolean isNear =
                    Math.abs(length(memory, entry, i) - dominant) <= neighbours * tolerance;
            same += isNear ? count(memory, entry, i) : 0;
        }
        return same;
    }

    /** Share of the lengths that are told apart among all, 0 to 1. */
    double told(MemorySegment memory, long entry) {
        int sum = sum(memory, entry);
        return sum == 0 ? 0 : 1 - (double) count(memory, entry, classes) / sum;
    }

    /** How often a length that is told apart came again, less how often any other came. */
    int repeated(MemorySegment memory, long entry) {
        int kinds = 0;
        for (int i = 0; i < classes; i++) {
            kinds += count(memory, entry, i) > 0 ? 1 : 0;
        }
        return sum(memory, entry) - kinds - 2 * count(memory, entry, classes);
    }

    /** Share of it among all, its neighbours apart, 0 to 1. */
    double aloneness(MemorySegment memory, long entry) {
        int sum = sum(memory, entry);
        return sum == 0 ? 0 : (double) alike(memory, entry) / sum;
    }

    /** How often it came, its neighbours apart. */
    int alike(MemorySegment memory, long entry) {
        return count(memory, entry, most(memory, entry));
    }

    /** How often one from one length to another came, as far as it is told apart. */
    int between(MemorySegment memory, long entry, int shortest, int longest) {
        int count = 0;
        for (int i = 0; i < classes; i++) {
            int length = length(memory, entry, i);
            count += length >= shortest && length <= longest ? count(memory, entry, i) : 0;
        }
        return count;
    }

    /** How often another one came. */
    int other(MemorySegment memory, long entry) {
        return sum(memory, entry) - same(memory, entry);
    }

    /** How many there were lately. */
    int sum(MemorySegment memory, long entry) {
        int sum = 0;
        for (int i = 0; i <= classes; i++) {
            sum += count(memory, entry, i);
        }
        return sum;
    }

    private int count(MemorySegment memory, long entry, int place) {
        return memory.get(ValueLayout.JAVA_BYTE, entry + counts + place) & MOST;
    }

    private void count(MemorySegment memory, long entry, int place, int count) {
        memory.set(ValueLayout.JAVA_BYTE, entry + counts + place, (byte) count);
    }

    private int length(MemorySegment memory, long entry, int place) {
        return memory.get(
                        ValueLayout.JAVA_SHORT_UNALIGNED,
                        entry + lengths + (long) place * Short.BYTES)
                & 0xffff;
    }

    private void length(MemorySegment memory, long entry, int place, int length) {
        memory.set(
                ValueLayout.JAVA_SHORT_UNALIGNED,
                entry + lengths + (long) place * Short.BYTES,
                (short) Math.min(length, 0xffff));
    }
}
