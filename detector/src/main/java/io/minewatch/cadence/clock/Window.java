package io.minewatch.cadence.clock;

/**
 * How long before and after a block's tick a push counts as a hit.
 *
 * <p>Works on the seconds of an epoch, as bits. A tick in a second is a hit if there is a push from
 * {@code before} seconds earlier to {@code after} seconds later, within the epoch.
 */
enum Window {
    /** Of a pool as quick as the one that the tick is from. */
    TIGHT(1, 2),
    /** Of a slow pool, or where the clocks are apart by two seconds. */
    WIDE(3, 8);

    private final int before;
    private final int after;

    Window(int before, int after) {
        this.before = before;
        this.after = after;
    }

    /** All seconds in which a tick would be a hit. */
    void cover(long[] pushes, long[] covered) {
        System.arraycopy(pushes, 0, covered, 0, covered.length);
        for (int i = 1; i <= before; i++) {
            orLater(pushes, covered, i);
        }
        for (int i = 1; i <= after; i++) {
            orEarlier(pushes, covered, i);
        }
    }

    private static void orLater(long[] pushes, long[] covered, int seconds) {
        for (int i = 0; i < covered.length; i++) {
            long carried = i == 0 ? 0 : pushes[i - 1] >>> Long.SIZE - seconds;
            covered[i] |= pushes[i] << seconds | carried;
        }
    }

    private static void orEarlier(long[] pushes, long[] covered, int seconds) {
        for (int i = 0; i < covered.length; i++) {
            long carried = i == covered.length - 1 ? 0 : pushes[i + 1] << Long.SIZE - seconds;
            covered[i] |= pushes[i] >>> seconds | carried;
        }
    }

    static boolean isSet(long[] seconds, int second) {
        return (seconds[second / Long.SIZE] >>> second % Long.SIZE & 1) != 0;
    }

    /** How many seconds are set in both. */
    static int common(long[] seconds, long[] others) {
        int count = 0;
        for (int i = 0; i < seconds.length; i++) {
            count += Long.bitCount(seconds[i] & others[i]);
        }
        return count;
    }

    /** A word of seconds, of which those from one to before another are set. */
    static long between(int word, int from, int to) {
        int first = Math.clamp(from - (long) word * Long.SIZE, 0, Long.SIZE);
        int end = Math.clamp(to - (long) word * Long.SIZE, 0, Long.SIZE);
        return first >= end ? 0 : -1L << first & -1L >>> Long.SIZE - end;
    }
}
