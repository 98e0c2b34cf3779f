package io.minewatch.cadence;

import io.minewatch.cadence.clock.Synchrony;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/** Hands the pushes of an epoch that is over to the block clock's test. */
final class Epochs {

    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final Synchrony synchrony;
    private final Outages outages = new Outages();
    private final long[] pushes = new long[Synchrony.WORDS];

    Epochs(Synchrony synchrony) {
        this.synchrony = synchrony;
    }

    /** A packet came, whatever it is. */
    void heard(long nanos) {
        outages.heard(nanos);
    }

    /** When a flow was heard last; its beginning if never. */
    static long lastNanos(MemorySegment memory, long entry) {
        return Entry.firstSeconds(memory, entry) * NANOS_PER_SECOND
                + Math.max(0, Entry.lastMillis(memory, entry)) * NANOS_PER_MILLI;
    }

    void begin(MemorySegment memory, long entry) {
        synchrony.begin(memory, entry + Entry.SYNCHRONY);
    }

    /**
     * Now is the epoch with this start. If the flow was heard in an earlier one, that is over, and
     * so are those in between, in which it was silent.
     *
     * @return true if so
     */
    boolean close(MemorySegment memory, long entry, long epochStart) {
        long last = lastNanos(memory, entry);
        if (last >= epochStart) {
            return false;
        }
        take(memory, entry);
        for (long at = Synchrony.epochStart(last); at < epochStart; at += Synchrony.EPOCH_NANOS) {
            test(memory, entry, at, at + Synchrony.EPOCH_NANOS - 1);
            Arrays.fill(pushes, 0);
        }
        return true;
    }

    /**
     * The flow is over: so is its epoch, as far as it was heard. A flow to which nothing came
     * unasked need not be tested, for no block was ever hit.
     */
    void end(MemorySegment memory, long entry) {
        if (Entry.count(memory, entry + Entry.PUSH_COUNT) == 0) {
            return;
        }
        long last = lastNanos(memory, entry);
        take(memory, entry);
        test(memory, entry, Synchrony.epochStart(last), last);
    }

    private void take(MemorySegment memory, long entry) {
        MemorySegment.copy(
                memory, ValueLayout.JAVA_LONG, entry + Entry.PUSHES, pushes, 0, Synchrony.WORDS);
        Entry.clear(memory, entry + Entry.PUSHES, Synchrony.WORDS);
        Entry.count(memory, entry + Entry.EPOCH_SEGMENTS, 0);
        Entry.count(memory, entry + Entry.EPOCH_BYTES, 0);
    }

    private void test(MemorySegment memory, long entry, long start, long until) {
        long first = Entry.firstSeconds(memory, entry) * NANOS_PER_SECOND;
        synchrony.epoch(
                memory,
                entry + Entry.SYNCHRONY,
                pushes,
                outages.within(start),
                start,
                Math.max(start, first),
                until);
    }
}
