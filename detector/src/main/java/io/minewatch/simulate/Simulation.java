package io.minewatch.simulate;

import io.minewatch.simulate.net.Endpoint;
import io.minewatch.simulate.net.Flow;
import io.minewatch.simulate.net.FrameSink;
import io.minewatch.simulate.net.Path;
import io.minewatch.simulate.net.Tap;
import io.minewatch.simulate.net.TcpFlow;
import io.minewatch.simulate.net.UdpFlow;
import io.minewatch.simulate.ordinary.Noise;
import io.minewatch.simulate.ordinary.OrdinaryTraffic;
import io.minewatch.simulate.script.Conversation;
import io.minewatch.simulate.script.Conversation.Transport;
import io.minewatch.simulate.script.Dice;
import io.minewatch.simulate.script.Recipe;
import io.minewatch.simulate.script.Scene;
import io.minewatch.simulate.script.World;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Makes the packets of a plan, in order of time.
 *
 * <p>Flows come to life when they begin and are forgotten when they end, so memory follows the
 * number of conversations at one time, not the size of the capture.
 */
public final class Simulation {

    private static final long MILLISECOND = 1_000_000L;

    private final Plan plan;
    private final Dice dice;
    private final World world;
    private final List<Cue> cues = new ArrayList<>();
    private final PriorityQueue<Running> running =
            new PriorityQueue<>(
                    Comparator.comparingLong((Running flow) -> flow.time)
                            .thenComparingLong(flow -> flow.number));
    private final OrdinaryTraffic ordinary;
    private int nextCue;
    private long ordinaryNumber;
    private long ordinaryStart;
    private long ordinaryPlanned;

    /** Draws everything from the seed of the plan: equal plans give equal captures. */
    public Simulation(Plan plan) {
        this.plan = plan;
        this.dice = new Dice(plan.seed());
        this.world = new World(plan.seed(), plan.epoch());
        this.ordinary = new OrdinaryTraffic(new Noise(dice.fork(-1)));
        long last = Math.min(plan.minersBegin(), plan.duration());
        addCues(plan.miners(), true, last);
        addCues(plan.lookalikes(), false, plan.duration() / 2);
        cues.sort(Comparator.comparingLong(Cue::start).thenComparingInt(Cue::number));
        this.ordinaryStart = plan.ordinaryBytes() == 0 ? Flow.NEVER : 0;
    }

    private void addCues(List<Recipe> recipes, boolean mining, long last) {
        for (Recipe recipe : recipes) {
            int number = cues.size();
            cues.add(new Cue(number, dice.fork(number).between(0, last), recipe, mining));
        }
    }

    /** Runs it to its end; how much was captured. */
    public Tap run(FrameSink sink, TruthListener truth) throws IOException {
        var tap = new Tap(plan.tap(), sink, plan.epoch(), dice.fork(-2));
        while (true) {
            start();
            if (running.isEmpty()) {
                return tap;
            }
            Running next = running.remove();
            next.flow.emit(tap);
            next.time = next.flow.nextTime();
            if (next.time != Flow.NEVER) {
                running.add(next);
            } else if (next.cue.isPresent()) {
                truth.over(next.flow, next.cue.get().mining);
            }
        }
    }

    /**
     * How much a conversation of these kinds is on average, in captured bytes, if it lasts so long.
     */
    public static double meanBytes(List<Recipe> kinds, long duration) {
        var plan = Plan.only(0, kinds.toArray(Recipe[]::new)).lasting(duration);
        try {
            FrameSink nowhere = (at, bytes, offset, captured, onWire, link) -> {};
            return (double) new Simulation(plan).run(nowhere, (flow, mining) -> {}).bytes()
                    / kinds.size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts whatever begins before the next packet. */
    private void start() {
        while (true) {
            long cue = nextCue < cues.size() ? cues.get(nextCue).start : Flow.NEVER;
            long first = Math.min(cue, ordinaryStart);
            long packet = running.isEmpty() ? Flow.NEVER : running.peek().time;
            if (first == Flow.NEVER || first > packet) {
                return;
            }
            if (cue == first) {
                start(cues.get(nextCue++));
            } else {
                startOrdinary();
            }
        }
    }

    private void start(Cue cue) {
        var own = dice.fork(cue.number);
        long left = Math.max(1, plan.duration() - cue.start);
        var talk = cue.recipe.make(new Scene(world, own.fork(1), cue.start, left));
        var paths = own.fork(2);
        boolean v6 = paths.chance(plan.v6Share());
        var client = Addresses.subscriber(cue.number, v6, paths);
        String name = cue.recipe.name();
        int port = talk.serverPort();
        var server =
                cue.mining
                        ? Addresses.pool(name, port, v6, paths)
                        : Addresses.other(name, port, v6, paths);
        add(flow(talk, client, server, paths, cue.start), cue.number, Optional.of(cue));
    }

    private void startOrdinary() {
        var own = dice.fork(1_000_000_000L + ordinaryNumber);
        var talk = ordinary.make(new Scene(world, own.fork(1), ordinaryStart, plan.duration()));
        var paths = own.fork(2);
        boolean v6 = paths.chance(plan.v6Share());
        var client = Addresses.browser(ordinaryNumber, v6, paths);
        var server = Addresses.web(talk.conversation().serverPort(), v6, paths);
        add(
                flow(talk.conversation(), client, server, paths, ordinaryStart),
                1_000_000_000L + ordinaryNumber,
                Optional.empty());
        ordinaryNumber++;
        ordinaryPlanned += talk.wireBytes();
        ordinaryStart =
                ordinaryPlanned >= plan.ordinaryBytes()
                        ? Flow.NEVER
                        : (long)
                                ((double) plan.duration() * ordinaryPlanned / plan.ordinaryBytes());
    }

    private Flow flow(Conversation talk, Endpoint client, Endpoint server, Dice paths, long start) {
        var path =
                new Path(
                        client,
                        server,
                        paths.between(MILLISECOND, 12 * MILLISECOND),
                        paths.between(2 * MILLISECOND, 60 * MILLISECOND),
                        paths.between(MILLISECOND / 10, 2 * MILLISECOND),
                        paths.between(MILLISECOND / 50, MILLISECOND / 2),
                        plan.conditions());
        return talk.transport() == Transport.TCP
                ? new TcpFlow(talk, path, paths, start)
                : new UdpFlow(talk, path, paths, start);
    }

    private void add(Flow flow, long number, Optional<Cue> cue) {
        running.add(new Running(flow, number, cue));
    }

    /** A conversation that will begin. */
    private record Cue(int number, long start, Recipe recipe, boolean mining) {}

    /** A conversation that has begun, and the time of its next packet. */
    private static final class Running {

        final Flow flow;
        final long number;
        final Optional<Cue> cue;
        long time;

        Running(Flow flow, long number, Optional<Cue> cue) {
            this.flow = flow;
            this.number = number;
            this.cue = cue;
            this.time = flow.nextTime();
        }
    }
}
