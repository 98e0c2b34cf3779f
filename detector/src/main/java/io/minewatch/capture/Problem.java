package io.minewatch.capture;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.OptionalLong;

/**
 * Something about an input that whoever gave it should know.
 *
 * @param source name of the input, as it was given
 * @param offset byte of the input where it stands, of the unpacked data if the input is compressed;
 *     empty if it is about the input as a whole
 * @param severity how bad it is
 * @param what in words, a part of a sentence without a line end
 */
public record Problem(String source, OptionalLong offset, Severity severity, String what) {

    /** How much of the input was lost. */
    public enum Severity {
        /** Worth knowing, though all of the input was used. */
        NOTE,
        /** The input, or a part of it, could not be used: also an end that is missing. */
        ERROR
    }

    /** A problem of an input as a whole, which makes it useless. */
    static Problem of(String source, String what) {
        return new Problem(source, OptionalLong.empty(), Severity.ERROR, what);
    }

    /** An input that the system or the decompressor refuses to give. */
    static Problem of(String source, IOException failure) {
        return of(source, explain(failure));
    }

    /** What an exception means to whoever gave the input. */
    static String explain(IOException failure) {
        return switch (failure) {
            case NoSuchFileException _ -> "no such file";
            case AccessDeniedException _ -> "may not be read: permission denied";
            case FileSystemException e when e.getReason() != null -> e.getReason();
            case EOFException _ -> "its compressed data are cut off";
            default -> "cannot be read: " + failure.getMessage();
        };
    }

    /** All of it in one line for people, without severity and line end. */
    public String line() {
        String place = offset.isPresent() ? ", at byte " + offset.getAsLong() : "";
        return source + ": " + what + place;
    }
}
