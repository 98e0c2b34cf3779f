package io.minewatch.ledger;

/** Somebody else said something of a detection in between. */
public final class StaleVersion extends Exception {

    private static final long serialVersionUID = 1;

    private final long version;

    StaleVersion(String id, long expected, long version) {
        super("detection " + id + " is at version " + version + ", not " + expected);
        this.version = version;
    }

    /** The version that holds now. */
    public long version() {
        return version;
    }
}
