package io.minewatch.cadence;

/** Knows which flows can be read after all. */
@FunctionalInterface
public interface ReadFlows {

    /** None can. */
    ReadFlows NONE = (high, low) -> false;

    /** True if mining is read in the flow of this key: then nothing more is to be told of it. */
    boolean isMining(long keyHigh, long keyLow);
}
