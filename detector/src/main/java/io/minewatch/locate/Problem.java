package io.minewatch.locate;

import java.nio.file.Path;

/**
 * One thing in a table that could not be used.
 *
 * @param file the table
 * @param line in the file, from 1
 * @param column name of the column, or "row" if the row as a whole is wrong
 * @param value what stands there, shortened
 * @param expected what should, and what was done about it
 */
public record Problem(Path file, long line, String column, String value, String expected) {

    /** As much of a value as a person needs to find it. */
    private static final int MAX_VALUE = 80;

    /** Shortens the value. */
    public Problem {
        if (value.length() > MAX_VALUE) {
            value = value.substring(0, MAX_VALUE) + "...";
        }
    }

    /** One line for a person. */
    @Override
    public String toString() {
        return file + ":" + line + ": " + column + " \"" + value + "\": " + expected;
    }
}
