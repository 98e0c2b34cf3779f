package io.minewatch.coverage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.minewatch.captured.Exchange;
import io.minewatch.captured.Simulated;
import io.minewatch.coverage.CoinFact.Answer;
import io.minewatch.protocol.Fixture;
import io.minewatch.signature.Coin;
import io.minewatch.signature.SignatureException;
import io.minewatch.signature.Signatures;
import io.minewatch.simulate.Recipes;
import io.minewatch.simulate.script.Recipe;
import io.minewatch.simulate.script.Tally;
import io.minewatch.verdict.Detection;
import io.minewatch.verdict.Mining;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The coin is named where the wire tells it, in 99 % of the conversations and more, and never
 * another one. What is told is written down beside the fixtures and in {@code recipe-coins.tsv};
 * {@code -Dcoins.write=true} writes the table in the documentation.
 */
class CoinTableTest {

    private static final Path FILE = Path.of("src/main/java/io/minewatch/protocol/COINS.md");
    private static final int SEEDS = 5;
    private static final double BAR = 0.99;

    private static final String HEAD =
            """
            # Where the coin is told

            Written by `CoinTableTest`, which compares what is reported of every fixture, and of every recipe of `simulate` with
            %d seeds, to what is written down of it: in `coins.tsv` beside the fixtures, and of the recipes in
            `src/test/resources/io/minewatch/coverage/recipe-coins.tsv`. After a change:
            `mvn -pl detector test -Dtest=CoinTableTest -Dcoins.write=true`.

            **right**: the coin, and it rests on something that was said. **missed**: `null` where the coin is told. **wrong**: another
            coin, or a guess. **null**: as it should be, for nothing tells it.

            """;

    private static Signatures signatures;
    private static Map<String, CoinFact> facts;

    @BeforeAll
    static void load() throws SignatureException {
        signatures = Signatures.load(Path.of("../signatures"));
        facts = CoinFact.ofFixtures();
        facts.putAll(CoinFact.read("recipe-coins.tsv"));
    }

    @Test
    void somethingIsWrittenDownOfEveryConversation() {
        Set<String> all = new HashSet<>();
        Fixture.all().forEach(fixture -> all.add(name(fixture)));
        Recipes.miners().forEach(recipe -> all.add(recipe.name()));
        assertEquals(all, facts.keySet());
    }

    @Test
    void theCoinIsNamedWhereItIsToldAndNeverAnother() throws IOException {
        var rows = new TreeMap<String, Map<Answer, Integer>>();
        var amiss = new ArrayList<String>();
        for (Fixture fixture : Fixture.all()) {
            count(
                    "fixtures, " + fixture.folder(),
                    name(fixture),
                    heard(fixture.lines()),
                    rows,
                    amiss);
        }
        for (Recipe recipe : Recipes.miners()) {
            for (long seed = 1; seed <= SEEDS; seed++) {
                var simulated = Simulated.whole(recipe, seed, signatures);
                simulated.truth().forEach(truth -> isTrue(recipe, truth));
                count(
                        "simulated, " + recipe.group(),
                        recipe.name(),
                        simulated.detections(),
                        rows,
                        amiss);
            }
        }
        Map<Answer, Integer> sum = sum(rows);
        int told = sum.get(Answer.RIGHT) + sum.get(Answer.MISSED);
        assertEquals(0, sum.get(Answer.WRONG), amiss::toString);
        assertTrue(sum.get(Answer.RIGHT) >= BAR * told, amiss::toString);
        assertWritten(HEAD.formatted(SEEDS) + table(rows, sum) + reasons());
    }

