package io.minewatch.coverage;

import io.minewatch.protocol.Fixture;

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
        return read(ROOT.resolve(table), "");
    }

    /** What the folders of the dialects say of their own fixtures. */
    static Map<String, CoinFact> ofFixtures() {
        var facts = new LinkedHashMap<String, CoinFact>();
        Fixture.all().stream()
                .map(fixture -> fixture.file().resolveSibling("coins.tsv"))
                .distinct()
                .filter(Files::exists)
                .forEach(table -> facts.putAll(read(table, folder(table) + "/")));
        return facts;
    }

    private static Path folder(Path table) {
        return table.getParent().getParent().getFileName();
    }

    private static Map<String, CoinFact> read(Path table, String prefix) {
        var facts = new LinkedHashMap<String, CoinFact>();
        try {
            for (String line : Files.readAllLines(table)) {
                if (!line.startsWith("#")) {
                    CoinFact fact = parse(prefix + line);
                    if (facts.put(fact.name(), fact) != null) {
                        throw new AssertionError(fact.name() + " is there twice");
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return facts;
    }

    private static CoinFact parse(String line) {
        String[] cells = line.split("\t", 4);
        Optional<String> coin = Optional.of(cells[1]).filter(cell -> !cell.isEmpty());
        return new CoinFact(cells[0], coin, Set.of(cells[2].split(" ")), cells[3]);
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
