package io.minewatch.ledger;

import java.sql.SQLException;

/**
 * The database cannot be reached, or its disk is full. What was being recorded is not, as far as is
 * known: to record it again does no harm, and is right.
 */
public final class LedgerUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Characters. */
    private static final int MAX_REASON = 500;

    LedgerUnavailable(String what, Throwable cause) {
        super(what + ": " + reason(cause), cause);
    }

    LedgerUnavailable(String what) {
        super(what);
    }

    /** True if it was not reached, or is about to start or has no room: another try may do. */
    public boolean mayPass() {
        for (Throwable cause = getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException fault
                    && fault.getSQLState() != null
                    && fault.getSQLState().matches("(08|53|57P).*")) {
                return true;
            }
        }
        return false;
    }

    /** A statement with all its values stands in front of what is wrong with it: not that. */
    private static String reason(Throwable cause) {
        var last = cause;
        if (cause instanceof SQLException fault && fault.getNextException() != null) {
            last = fault.getNextException();
        }
        String text = String.valueOf(last.getMessage());
        return text.length() <= MAX_REASON ? text : text.substring(0, MAX_REASON) + " ...";
    }
}
