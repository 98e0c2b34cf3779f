package io.minewatch.simulate.opaque;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * One flow as a generator of segments: timers that fire, and segments that are said now or soon.
 *
 * <p>Nothing is allocated for a segment. {@link #advance()} makes the next one current, and the
 * other methods tell of the current one.
 */
abstract class Talk {

    static final long NEVER = Long.MAX_VALUE;
    static final long MILLISECOND = 1_000_000L;
    static final long SECOND = 1_000_000_000L;

    /** Ethernet without IPv4, TCP and time stamps. */
    static final int LARGEST_SEGMENT = 1448;

    /** Between full segments of one message, as on a line of 200 Mbit/s. */
    private static final long SPACING = 60_000L;

    /** A reply within this time carries the acknowledgement. */
    private static final long DELAYED_ACK = 40 * MILLISECOND;

    private static final int LENGTH_BITS = 24;
    private static final long LENGTH_MASK = (1L << LENGTH_BITS) - 1;
    private static final int UP_BIT = 1 << 7;

    final SplittableRandom random;
    private final long[] timers;
    private final boolean acknowledges;
    private long[] times = new long[8];
    private long[] words = new long[8];
    private int head;
    private int count;
    private long due = NEVER;
    private int dueTimer;
    private boolean stale = true;
    private long now;
    private long nanos;
    private long word;

    /**
     * @param timers how many
     * @param acknowledges true if bare acknowledgements are wanted too
     */
    Talk(SplittableRandom random, int timers, boolean acknowledges) {
        this.random = random;
        this.timers = new long[timers];
        this.acknowledges = acknowledges;
        Arrays.fill(this.timers, NEVER);
    }

    /** A timer has fired; it may be set again. */
    abstract void fire(int timer, long now);

    /** Makes the next segment the current one; false at the end. */
    final boolean advance() {
        if (stale) {
            findDue();
        }
        while (count == 0 || times[head] > due) {
            if (due == NEVER) {
                return false;
            }
            timers[dueTimer] = NEVER;
            now = due;
            fire(dueTimer, now);
            findDue();
        }
        nanos = times[head];
        word = words[head];
        head = head + 1 & times.length - 1;
        count--;
        if (acknowledges) {
            acknowledge();
        }
        return true;
    }

    private void acknowledge() {
        Content content = content();
        if (content.isControl() || content.compareTo(Content.INITIATION) >= 0) {
            return;
        }
        boolean up = upstream();
        boolean soon =
                count > 0
                        && (times[head] <= nanos + DELAYED_ACK)
                        && (isUp(words[head]) != up || content == Content.REST);
        if (!soon) {
            put(nanos + acknowledgeAfter(), pack(!up, Content.ACK, 0, 0));
        }
    }

    /** Nanoseconds until the other side's acknowledgement passes. */
    abstract long acknowledgeAfter();

    private void findDue() {
        long earliest = NEVER;
        for (int i = 0; i < timers.length; i++) {
            if (timers[i] < earliest) {
                earliest = timers[i];
                dueTimer = i;
            }
        }
        due = earliest;
        stale = false;
    }

    /** Sets a timer; at once if that is past. */
    final void set(int timer, long at) {
        timers[timer] = Math.max(at, now);
        stale = true;
    }

    /** Stops all timers. */
    final void stop() {
        Arrays.fill(timers, NEVER);
        stale = true;
    }

    /** Forgets what was to be said soon. */
    final void hush() {
        count = 0;
    }

    /** Says something, in as many segments as it takes. */
    final void say(long at, boolean up, Content content, int length) {
        int first = Math.min(length, LARGEST_SEGMENT);
        put(at, pack(up, content, length, first));
        long later = at;
        for (int left = length - first; left > 0; left -= LARGEST_SEGMENT) {
            later += SPACING;
            put(later, pack(up, Content.REST, left, Math.min(left, LARGEST_SEGMENT)));
        }
    }

    private static long pack(boolean up, Content content, int whole, int length) {
        long flags = content.ordinal() | (up ? UP_BIT : 0);
        return flags << 2 * LENGTH_BITS | (long) whole << LENGTH_BITS | length;
    }

    private static boolean isUp(long word) {
        return (word >>> 2 * LENGTH_BITS & UP_BIT) != 0;
    }

    /** In order of time; of the same time the first said first. */
    private void put(long at, long what) {
        if (count == times.length) {
            grow();
        }
        int mask = times.length - 1;
        int place = head + count & mask;
        count++;
        while (place != head && times[place - 1 & mask] > at) {
            times[place] = times[place - 1 & mask];
            words[place] = words[place - 1 & mask];
            place = place - 1 & mask;
        }
        times[place] = at;
        words[place] = what;
    }

    private void grow() {
        var moreTimes = new long[2 * count];
        var moreWords = new long[2 * count];
        for (int i = 0; i < count; i++) {
            moreTimes[i] = times[head + i & count - 1];
            moreWords[i] = words[head + i & count - 1];
        }
        times = moreTimes;
        words = moreWords;
        head = 0;
    }

    /** How many segments there is room for: grows with what one message takes, not with time. */
    final int room() {
        return times.length;
    }

    /** When the current segment passes, nanoseconds since the simulation began. */
    final long nanos() {
        return nanos;
    }

    /** True if the client sends it. */
    final boolean upstream() {
        return isUp(word);
    }

    final Content content() {
        return Content.ALL[(int) (word >>> 2 * LENGTH_BITS) & UP_BIT - 1];
    }

    /** Bytes of payload. */
    final int length() {
        return (int) (word & LENGTH_MASK);
    }

    /** Bytes of the message from here on. */
    final int whole() {
        return (int) (word >>> LENGTH_BITS & LENGTH_MASK);
    }
}
