package io.minewatch.verdict;

import java.time.Instant;
import java.util.Optional;

/**
 * What an endpoint answered that was asked whether it is a pool, and is one.
 *
 * @param time when it was asked, by the clock of who asked
 * @param protocol name of the dialect as in records
 * @param variant which relative of it, if work told it
 * @param transport "tcp", "tls", "http", "https", "ws", "wss" or "noise"
 */
public record PoolAnswer(
        Instant time, String protocol, Optional<String> variant, String transport) {}
