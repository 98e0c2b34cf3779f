package io.minewatch.simulate;

import io.minewatch.simulate.dialect.Miners;
import io.minewatch.simulate.lookalike.Lookalikes;
import io.minewatch.simulate.script.Recipe;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;

/** All that can be simulated, by name. */
public final class Recipes {

    private Recipes() {}

    /** The kinds of mining. */
    public static List<Recipe> miners() {
        return Miners.all();
    }

    /** The kinds of look-alikes. */
    public static List<Recipe> lookalikes() {
        return Lookalikes.all();
    }

    /**
     * The one of this name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Recipe named(String name) {
        return Stream.concat(miners().stream(), lookalikes().stream())
                .filter(recipe -> recipe.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("no recipe is called '" + name + "'"));
    }

    /**
     * Those with one of these names, or in one of these groups; {@code all} and {@code none} are
     * understood.
     *
     * @param words separated by commas
     * @throws IllegalArgumentException if a word says nothing, listing those that would
     */
    public static List<Recipe> select(List<Recipe> from, String words) {
        if (words.equals("all")) {
            return from;
        }
        var chosen = new LinkedHashSet<Recipe>();
        for (String word : words.equals("none") ? new String[0] : words.split(",")) {
            var some = from.stream().filter(recipe -> matches(recipe, word)).toList();
            if (some.isEmpty()) {
                throw new IllegalArgumentException("'" + word + "' is none of " + names(from));
            }
            chosen.addAll(some);
        }
        return List.copyOf(chosen);
    }

    private static boolean matches(Recipe recipe, String word) {
        return recipe.name().equals(word.strip()) || recipe.group().equals(word.strip());
    }

    private static List<String> names(List<Recipe> recipes) {
        return recipes.stream()
                .flatMap(recipe -> Stream.of(recipe.group(), recipe.name()))
                .distinct()
                .toList();
    }
}