    /** Whoever hears less may name no coin, but none that is not said. */
    @Test
    void halfOfAConversationNamesNoOther() {
        for (Fixture fixture : Fixture.all()) {
            List<Fixture.Line> lines = fixture.lines();
            for (List<Fixture.Line> part :
                    List.of(
                            lines.stream().filter(line -> line.side() == 0).toList(),
                            lines.stream().filter(line -> line.side() == 1).toList(),
                            lines.subList(0, lines.size() / 2),
                            lines.subList(lines.size() / 2, lines.size()))) {
                for (Detection detection : heard(part)) {
                    assertTrue(
                            answer(name(fixture), detection) != Answer.WRONG,
                            () -> fixture + ": " + detection.mining().coin());
                }
            }
        }
    }

    private static String name(Fixture fixture) {
        return fixture.toString().replace(".txt", "");
    }

    private static List<Detection> heard(List<Fixture.Line> lines) {
        var exchange = new Exchange(signatures);
        lines.forEach(line -> exchange.after(1000).stream(line.side(), line.bytes()));
        return exchange.detections();
    }

    /** What is written down of a recipe agrees with what it says that it is. */
    private static void isTrue(Recipe recipe, Tally truth) {
        Optional<Coin> coin = facts.get(recipe.name()).coin().flatMap(signatures::coin);
        assertTrue(
                coin.isEmpty()
                        || coin.get().algorithms().contains(truth.algorithm())
                        || coin.get().former().contains(truth.algorithm()),
                recipe.name());
    }

    private static Answer answer(String name, Detection detection) {
        Mining mining = detection.mining();
        List<String> basis = mining.grounds().coin().stream().map(ground -> ground.label).toList();
        return facts.get(name).answered(mining.coin(), basis);
    }

    private static void count(
            String row,
            String name,
            List<Detection> found,
            Map<String, Map<Answer, Integer>> rows,
            List<String> amiss) {
        Answer answer =
                found.isEmpty()
                        ? facts.get(name).answered(Optional.empty(), List.of())
                        : answer(name, found.getLast());
        rows.computeIfAbsent(row, _ -> new EnumMap<>(Answer.class)).merge(answer, 1, Integer::sum);
        if (answer == Answer.MISSED || answer == Answer.WRONG) {
            amiss.add(name + " " + answer);
        }
    }

    private static Map<Answer, Integer> sum(Map<String, Map<Answer, Integer>> rows) {
        var sum = new EnumMap<Answer, Integer>(Answer.class);
        for (Answer answer : Answer.values()) {
            sum.put(
                    answer,
                    rows.values().stream().mapToInt(row -> row.getOrDefault(answer, 0)).sum());
        }
        return sum;
    }

    private static String table(Map<String, Map<Answer, Integer>> rows, Map<Answer, Integer> sum) {
        var table =
                new StringBuilder(
                        "| conversations | all | told | right | missed | wrong | null |\n");
        table.append("| --- | --: | --: | --: | --: | --: | --: |\n");
        rows.forEach((name, row) -> table.append(line(name, row)));
        return table.append(line("**all**", sum)).toString();
    }

    private static String line(String name, Map<Answer, Integer> row) {
        int right = row.getOrDefault(Answer.RIGHT, 0);
        int missed = row.getOrDefault(Answer.MISSED, 0);
        return "| %s | %d | %d | %d | %d | %d | %d |\n"
                .formatted(
                        name,
                        row.values().stream().mapToInt(Integer::intValue).sum(),
                        right + missed,
                        right,
                        missed,
                        row.getOrDefault(Answer.WRONG, 0),
                        row.getOrDefault(Answer.NOTHING, 0));
    }

    private static String reasons() {
        var table =
                new StringBuilder(
                        "\n| conversation | coin | what tells it, or why nothing does |\n");
        table.append("| --- | --- | --- |\n");
        for (CoinFact fact : facts.values()) {
            table.append(
                    "| %s | %s | %s |\n"
                            .formatted(fact.name(), fact.coin().orElse(""), fact.why()));
        }
        return table.toString();
    }

    private static void assertWritten(String made) throws IOException {
        if (Boolean.getBoolean("coins.write")) {
            Files.writeString(FILE, made);
        }
        assertEquals(made, Files.readString(FILE), "write it with -Dcoins.write=true");
    }
}
