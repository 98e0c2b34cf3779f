package io.minewatch.cadence.clock;

/** The ticks of all chains within one epoch, as the seconds of it in which they fell. */
final class EpochTicks {

    private final long startNanos;
    private final long version;
    private final int[][] bins = new int[BlockClock.MAX_CHAINS][];

    EpochTicks(BlockClock clock, long startNanos) {
        this.startNanos = startNanos;
        version = clock.version();
        for (int chain = 0; chain < bins.length; chain++) {
            long[] times = clock.ticks(chain, startNanos, startNanos + Synchrony.EPOCH_NANOS);
            bins[chain] = new int[times.length];
            for (int i = 0; i < times.length; i++) {
                bins[chain][i] = (int) ((times[i] - startNanos) / Synchrony.BIN_NANOS);
            }
        }
    }

    /** True if it is of this epoch, and the clock has not gone on since. */
    boolean holds(long epochStartNanos, long clockVersion) {
        return startNanos == epochStartNanos && version == clockVersion;
    }

    /** Seconds of the epoch in which a block of the chain came, in their order. */
    int[] of(int chain) {
        return bins[chain];
    }
}
