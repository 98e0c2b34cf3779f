package io.minewatch.cadence;

import io.minewatch.cadence.clock.BlockClock;
import io.minewatch.cadence.clock.Synchrony;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/** What two sides say to each other, put into an entry without any packet. */
final class Talk {

    private static final int UP = 1;
    private static final int LENGTH_BITS = 20;

    private final Synchrony synchrony = new Synchrony(new BlockClock());
    private final Epochs epochs = new Epochs(synchrony);
    private final ThinFlow view = new ThinFlow(synchrony, CadenceConfig.DEFAULT.falseAlarm());
    private final MemorySegment memory = MemorySegment.ofArray(new long[Entry.BYTES / 8]);
    private final int flags;
    private long[] said = new long[1024];
    private int size;

    Talk(int flags) {
        this.flags = flags;
    }

    Talk up(double seconds, int length) {
        return say(seconds, length, UP);
    }

    Talk down(double seconds, int length) {
        return say(seconds, length, 0);
    }

    private Talk say(double seconds, int length, int side) {
        if (size == said.length) {
            said = Arrays.copyOf(said, 2 * size);
        }
        said[size++] = (long) (seconds * 1000) << LENGTH_BITS + 1 | (long) length << 1 | side;
        return this;
    }

    /** True if at any time it had that rhythm. */
    boolean everHas(Rhythm rhythm) {
        begin();
        for (int i = 0; i < size; i++) {
            if (isBegun(said[i]) && view.rhythm() == rhythm) {
                return true;
            }
        }
        return false;
    }

    /** What is seen of it in the end. */
    ThinFlow seen() {
        begin();
        for (int i = 0; i < size; i++) {
            isBegun(said[i]);
        }
        Bursts.settle(memory, 0, Integer.MAX_VALUE);
        return view;
    }

    private void begin() {
        Arrays.sort(said, 0, size);
        Entry.begin(memory, 0, 1, 0, flags);
        epochs.begin(memory, 0);
        view.at(memory, 0);
    }

    private boolean isBegun(long one) {
        int millis = (int) (one >>> LENGTH_BITS + 1);
        int length = (int) (one >>> 1) & (1 << LENGTH_BITS) - 1;
        long start = Synchrony.epochStart(millis * 1_000_000L);
        epochs.close(memory, 0, start);
        int second = (int) ((millis * 1_000_000L - start) / 1_000_000_000L);
        Bursts.settle(memory, 0, millis);
        if ((one & UP) != 0) {
            Bursts.up(memory, 0, millis, second, length);
            return false;
        }
        return Bursts.down(memory, 0, millis, second, length);
    }
}
