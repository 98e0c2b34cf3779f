package io.minewatch.metrics;

import java.util.concurrent.atomic.AtomicLongArray;

/** One worker's counters. Written by that worker only, read by anyone. */
public final class Counters {

    private final AtomicLongArray drops = new AtomicLongArray(Drop.values().length);
    private final AtomicLongArray counts = new AtomicLongArray(Counter.values().length);

    /** Counts one thing that went no further. */
    public void count(Drop drop) {
        add(drops, drop.ordinal(), 1);
    }

    /** Counts one thing that happened. */
    public void count(Counter counter) {
        add(counts, counter.ordinal(), 1);
    }

    /** Adds an amount, for bytes and the like. */
    public void add(Counter counter, long amount) {
        add(counts, counter.ordinal(), amount);
    }

    /** How often so far. */
    public long of(Drop drop) {
        return drops.getAcquire(drop.ordinal());
    }

    /** How many so far. */
    public long of(Counter counter) {
        return counts.getAcquire(counter.ordinal());
    }

    /** Moves all that was counted here to another's; for the writer of both. */
    public void moveTo(Counters total) {
        move(counts, total.counts);
        move(drops, total.drops);
    }

    private static void move(AtomicLongArray from, AtomicLongArray to) {
        for (int i = 0; i < from.length(); i++) {
            add(to, i, from.getPlain(i));
            from.setPlain(i, 0);
        }
    }

    private static void add(AtomicLongArray array, int index, long amount) {
        array.setRelease(index, array.getPlain(index) + amount);
    }
}
