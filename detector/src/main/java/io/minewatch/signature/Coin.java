package io.minewatch.signature;

import java.util.List;
import java.util.Optional;

/**
 * Something that is mined.
 *
 * @param ticker "BTC"
 * @param name "Bitcoin"
 * @param algorithms that it takes, by {@link Algorithm#name}; none if not known, several if it
 *     takes several
 * @param former algorithms that it took in the past
 * @param sole true if nothing else is mined with its algorithm, so that this alone tells it
 * @param source where this is from
 */
public record Coin(
        String ticker,
        String name,
        List<String> algorithms,
        List<String> former,
        boolean sole,
        String source) {

    public Coin {
        algorithms = List.copyOf(algorithms);
        former = List.copyOf(former);
    }

    /** The algorithm, if there is no doubt about it. */
    public Optional<String> algorithm() {
        return algorithms.size() == 1 ? Optional.of(algorithms.get(0)) : Optional.empty();
    }
}
