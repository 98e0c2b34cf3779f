package io.minewatch.simulate.net;

import io.minewatch.simulate.script.Conversation;

import java.io.IOException;

/** One conversation as packets, made one after the other. */
public interface Flow {

    /** No packet comes after it. */
    long NEVER = Long.MAX_VALUE;

    /** Nanoseconds since the simulation began of the next packet; {@link #NEVER} at the end. */
    long nextTime();

    /** Lets the next packet pass the place of capture. */
    void emit(Tap tap) throws IOException;

    /** Nanoseconds since the simulation began of the first packet. */
    long start();

    /** Nanoseconds since the simulation began of the latest packet let pass. */
    long latest();

    /** What is said in it. */
    Conversation conversation();

    /** Who takes part. */
    Path path();
}
