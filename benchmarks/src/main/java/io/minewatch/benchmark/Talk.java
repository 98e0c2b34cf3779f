package io.minewatch.benchmark;

import io.minewatch.decode.DecodeConfig;
import io.minewatch.decode.Decoder;
import io.minewatch.flow.Flow;
import io.minewatch.flow.FlowConfig;
import io.minewatch.flow.FlowTable;
import io.minewatch.flow.Follower;
import io.minewatch.flow.Interest;
import io.minewatch.metrics.Counters;
import io.minewatch.simulate.Plan;
import io.minewatch.simulate.Recipes;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/**
 * What is said in one simulated mining conversation, as the ordering of data hands it on.
 *
 * @param flow in which it is said
 */
public record Talk(Flow flow, List<Turn> turns) {

    /** Some say one thing a minute. */
    private static final long MINUTE = 60_000_000_000L;

    /** One payload of one side, in native memory. */
    public record Turn(int side, MemorySegment bytes, long timeNanos) {}

    /** The first payloads of the first recipe with this name or in this group. */
    public static Talk of(String recipe, int most) {
        var chosen = Recipes.select(Recipes.miners(), recipe).getFirst();
        return of(
                Frames.simulated(Plan.only(1, chosen).lasting(most * MINUTE), 1 << 16),
                recipe,
                most);
    }

    private static Talk of(Frames frames, String recipe, int most) {
        var recorders = new ArrayList<Recorder>();
        var counters = new Counters();
        try (var flows =
                new FlowTable(
                        FlowConfig.DEFAULT,
                        flow -> {
                            recorders.add(new Recorder(flow, new ArrayList<>()));
                            return recorders.getLast();
                        },
                        counters)) {
            frames.play(new Decoder(DecodeConfig.standard(), flows, counters), 0);
        }
        var talk = recorders.getFirst();
        if (talk.turns.size() < most) {
            throw new IllegalStateException(recipe + " says only " + talk.turns.size() + " things");
        }
        return new Talk(talk.flow, List.copyOf(talk.turns.subList(0, most)));
    }

    /** Says all of it. */
    public void say(Follower follower) {
        for (Turn turn : turns) {
            follower.data(turn.side, turn.bytes, 0, (int) turn.bytes.byteSize(), turn.timeNanos);
        }
        follower.closed(turns.getLast().timeNanos);
    }

    private record Recorder(Flow flow, List<Turn> turns) implements Follower {

        @Override
        public void data(int side, MemorySegment memory, long offset, int length, long nanos) {
            MemorySegment copy = Arena.ofAuto().allocate(length);
            MemorySegment.copy(memory, offset, copy, 0, length);
            turns.add(new Turn(side, copy, nanos));
        }

        @Override
        public void gap(int side, long missing, long nanos) {
            throw new IllegalStateException("nothing is lost in this simulation");
        }

        @Override
        public void pulse(long timestampNanos) {}

        @Override
        public void settle() {}

        @Override
        public void closed(long nanos) {}

        @Override
        public Interest interest() {
            return Interest.MINING;
        }
    }
}
