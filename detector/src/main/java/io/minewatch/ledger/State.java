package io.minewatch.ledger;

/** What people said of a detection last. */
public enum State {
    /** Nobody said anything that decides. */
    OPEN,
    /** Somebody checked that it is mining. */
    CONFIRMED,
    /** Somebody found that it is none, and said why. */
    DISMISSED
}
