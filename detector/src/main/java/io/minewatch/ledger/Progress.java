package io.minewatch.ledger;

import java.time.Instant;
import java.util.Optional;

/**
 * What a detection did in five minutes.
 *
 * @param start of the five minutes
 * @param submitted shares sent in them
 * @param accepted of those that the pool answered
 * @param rejected of those that the pool answered
 * @param difficulty the last one announced, as in a record
 * @param rate what the accepted work comes to since the bucket before; empty if no hashrate was
 *     known
 */
public record Progress(
        Instant start,
        long submitted,
        long accepted,
        long rejected,
        Optional<String> difficulty,
        Optional<Rate> rate) {}
