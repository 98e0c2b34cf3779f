package io.minewatch.cadence.clock;

/** Blocks that are known from elsewhere. */
@FunctionalInterface
public interface KnownTicks {

    /** None are. */
    KnownTicks NONE = clock -> {};

    /** Tells a new clock of them. */
    void tell(BlockClock clock);
}
