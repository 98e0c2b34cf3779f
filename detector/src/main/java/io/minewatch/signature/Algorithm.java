package io.minewatch.signature;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A proof of work.
 *
 * @param name as records say it, "sha256d"
 * @param aliases other names of it, in lower case: those of miners, pools and markets
 * @param unit what its rate counts: "H/s", "Sol/s" or "g/s"
 * @param hashesPerDifficulty of the unit per share at {@code mining.set_difficulty} 1; empty where
 *     dialects announce a target instead
 * @param largestDevice rate of the fastest known single machine; more than that is several
 * @param source where this is from
 */
public record Algorithm(
        String name,
        List<String> aliases,
        String unit,
        OptionalDouble hashesPerDifficulty,
        OptionalDouble largestDevice,
        String source) {

    public Algorithm {
        aliases = List.copyOf(aliases);
    }
}
