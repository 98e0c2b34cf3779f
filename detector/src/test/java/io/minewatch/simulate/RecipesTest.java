package io.minewatch.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.minewatch.simulate.script.Conversation;
import io.minewatch.simulate.script.Recipe;
import io.minewatch.simulate.script.Say;
import io.minewatch.simulate.script.Scene;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

class RecipesTest {

    private static final long TEN_MINUTES = 600_000_000_000L;

    /** Sealed, in messages of WebSocket, or with binary messages. */
    private static final Set<String> NO_TEXT =
            Set.of("unknown_encrypted", "webmining", "stratum_v2", "btcagent");

    @Test
    void namesAreUniqueAndPlain() {
        var seen = new HashSet<String>();
        for (Recipe recipe : all()) {
            assertTrue(recipe.name().matches("[a-z0-9-]+"), recipe.name());
            assertTrue(seen.add(recipe.name()), recipe.name());
            assertEquals(recipe.about(), Recipes.named(recipe.name()).about());
            assertEquals(recipe.name(), make(recipe, 1).name());
        }
    }

    @Test
    void whatMinersAndPoolsSayIsJsonOnLinesOrInBodies() throws IOException {
        var json = new ObjectMapper();
        for (Recipe recipe : Recipes.miners()) {
            if (NO_TEXT.contains(recipe.group())) {
                continue;
            }
            for (long seed = 0; seed < 10; seed++) {
                for (Say say : make(recipe, seed).script().rest()) {
                    String text = new String(say.bytes(), StandardCharsets.UTF_8);
                    int body = text.indexOf("\r\n\r\n");
                    assertTrue(text.endsWith("\n") || body > 0, text);
                    String message = body > 0 ? text.substring(body + 4) : text;
                    assertTrue(json.readTree(message).isObject(), text);
                }
            }
        }
    }

    @Test
    void scriptsGoForwardAndEnd() {
        for (Recipe recipe : all()) {
            long time = 0;
            for (Say say : make(recipe, 4).script().rest()) {
                assertTrue(say.at() >= time && say.at() <= TEN_MINUTES, recipe.name());
                assertTrue(say.length() > 0, recipe.name());
                time = say.at();
            }
        }
    }

    @Test
    void kindsAreChosenByNameAndByGroup() {
        var miners = Recipes.miners();
        assertEquals(miners, Recipes.select(miners, "all"));
        assertEquals(List.of(), Recipes.select(miners, "none"));
        assertEquals(
                List.of("ethproxy", "ethproxy-old", "xmrig"),
                Recipes.select(miners, "ethproxy,xmrig").stream().map(Recipe::name).toList());
        var wrong =
                assertThrows(
                        IllegalArgumentException.class, () -> Recipes.select(miners, "solitaire"));
        assertTrue(wrong.getMessage().contains("'solitaire' is none of"), wrong.getMessage());
        assertThrows(IllegalArgumentException.class, () -> Recipes.named("solitaire"));
    }

    private static List<Recipe> all() {
        return Stream.concat(Recipes.miners().stream(), Recipes.lookalikes().stream()).toList();
    }

    private static Conversation make(Recipe recipe, long seed) {
        return recipe.make(Scene.alone(seed, TEN_MINUTES));
    }
}
