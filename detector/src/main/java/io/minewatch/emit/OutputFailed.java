package io.minewatch.emit;

import java.io.IOException;
import java.io.UncheckedIOException;

/** The output takes no more: the disk is full, or whoever read it has gone. */
public final class OutputFailed extends UncheckedIOException {

    private static final long serialVersionUID = 1;

    private final String words;

    /** What is behind it is the cause's words. */
    public OutputFailed(IOException cause) {
        super(cause);
        words = String.valueOf(cause.getMessage());
    }

    /** What went wrong, in one line. */
    @Override
    public String getMessage() {
        return "cannot write detections: " + words;
    }

    /**
     * True if the reader of a pipe has gone, as {@code | head} does: then there is nothing to
     * complain about. Known by the operating system's words, for Java has none of its own for it.
     */
    public boolean readerHasGone() {
        return words.contains("Broken pipe")
                || words.contains("Pipe closed")
                || words.contains("The pipe is being closed");
    }
}
