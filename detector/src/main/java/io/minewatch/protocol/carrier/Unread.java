package io.minewatch.protocol.carrier;

/** A carrier held something that is not read. */
public enum Unread {
    /** A message longer than any may be. */
    TOO_LONG,
    /** Something that its carrier does not write. */
    BROKEN
}
