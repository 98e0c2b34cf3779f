package io.minewatch.benchmark;

import io.minewatch.cadence.Rehearsal;
import io.minewatch.cadence.clock.BlockClock;
import io.minewatch.cadence.clock.Synchrony;
import io.minewatch.simulate.opaque.Observations;
import io.minewatch.simulate.opaque.Observer;
import io.minewatch.simulate.opaque.OpaquePlan;
import io.minewatch.simulate.opaque.Population;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * How much evidence of the block clock look-alikes show by chance, against the bound that is
 * stated: {@code encrypted calibration FLOWS RUNS [SEED [SVG]]}, each run being a day of so many
 * flows with blocks of its own.
 */
final class EncryptedCalibration {

    private static final int DAY_HOURS = 24;
    private static final int PLAIN_MINERS = 20;
    private static final long USUAL_SEED = 1_000_000;
    private static final int MOST_NATS = 20;

    /** Flows whose highest evidence was so many nats or more. */
    private final long[] reached = new long[MOST_NATS + 1];

    private long flowDays;

    /** Connections: each is a flow of its own for the detector. */
    private long flows;

    private long epochs;
    private double highest = Double.NEGATIVE_INFINITY;

    private EncryptedCalibration() {}

    static void run(String... arguments) throws IOException {
        if (arguments.length < 2 || arguments.length > 4) {
            System.err.println("usage: encrypted calibration FLOWS RUNS [SEED [SVG]]");
            System.exit(2);
        }
        System.out.println(Machine.description("encrypted calibration", arguments));
        int flows = Integer.parseInt(arguments[0]);
        long seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : USUAL_SEED;
        var all = new EncryptedCalibration();
        long begin = System.nanoTime();
        IntStream.range(0, Integer.parseInt(arguments[1]))
                .parallel()
                .forEach(
                        run -> {
                            var one = new EncryptedCalibration();
                            one.day(
                                    OpaquePlan.hours(seed + run, DAY_HOURS)
                                            .among(flows)
                                            .readable(PLAIN_MINERS));
                            all.add(one, (System.nanoTime() - begin) / 1e9);
                        });
        System.out.println(all.table());
        if (arguments.length > 3) {
            all.plot(Path.of(arguments[3]));
        }
    }

    private synchronized void add(EncryptedCalibration other, double seconds) {
        Arrays.setAll(reached, nats -> reached[nats] + other.reached[nats]);
        flowDays += other.flowDays;
        flows += other.flows;
        epochs += other.epochs;
        highest = Math.max(highest, other.highest);
        System.err.printf(Locale.ROOT, "after %.0f s: %s%n", seconds, table());
    }

    private void day(OpaquePlan plan) {
        var population = new Population(plan);
        var observations = new Observations(population);
        var synchrony = new Synchrony(clock(plan, observations));
        try (var watched = new Rehearsal(synchrony)) {
            for (int flow = 0; flow < plan.flows(); flow++) {
                boolean isUdp = population.describe(flow).carrier().datagrams();
                var one = new One(watched, isUdp);
                observations.run(flow, one);
                one.finish();
                flowDays++;
            }
        }
    }

    /** Ticks with the first miner that hears of a block, as the detector learns it. */
    private static BlockClock clock(OpaquePlan plan, Observations observations) {
        var clock = new BlockClock();
        var known = new HashSet<Integer>();
        observations.reference(
                (chain, _, height, nanos) -> {
                    if (known.add(height)) {
                        clock.tick(plan.chains().get(chain).label(), nanos);
                    }
                });
        return clock;
    }

    private void note(double most) {
        flows++;
        highest = Math.max(highest, most);
        for (int nats = 1; nats <= MOST_NATS && most >= nats; nats++) {
            reached[nats]++;
        }
    }

    /** One flow: a connection after the other, and the most that any of them showed. */
    private final class One implements Observer {

        private final Rehearsal watched;
        private final boolean isUdp;
        private double most = Double.NEGATIVE_INFINITY;
        private boolean isOpened;
        private boolean isBegun;

        One(Rehearsal watched, boolean isUdp) {
            this.watched = watched;
            this.isUdp = isUdp;
        }

        @Override
        public void opened(int flow, long nanos) {
            finish();
            isOpened = true;
            isBegun = false;
        }

        @Override
        public void segment(int flow, boolean isUp, int length, long nanos) {
            if (!isBegun) {
                watched.begin(nanos, isOpened, isUdp);
                most = Double.NEGATIVE_INFINITY;
                isBegun = true;
            }
            if (watched.segment(isUp, length, nanos)) {
                look();
            }
        }

        private void look() {
            epochs++;
            most = Math.max(most, watched.flow().logEvidence());
        }

        private void finish() {
            if (!isBegun) {
                return;
            }
            if (watched.isWatched()) {
                watched.end();
                look();
            }
            note(most);
        }
    }

    private String table() {
        var table = new MarkdownTable("nats x", "bound exp(-x)", "observed share", "connections");
        for (int nats = 1; nats <= MOST_NATS; nats++) {
            table.row(
                    nats,
                    String.format(Locale.ROOT, "%.2e", Math.exp(-nats)),
                    String.format(Locale.ROOT, "%.2e", (double) reached[nats] / flows),
                    reached[nats]);
        }
        return "%d flow-days, %d connections, %d looks, highest evidence %.2f nats%n%n%s"
                .formatted(flowDays, flows, epochs, highest, table);
    }

    private void plot(Path file) throws IOException {
        var plot =
                new LinePlot(
                        "evidence x, nats",
                        new double[] {0, MOST_NATS},
                        "log10 of the share of flows that ever reach x",
                        new double[] {-10, 0});
        var x = new double[MOST_NATS];
        var bound = new double[MOST_NATS];
        var observed = new double[MOST_NATS];
        for (int i = 0; i < MOST_NATS; i++) {
            x[i] = i + 1;
            bound[i] = -x[i] / Math.log(10);
            observed[i] = Math.log10((double) reached[i + 1] / flows);
        }
        plot.line("bound exp(-x)", x, bound);
        plot.line("observed", x, observed);
        plot.write(file);
    }
}
