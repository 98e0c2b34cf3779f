package io.minewatch.simulate.opaque;

import io.minewatch.simulate.net.Tap;

import java.io.IOException;

/** A flow that is under way, packet by packet. */
interface Running {

    /** Nanoseconds since the simulation began of the next packet; {@link Talk#NEVER} at the end. */
    long nextTime() throws IOException;

    /** Lets the next packet pass. */
    void emit(Tap tap) throws IOException;
}
