package io.minewatch.probe;

import java.util.List;
import java.util.Optional;

/** What an endpoint turned out to be. */
public sealed interface Answer {

    /**
     * A pool, or whatever else hands out work to miners.
     *
     * @param protocol name of the dialect as in records
     * @param variant which relative, if work told it
     * @param transport "tcp", "tls", "http", "https", "ws", "wss" or "noise"
     * @param said what was answered, in words
     * @param excerpt of the answer: addresses of mail and long values are cut
     */
    record Pool(
            String protocol,
            Optional<String> variant,
            String transport,
            List<String> said,
            String excerpt)
            implements Answer {}

    /** Somebody else. */
    record NotAPool(Stranger stranger) implements Answer {}

    /**
     * Nobody takes connections.
     *
     * @param reason in words
     */
    record Unreachable(String reason) implements Answer {}
}
