package io.minewatch.protocol.carrier;

/** Keeps the beginning of a message until its end comes. */
public interface Waiting {

    /** Bytes kept. */
    int waiting();

    /** True if nothing is kept: the data so far ended with a message, or with something else. */
    boolean isBetweenMessages();
}
