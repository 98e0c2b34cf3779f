package io.minewatch.simulate.opaque;

/** Sees the segments of opaque flows without their packets. */
public interface Observer {

    /**
     * A segment or datagram with payload.
     *
     * @param flow its number in the plan
     * @param upstream from the client
     * @param length bytes of payload, 1 or more
     * @param nanos since 1970, UTC; never less than that of the segment before in this flow
     */
    void segment(int flow, boolean upstream, int length, long nanos);

    /** A flow connects anew; its segments so far were another connection's. */
    default void opened(int flow, long nanos) {}
}
