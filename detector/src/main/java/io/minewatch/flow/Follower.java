package io.minewatch.flow;

import java.lang.foreign.MemorySegment;

/** Follows one flow: gets each side's data in order. */
public interface Follower {

    /** Data of one side, in order. The memory is valid only during the call. */
    void data(int side, MemorySegment memory, long offset, int length, long timestampNanos);

    /** Bytes of one side that will never come. What follows may start anywhere in a message. */
    void gap(int side, long missing, long timestampNanos);

    /** Time passes; said now and then, also while nothing is heard. */
    void pulse(long timestampNanos);

    /** Nothing was heard for so long that an unclear flow ends now: it is to be clear. */
    void settle();

    /** The flow ended, or nobody has heard of it for long. */
    void closed(long timestampNanos);

    /** How much the flow is worth keeping now. With {@link Interest#NONE} no more data comes. */
    Interest interest();
}
