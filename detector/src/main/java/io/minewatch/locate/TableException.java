package io.minewatch.locate;

import java.nio.file.Path;

/** A table or an address database that cannot be used at all. The message is one line. */
public final class TableException extends Exception {

    private static final long serialVersionUID = 1;

    private final String line;

    /** Says which file it is and what is wrong with it. */
    public TableException(Path file, String fault) {
        super(file + ": " + fault);
        line = file + ": " + fault;
    }

    /** The same, with the failure behind it. */
    public TableException(Path file, String fault, Throwable cause) {
        super(file + ": " + fault, cause);
        line = file + ": " + fault;
    }

    /** File and fault in one line. */
    @Override
    public String getMessage() {
        return line;
    }
}
