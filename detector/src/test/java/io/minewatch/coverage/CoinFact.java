package io.minewatch.coverage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the wire tells of the coin in one conversation, as it is written down by hand.
 *
 * @param name of a fixture, "kaspa/pool", or of a recipe
 * @param coin its ticker; empty if it is not told
 * @param grounds what may tell it, as records say it
 * @param why in words
 */
record CoinFact(String name, Optional<String> coin, Set<String> grounds, String why) {

    private static final Path ROOT = Path.of("src/test/resources/io/minewatch/coverage");

    /** All facts of a table, by name, in its order. */
    static Map<String, CoinFact> read(String table) {
        var facts = new LinkedHashMap<String, CoinFact>();
        try {
            for (String line : Files.readAllLines(ROOT.resolve(table))) {
                if (!line.startsWith("#")) {
                    String[] cells = line.split("\t", 4);
                    Optional<String> coin = Optional.of(cells[1]).filter(cell -> !cell.isEmpty());
                    var fact = new CoinFact(cells[0], coin, Set.of(cells[2].split(" ")), cells[3]);
                    if (facts.put(cells[0], fact) != null) {
                        throw new AssertionError(cells[0] + " is there twice");
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return facts;
    }

    /** What a record says of it. */
    Answer answered(Optional<String> reported, List<String> basis) {
        if (reported.isEmpty()) {
            return coin.isPresent() ? Answer.MISSED : Answer.NOTHING;
        }
        return reported.equals(coin) && !basis.isEmpty() && grounds.containsAll(basis)
                ? Answer.RIGHT
                : Answer.WRONG;
    }

    /** How a record compares to the fact. */
    enum Answer {
        /** The coin, and what tells it. */
        RIGHT,
        /** No coin where one is told. */
        MISSED,
        /** No coin where none is told. */
        NOTHING,
        /** Another coin, a guess, or one that rests on what was not said. */
        WRONG
    }
}
