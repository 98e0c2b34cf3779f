package io.minewatch.simulate.lookalike;

import io.minewatch.simulate.script.Recipe;

import java.util.List;

/** All kinds of conversations that resemble mining and are not. */
public final class Lookalikes {

    private Lookalikes() {}

    /** In a fixed order. */
    public static List<Recipe> all() {
        return List.of();
    }
}
