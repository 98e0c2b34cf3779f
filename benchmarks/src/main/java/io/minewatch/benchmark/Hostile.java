package io.minewatch.benchmark;

import io.minewatch.cadence.CadenceConfig;
import io.minewatch.flow.FlowConfig;
import io.minewatch.metrics.Counter;
import io.minewatch.metrics.Drop;
import io.minewatch.simulate.Plan;
import io.minewatch.simulate.Recipes;
import io.minewatch.simulate.Simulation;
import io.minewatch.simulate.script.Recipe;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Hostile load with true miners in it, as fast as it goes: {@code hostile SECONDS
 * [PACKETS_PER_SECOND]}. Packets per second are of packet time: how much hostile load stands
 * between two packets of a miner.
 *
 * <p>Simulated miners come and go, three minutes at a time; every kind of mining in clear, twice.
 */
public final class Hostile {

    private static final int USUAL_RATE = 20_000;
    private static final int SAMPLES = 20;
    private static final long ROUND = 180_000_000_000L;
    private static final long SECOND = 1_000_000_000L;

    /** More than the largest frame that is simulated. */
    private static final int LARGEST = 1 << 16;

    private final HostileTraffic hostile = new HostileTraffic();
    private final Searched searched = new Searched();
    private final Chain chain =
            Chain.of(FlowConfig.DEFAULT, CadenceConfig.DEFAULT, searched::found);
    private final MemorySegment copy = Arena.ofAuto().allocate(LARGEST);
    private final Memory memory;
    private final long nanosBetween;
    private final long end;
    private long now;

    private Hostile(double seconds, int rate) {
        nanosBetween = SECOND / rate;
        long begin = System.nanoTime();
        end = begin + (long) (seconds * SECOND);
        memory = new Memory(begin, (end - begin) / SAMPLES);
    }

    public static void main(String[] arguments) throws IOException {
        if (arguments.length < 1 || arguments.length > 2) {
            System.err.println("usage: hostile SECONDS [PACKETS_PER_SECOND]");
            System.exit(2);
        }
        int rate = arguments.length > 1 ? Integer.parseInt(arguments[1]) : USUAL_RATE;
        System.out.println(Machine.description("hostile", arguments));
        System.out.println(new Hostile(Double.parseDouble(arguments[0]), rate).run());
    }

    /** Runs for so long and tells what became of the miners. */
    static Searched search(double seconds, int rate) throws IOException {
        var run = new Hostile(seconds, rate);
        run.run();
        return run.searched;
    }

    private String run() throws IOException {
        try (chain) {
            for (long round = 0; !isOver(); round++) {
                simulate(round);
            }
            chain.suspects().flush();
            return report();
        }
    }

    private boolean isOver() {
        return System.nanoTime() >= end;
    }

    /** Three minutes of miners; what is left of them when time is up is not searched for. */
    private void simulate(long round) throws IOException {
        List<Recipe> clear =
                Recipes.select(Recipes.miners(), "stratum_v1,cryptonote,ethproxy,ethereum_stratum");
        List<Recipe> twice = Collections.nCopies(2, clear).stream().flatMap(List::stream).toList();
        Plan usual = Traffic.plan(100 + round, ROUND, 0, twice);
        long epoch = Math.max(now, usual.epoch()) + SECOND;
        var plan =
                new Plan(
                        usual.seed(),
                        epoch,
                        usual.duration(),
                        0,
                        usual.miners(),
                        List.of(),
                        usual.minersBegin(),
                        usual.v6Share(),
                        usual.conditions(),
                        usual.tap());
        now = epoch;
        new Simulation(plan)
                .run(
                        this::frame,
                        (flow, mining) -> {
                            if (!isOver()) {
                                searched.hidden(flow, epoch);
                            }
                        });
    }

    /** One packet of a miner, and the hostile ones that come before it. */
    private void frame(
            long nanos, byte[] bytes, int offset, int captured, int onWire, int linkType) {
        while (now < nanos && !isOver()) {
            hostile.send(chain.decoder(), now);
            now += nanosBetween;
            memory.sample(hostile.sent());
        }
        if (!isOver()) {
            now = Math.max(now, nanos);
            MemorySegment.copy(bytes, offset, copy, ValueLayout.JAVA_BYTE, 0, captured);
            chain.decoder().frame(copy, 0, captured, onWire, nanos, linkType);
        }
    }

    private String report() {
        var counts = new MarkdownTable("what", "how often");
        for (Counter counter : Counter.values()) {
            counts.row(counter.help, chain.counters().of(counter));
        }
        for (Drop drop : Drop.values()) {
            if (chain.counters().of(drop) > 0) {
                counts.row("dropped: " + drop.help, chain.counters().of(drop));
            }
        }
        return String.join(
                System.lineSeparator(),
                Arrays.asList(memory.report(), counts.toString(), searched.report()));
    }
}
