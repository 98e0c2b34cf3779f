package io.minewatch.simulate.net;

import java.io.IOException;

/** Takes the frames that are made, in order of time. */
public interface FrameSink {

    /**
     * One frame; the bytes are valid only during the call.
     *
     * @param timestampNanos since 1970, UTC; never less than that of the frame before
     * @param captured bytes at {@code offset}
     * @param onWire never less than {@code captured}
     * @param linkType a LINKTYPE_ value
     */
    void frame(
            long timestampNanos, byte[] bytes, int offset, int captured, int onWire, int linkType)
            throws IOException;
}
