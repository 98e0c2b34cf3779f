package io.minewatch.ledger;

/**
 * The database cannot be reached, or its disk is full. What was being recorded is not, as far as is
 * known: to record it again does no harm, and is right.
 */
public final class LedgerUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1;

    LedgerUnavailable(String what, Throwable cause) {
        super(what + ": " + cause.getMessage(), cause);
    }

    LedgerUnavailable(String what) {
        super(what);
    }
}
