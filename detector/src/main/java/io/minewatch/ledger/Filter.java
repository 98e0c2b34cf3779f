package io.minewatch.ledger;

import java.time.Instant;
import java.util.Optional;

/**
 * Which detections are asked for. All that is given must hold.
 *
 * @param from last seen at this time or later
 * @param to first seen before this time
 * @param region code of a region; its whole subtree is meant
 * @param enterprise id or name of an organization
 * @param address of the miner, IPv4 or IPv6, in any spelling
 * @param pool name of the pool, or its host, or its address
 * @param coin its sign, as in a record
 * @param dialect {@code mining.protocol} of a record
 * @param grade {@code mining.grade} of a record
 * @param text words that occur in names, agents, addresses or pools; the beginning of a word will
 *     do
 * @param state what people said of it
 */
public record Filter(
        Optional<Instant> from,
        Optional<Instant> to,
        Optional<String> region,
        Optional<String> enterprise,
        Optional<String> address,
        Optional<String> pool,
        Optional<String> coin,
        Optional<String> dialect,
        Optional<String> grade,
        Optional<String> text,
        Optional<State> state) {

    /** All detections. */
    public static final Filter NONE =
            new Filter(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
}
