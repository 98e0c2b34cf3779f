package io.minewatch.ledger;

/** A record that is none, or that cannot be kept; to bring the others again does no harm. */
public final class RefusedRecord extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final int index;

    RefusedRecord(int index, String fault) {
        super("record " + index + ": " + fault);
        this.index = index;
    }

    /** Which one of the call it is, from 0. */
    public int index() {
        return index;
    }
}
