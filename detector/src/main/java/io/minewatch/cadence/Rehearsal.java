package io.minewatch.cadence;

import io.minewatch.cadence.clock.Synchrony;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Watches one flow after the other whose segments are known without their packets: what {@link
 * OpaqueTraffic} would keep of each. For measuring how often chance deceives.
 */
public final class Rehearsal implements AutoCloseable {

    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long NANOS_PER_SECOND = 1_000_000_000;
    private static final long ENTRY = 0;

    private final Arena arena = Arena.ofConfined();
    private final MemorySegment memory = arena.allocate(Entry.BYTES, Long.BYTES);
    private final Epochs epochs;
    private final ThinFlow flow;
    private boolean isWatched;

    /** With the clock of this test. */
    public Rehearsal(Synchrony synchrony) {
        epochs = new Epochs(synchrony);
        flow = new ThinFlow(synchrony, CadenceConfig.DEFAULT.falseAlarm()).at(memory, ENTRY);
    }

    /**
     * Another flow begins; it is watched until it says too much.
     *
     * @param nanos time of its first segment, since 1970
     * @param isFromStart true if its handshake was heard
     */
    public void begin(long nanos, boolean isFromStart, boolean isUdp) {
        int flags = isFromStart ? Entry.STARTED | OpaqueTraffic.HANDSHAKE_FLAGS : 0;
        flags |= isUdp ? Entry.IS_UDP : 0;
        Entry.begin(memory, ENTRY, 0, nanos / NANOS_PER_SECOND, flags);
        epochs.begin(memory, ENTRY);
        isWatched = true;
    }

    /**
     * The next segment of the flow.
     *
     * @param length bytes of payload, 1 or more
     * @param nanos since 1970, not before the last one
     * @return true if an epoch was over before, so that the evidence may be another
     */
    public boolean segment(boolean isUp, int length, long nanos) {
        if (!isWatched) {
            return false;
        }
        long start = Synchrony.epochStart(nanos);
        boolean isOver = epochs.close(memory, ENTRY, start);
        long first = Entry.firstSeconds(memory, ENTRY) * NANOS_PER_SECOND;
        int millis = (int) ((nanos - first) / NANOS_PER_MILLI);
        int second = (int) ((nanos - start) / NANOS_PER_SECOND);
        Bursts.settle(memory, ENTRY, millis);
        Bursts.said(memory, ENTRY, millis, second, length, isUp);
        isWatched = !Elephant.is(memory, ENTRY, millis);
        if (!isWatched) {
            end();
        }
        return isOver || !isWatched;
    }

    /** The flow is over, and its last epoch with it. */
    public void end() {
        Bursts.settle(memory, ENTRY, Integer.MAX_VALUE);
        epochs.end(memory, ENTRY);
        isWatched = false;
    }

    /** True until it says too much or is over. */
    public boolean isWatched() {
        return isWatched;
    }

    /** What is known of it. */
    public ThinFlow flow() {
        return flow;
    }

    @Override
    public void close() {
        arena.close();
    }
}
