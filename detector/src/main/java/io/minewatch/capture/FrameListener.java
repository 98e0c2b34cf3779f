package io.minewatch.capture;

import java.lang.foreign.MemorySegment;

/** Takes frames as they come. */
public interface FrameListener {

    /**
     * One frame. The memory is native and valid only during the call.
     *
     * @param captured bytes at {@code offset} that may be read
     * @param onWire length of the frame on the wire, never less than {@code captured}
     * @param timestampNanos since the epoch, UTC
     * @param linkType a LINKTYPE_ value, see {@link LinkType}
     */
    void frame(
            MemorySegment memory,
            long offset,
            int captured,
            int onWire,
            long timestampNanos,
            int linkType);

    /** All frames from now on, until the next call, come from the source of this name. */
    default void source(String name) {}

    /**
     * No frame came for a while, and the time of day is this. A capture file never says so; a live
     * capture does, so that what depends on time goes on.
     */
    default void idle(long timestampNanos) {}
}
