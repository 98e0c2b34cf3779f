package io.minewatch.probe;

import java.util.List;
import java.util.Optional;

/**
 * How one connection went.
 *
 * @param reading what the dialects made of it; empty if nobody was reached, or for Noise
 * @param secret what was found in the answer to a key, if it could be decrypted
 * @param names in the certificate, if TLS came about
 */
record Outcome(
        End end,
        String reason,
        Optional<Reading> reading,
        Optional<String> secret,
        Transcript transcript,
        List<String> names) {

    /** How it ended. */
    enum End {
        /** No connection. */
        UNREACHABLE,
        /** A connection, and no TLS on it. */
        NO_TLS,
        /** The other side closed it. */
        CLOSED,
        /** The other side closed it before anything was said. */
        CLOSED_AT_ONCE,
        /** It was clear what it is. */
        CLEAR,
        /** Something came, and then nothing more. */
        QUIET,
        /** More came than is read. */
        FULL,
        /** Time was over. */
        LATE
    }

    /** True if a pool was found. */
    boolean isPool() {
        return secret.isPresent()
                || reading.filter(it -> it.degree() != Reading.Degree.NOTHING).isPresent();
    }

    Stranger stranger() {
        boolean closed = end == End.CLOSED || end == End.CLOSED_AT_ONCE;
        return Stranger.of(transcript.answer(), closed, end == End.FULL);
    }
}
