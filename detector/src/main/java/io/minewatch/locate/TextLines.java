package io.minewatch.locate;

import java.io.IOException;
import java.io.Reader;

/**
 * Reads a text line by line, ended by LF, CR LF or CR, and never keeps more than a bound of one.
 */
final class TextLines implements AutoCloseable {

    /** Longest line kept, in characters: all columns at several times their bounds. */
    static final int MAX_LINE = 64 * 1024;

    private static final int BUFFER = 64 * 1024;

    private final Reader reader;
    private final char[] buffer = new char[BUFFER];
    private final StringBuilder text = new StringBuilder();
    private int position;
    private int limit;
    private boolean tooLong;
    private boolean afterReturn;
    private long number;

    TextLines(Reader reader) {
        this.reader = reader;
    }

    /** Goes to the next line; false at the end. */
    boolean next() throws IOException {
        text.setLength(0);
        tooLong = false;
        boolean any = false;
        while (position < limit || fill()) {
            if (afterReturn && buffer[position] == '\n') {
                afterReturn = false;
                position++;
                continue;
            }
            afterReturn = false;
            any = true;
            if (takeToLineEnd()) {
                break;
            }
        }
        number += any ? 1 : 0;
        return any;
    }

    private boolean fill() throws IOException {
        position = 0;
        limit = Math.max(0, reader.read(buffer, 0, BUFFER));
        return limit > 0;
    }

    /** Takes what is in the buffer of this line. True if its end was there. */
    private boolean takeToLineEnd() {
        int end = position;
        while (end < limit && buffer[end] != '\n' && buffer[end] != '\r') {
            end++;
        }
        int room = Math.min(end - position, MAX_LINE - text.length());
        text.append(buffer, position, room);
        tooLong |= room < end - position;
        position = end;
        if (end == limit) {
            return false;
        }
        afterReturn = buffer[end] == '\r';
        position++;
        return true;
    }

    /** The line without its end, or the first {@link #MAX_LINE} characters of it. */
    String text() {
        return text.toString();
    }

    boolean isTooLong() {
        return tooLong;
    }

    /** From 1. */
    long number() {
        return number;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
