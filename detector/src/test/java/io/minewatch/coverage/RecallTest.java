package io.minewatch.coverage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.minewatch.coverage.Recall.Outcome;
import io.minewatch.coverage.Recall.View;
import io.minewatch.protocol.Fixture;
import io.minewatch.simulate.Recipes;
import io.minewatch.simulate.script.Recipe;
import io.minewatch.verdict.Mining;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Miners of every dialect are found in what is captured of them: complete, of one side only, joined
 * late, and with holes. {@code -Drecall.miners=200} makes more of each kind and prints the table:
 * see {@code benchmarks/recall}.
 */
class RecallTest {

    private static final int USUAL = 4;

    /**
     * A kind of miner and where it stands in the table.
     *
     * @param variant empty if its recipe does not tell
     */
    private record Kind(Recipe recipe, String protocol, Optional<String> variant, String row) {

        /** Which relative it is has to be told only of all that is said: see the coverage table. */
        boolean is(Mining mining, View view) {
            return mining.protocol().equals(protocol)
                    && (view != View.COMPLETE
                            || variant.isEmpty()
                            || mining.variant().equals(variant.get()));
        }

        Outcome outcome(View view, int count, long seed) {
            return Recall.of(recipe, mining -> is(mining, view), view, count, seed + own(view));
        }

        /** By name, so that a dialect more changes nothing of what is played of the others. */
        private long own(View view) {
            return (long) (row + recipe.name()).hashCode() * View.values().length + view.ordinal();
        }
    }

    @Test
    void minersAreFoundInWhatIsCapturedOfThem() {
        int count = Integer.getInteger("recall.miners", USUAL);
        var below = new ArrayList<String>();
        var table = new StringBuilder(heading());
        for (var row : outcomes(count).entrySet()) {
            table.append("| ").append(row.getKey()).append(" | ");
            table.append(row.getValue().getFirst().miners());
            for (View view : View.values()) {
                Outcome outcome = row.getValue().get(view.ordinal());
                table.append(" | ").append(cell(outcome));
                if (outcome.share() < view.bar) {
                    below.add(row.getKey() + " " + view.title + " " + outcome);
                }
            }
            table.append(" |\n");
        }
        if (count != USUAL) {
            System.out.println(table);
        }
        assertEquals(List.of(), below);
    }

    private static TreeMap<String, List<Outcome>> outcomes(int count) {
        var rows = new TreeMap<String, List<Outcome>>();
        long seed = Long.getLong("recall.seed", 1);
        for (Kind kind : kinds()) {
            var outcomes = new ArrayList<Outcome>();
            for (View view : View.values()) {
                Outcome outcome = kind.outcome(view, count, seed);
                outcomes.add(outcome);
                if (count != USUAL && outcome.share() < 1) {
                    System.out.println(kind.recipe.name() + ", " + view.title + ": " + outcome);
                }
            }
            rows.merge(kind.row, outcomes, RecallTest::sum);
        }
        return rows;
    }

    private static List<Outcome> sum(List<Outcome> some, List<Outcome> others) {
        var sum = new ArrayList<Outcome>();
        for (View view : View.values()) {
            sum.add(some.get(view.ordinal()).plus(others.get(view.ordinal())));
        }
        return sum;
    }

    /** All that can be simulated in clear, and the fixtures with work in them. */
    private static List<Kind> kinds() {
        var kinds = new ArrayList<Kind>();
        for (Recipe recipe : Recipes.miners()) {
            if (!recipe.group().equals("attempt")) {
                Recall.protocol(recipe)
                        .ifPresent(
                                protocol ->
                                        kinds.add(
                                                new Kind(
                                                        recipe,
                                                        protocol,
                                                        Optional.empty(),
                                                        row(recipe, protocol))));
            }
        }
        Spoken.all()
                .forEach(
                        spoken ->
                                spoken.fixtures().stream()
                                        .filter(Replayed::hasWork)
                                        .map(fixture -> kind(spoken, fixture))
                                        .forEach(kinds::add));
        return kinds;
    }

    private static String row(Recipe recipe, String protocol) {
        return (Recall.isSealed(recipe) ? protocol + " in Noise" : protocol) + ", simulated";
    }

    private static Kind kind(Spoken spoken, Fixture fixture) {
        String protocol = spoken.dialect().name();
        String variant = spoken.dialect().variant();
        String row = protocol.equals(variant) ? protocol : protocol + " " + variant;
        return new Kind(
                Replayed.recipe(fixture, variant),
                protocol,
                Optional.of(variant),
                row + ", fixtures");
    }

    private static String heading() {
        var titles = new StringBuilder("| dialect | miners");
        var bars = new StringBuilder("| --- | --:");
        for (View view : View.values()) {
            titles.append(" | ").append(view.title);
            bars.append(" | --:");
        }
        return titles.append(" |\n").append(bars).append(" |\n").toString();
    }

    private static String cell(Outcome outcome) {
        return "%.1f %% (%.0f)"
                .formatted(
                        100.0 * outcome.share(),
                        100.0 * outcome.confirmed() / Math.max(1, outcome.miners()));
    }
}
