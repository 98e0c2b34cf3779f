package io.minewatch.coverage;

import io.minewatch.protocol.Ear;
import io.minewatch.simulate.script.Conversation;
import io.minewatch.simulate.script.Recipe;
import io.minewatch.simulate.script.Say;
import io.minewatch.simulate.script.Scene;
import io.minewatch.simulate.script.Side;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The first minutes of a simulated miner whose messages can be read.
 *
 * @param dialect that is heard in it
 * @param variant which relative
 */
public record Simulated(String name, String dialect, String variant, List<Said> said) {

    private static final long TEN_MINUTES = 600_000_000_000L;

    /**
     * One thing that was said.
     *
     * @param side 0 for the miner
     */
    public record Said(int side, byte[] bytes) {}

    /** One of every kind that is simulated. */
    public static Stream<Simulated> all() {
        return SimulatedDialectsTest.readable().map(Simulated::of);
    }

    private static Simulated of(Recipe recipe) {
        Conversation played = recipe.make(Scene.alone(1, TEN_MINUTES));
        var said = new ArrayList<Said>();
        var ear = new Ear();
        for (Say say : played.script().rest()) {
            byte[] bytes =
                    Arrays.copyOfRange(say.bytes(), say.offset(), say.offset() + say.length());
            int side = say.from() == Side.CLIENT ? 0 : 1;
            said.add(new Said(side, bytes));
            ear.after(1_000_000_000).hear(side, bytes);
        }
        ear.end();
        return new Simulated(recipe.name(), ear.dialect, ear.variant, List.copyOf(said));
    }

    @Override
    public String toString() {
        return name;
    }
}
