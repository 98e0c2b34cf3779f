package io.minewatch.coverage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.minewatch.Dialects;
import io.minewatch.protocol.Dialect;
import io.minewatch.protocol.Ear;
import io.minewatch.protocol.Event;
import io.minewatch.simulate.Recipes;
import io.minewatch.simulate.script.Conversation;
import io.minewatch.simulate.script.Level;
import io.minewatch.simulate.script.Recipe;
import io.minewatch.simulate.script.Say;
import io.minewatch.simulate.script.Scene;
import io.minewatch.simulate.script.Side;
import io.minewatch.simulate.script.Tally;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every protocol that is read can be simulated, and what is read of it is what was said. Relatives,
 * which only their layouts tell apart, need no recipe: {@code RecallTest} plays their fixtures.
 */
class SimulatedDialectsTest {

    private static final long TEN_MINUTES = 600_000_000_000L;

    /** All in which the messages can be read. */
    static Stream<Recipe> readable() {
        return Recipes.miners().stream()
                .filter(recipe -> Recall.protocol(recipe).isPresent())
                .filter(recipe -> !Recall.isSealed(recipe))
                .filter(recipe -> tally(recipe).level() == Level.SESSION);
    }

    private static Tally tally(Recipe recipe) {
        Conversation played = recipe.make(Scene.alone(1, TEN_MINUTES));
        played.script().rest();
        return played.tally().orElseThrow();
    }

    @Test
    void everyProtocolCanBe() {
        var simulated =
                readable()
                        .map(recipe -> heard(recipe.make(Scene.alone(1, TEN_MINUTES))).dialect)
                        .collect(Collectors.toCollection(TreeSet::new));
        var all =
                Dialects.ALL.stream()
                        .map(Dialect::name)
                        .collect(Collectors.toCollection(TreeSet::new));
        all.removeAll(simulated);
        assertEquals(new TreeSet<>(), all);
    }

    @ParameterizedTest
    @MethodSource("readable")
    void whatIsHeardIsTheTruth(Recipe recipe) {
        for (long seed = 1; seed <= 3; seed++) {
            Conversation played = recipe.make(Scene.alone(seed, TEN_MINUTES));
            Ear heard = heard(played);
            Tally truth = played.tally().orElseThrow();
            assertEquals(truth.dialect(), heard.dialect);
            assertEquals(truth.submittedShares(), count(heard, Event.Share.class));
            assertEquals(truth.acceptedShares(), results(heard, true));
            assertEquals(truth.rejectedShares(), results(heard, false));
            assertEquals(0, count(heard, Event.Oddity.class));
        }
    }

    private static Ear heard(Conversation conversation) {
        var ear = new Ear();
        long now = 0;
        for (Say say : conversation.script().rest()) {
            byte[] bytes = new byte[say.length()];
            System.arraycopy(say.bytes(), say.offset(), bytes, 0, say.length());
            ear.after(say.at() - now).hear(say.from() == Side.CLIENT ? 0 : 1, bytes);
            now = say.at();
        }
        return ear.end();
    }

    private static long count(Ear heard, Class<? extends Event> kind) {
        return heard.said.stream().filter(kind::isInstance).count();
    }

    private static long results(Ear heard, boolean accepted) {
        return heard.said.stream()
                .filter(Event.ShareResult.class::isInstance)
                .map(Event.ShareResult.class::cast)
                .filter(result -> result.accepted() == accepted)
                .count();
    }
}
