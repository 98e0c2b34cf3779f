package io.minewatch.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;

/**
 * Where detections go.
 *
 * @param stream not a PrintStream, which would keep failures to itself
 * @param width of the terminal in columns; a guess if it is none
 */
record StandardOutput(OutputStream stream, int width) {

    /** Set by the launcher, which can ask the terminal. */
    static final String COLUMNS = "COLUMNS";

    /** Most screens have room for it, and all columns that matter fit in. */
    static final int USUAL_WIDTH = 160;

    /** Of this process. */
    static StandardOutput current() {
        return of(new FileOutputStream(FileDescriptor.out), System.getenv());
    }

    static StandardOutput of(OutputStream stream, Map<String, String> environment) {
        int width =
                Optional.ofNullable(environment.get(COLUMNS))
                        .filter(columns -> columns.matches("[1-9]\\d{1,3}"))
                        .map(Integer::parseInt)
                        .orElse(USUAL_WIDTH);
        return new StandardOutput(stream, width);
    }
}
