package io.minewatch.benchmark;

import io.minewatch.benchmark.EncryptedTrial.Outcome;
import io.minewatch.benchmark.EncryptedTrial.Result;
import io.minewatch.metrics.Counter;
import io.minewatch.metrics.Drop;
import io.minewatch.simulate.opaque.Impairments;
import io.minewatch.simulate.opaque.OpaquePlan;
import io.minewatch.simulate.script.Side;
import io.minewatch.verdict.Evidence;
import io.minewatch.verdict.Grade;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.DoubleStream;

/**
 * Encrypted miners among followers and look-alikes: who is found, when, and who is accused wrongly.
 * {@code encrypted HOURS MINERS FOLLOWERS LOOKALIKES [SEED [WHAT [SVG]]]}.
 */
public final class Encrypted {

    private static final double HOUR = 3600e9;
    private static final double MILLISECOND = 1e6;
    private static final int PLAIN_MINERS = 20;
    private static final long USUAL_SEED = 20_261_122;
    private static final double LOSS = 0.1;
    private static final long CLOCK_ERROR = 2_000_000_000L;
    private static final double[] HOURS = {0.25, 0.5, 0.75, 1, 1.5, 2, 3, 4, 6, 8, 12, 18, 24};

    private final OpaquePlan plan;
    private final TreeMap<String, Miner> miners;

    private Encrypted(OpaquePlan plan, Outcome outcome) {
        this.plan = plan;
        this.miners = Miner.all(outcome.connections(), plan.epoch());
    }

    public static void main(String[] arguments) throws IOException {
        if (arguments.length > 0 && arguments[0].equals("calibration")) {
            EncryptedCalibration.run(Arrays.copyOfRange(arguments, 1, arguments.length));
            return;
        }
        if (arguments.length < 4 || arguments.length > 7) {
            System.err.println(
                    "usage: encrypted HOURS MINERS FOLLOWERS LOOKALIKES [SEED [WHAT [SVG]]]\n"
                            + "       encrypted calibration FLOWS RUNS [SEED [SVG]]");
            System.exit(2);
        }
        long seed = arguments.length > 4 ? Long.parseLong(arguments[4]) : USUAL_SEED;
        String what = arguments.length > 5 ? arguments[5] : "";
        var plan =
                impaired(
                        OpaquePlan.hours(seed, Double.parseDouble(arguments[0]))
                                .mined(Integer.parseInt(arguments[1]), 0)
                                .followed(Integer.parseInt(arguments[2]))
                                .among(Integer.parseInt(arguments[3]))
                                .readable(PLAIN_MINERS),
                        what);
        System.out.println(Machine.description("encrypted", arguments));
        long begin = System.nanoTime();
        Outcome outcome = EncryptedTrial.of(plan);
        var trial = new Encrypted(plan, outcome);
        System.out.printf(
                Locale.ROOT,
                "%d packets in %.0f s; %s%n%n",
                outcome.frames(),
                (System.nanoTime() - begin) / 1e9,
                counters(outcome));
        System.out.println(trial.found());
        System.out.println(trial.curve());
        trial.missed().forEach(System.out::println);
        System.out.println(accused(outcome.connections()));
        if (arguments.length > 6) {
            trial.plot(Path.of(arguments[6]));
        }
    }

    private static OpaquePlan impaired(OpaquePlan plan, String what) {
        var none = Impairments.NONE;
        return switch (what) {
            case "" -> plan;
            case "loss" -> plan.impaired(none.losing(LOSS));
            case "late" -> plan.impaired(none.clockOff(CLOCK_ERROR));
            case "early" -> plan.impaired(none.clockOff(-CLOCK_ERROR));
            case "client" -> plan.impaired(none.seeing(Side.CLIENT));
            case "server" -> plan.impaired(none.seeing(Side.SERVER));
            case "pause" -> plan.impaired(none.pausing(plan.duration() / 4, (long) HOUR));
            case "midnight" -> midnight(plan);
            default -> throw new IllegalArgumentException("no such impairment: " + what);
        };
    }

    /** Begins an hour before a day ends. */
    private static OpaquePlan midnight(OpaquePlan plan) {
        long day = (long) (24 * HOUR);
        long begin = Math.floorDiv(plan.epoch(), day) * day + day - (long) HOUR;
        return new OpaquePlan(
                plan.seed(),
                begin,
                plan.duration(),
                plan.chains(),
                plan.drift(),
                plan.miners(),
                0,
                plan.followers(),
                plan.lookalikes(),
                plan.plainMiners(),
                plan.impairments());
    }

    private static String counters(Outcome outcome) {
        var counters = outcome.counters();
        return "%d thin flows, %d left, %d told; %d followers; %d full, %d untold"
                .formatted(
                        counters.of(Counter.THIN_FLOWS),
                        counters.of(Counter.THIN_FLOWS_LEFT),
                        counters.of(Counter.THIN_FLOWS_TOLD),
                        counters.of(Counter.NEIGHBOUR_FOLLOWERS),
                        counters.of(Drop.THIN_FLOWS_FULL),
                        counters.of(Drop.THIN_FLOWS_UNTOLD));
    }

    /**
     * A miner, over all connections.
     *
     * @param begin when it first connected or was first seen
     */
    private record Miner(
            String chain, String carrier, long begin, TreeMap<Grade, Double> hours, String name) {

        static TreeMap<String, Miner> all(List<Result> connections, long epoch) {
            var miners = new TreeMap<String, Miner>();
            for (Result one : connections) {
                var truth = one.truth();
                if (!truth.kind().equals("mining")) {
                    continue;
                }
                String key = truth.client().address().toString();
                var miner =
                        miners.computeIfAbsent(
                                key,
                                _ ->
                                        new Miner(
                                                truth.chain(),
                                                truth.carrier(),
                                                truth.begin(),
                                                new TreeMap<>(),
                                                truth.name()));
                for (var found : one.found()) {
                    double millis = found.at().toEpochMilli() - epoch / MILLISECOND;
                    double hours = (millis * MILLISECOND - miner.begin) / HOUR;
                    miner.hours.merge(found.grade(), hours, Math::min);
                }
            }
            return miners;
        }

        Optional<Double> probable() {
            return Optional.ofNullable(hours.get(Grade.PROBABLE));
        }

        boolean isProbableWithin(double limit) {
            return probable().map(at -> at <= limit).orElse(false);
        }

        /** Hours within which it must be found. */
        double limit() {
            return chain.equals("bitcoin") ? 12 : 3;
        }
    }

    private String found() {
        var groups = new TreeMap<String, List<Miner>>();
        for (Miner miner : miners.values()) {
            for (String key :
                    List.of(miner.chain + ", " + miner.carrier, miner.chain + ", all", "~all")) {
                groups.computeIfAbsent(key, _ -> new ArrayList<>()).add(miner);
            }
        }
        var table =
                new MarkdownTable(
                        "chain, carrier",
                        "miners",
                        "detected",
                        "`probable`",
                        "within 3 h or 12 h",
                        "median, hours",
                        "longest");
        groups.forEach((name, of) -> row(table, name.replace("~", ""), of));
        return table.toString();
    }

    private static void row(MarkdownTable table, String name, List<Miner> of) {
        double[] hours =
                of.stream().flatMap(one -> one.probable().stream()).mapToDouble(x -> x).toArray();
        Arrays.sort(hours);
        table.row(
                name,
                of.size(),
                share(of.stream().filter(one -> !one.hours.isEmpty()).count(), of.size()),
                share(hours.length, of.size()),
                share(
                        of.stream().filter(one -> one.isProbableWithin(one.limit())).count(),
                        of.size()),
                hours.length == 0 ? "-" : two(hours[hours.length / 2]),
                hours.length == 0 ? "-" : two(hours[hours.length - 1]));
    }

    private static String share(long part, long all) {
        return "%d (%.1f %%)".formatted(part, 100.0 * part / Math.max(1, all));
    }

    private static String two(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private double decided(String chain, double hours) {
        var of = miners.values().stream().filter(one -> one.chain.equals(chain)).toList();
        long decided = of.stream().filter(one -> one.isProbableWithin(hours)).count();
        return 100.0 * decided / Math.max(1, of.size());
    }

    private List<String> chains() {
        return miners.values().stream().map(Miner::chain).distinct().sorted().toList();
    }

    private String curve() {
        var names = chains();
        var heads = new String[names.size() + 1];
        heads[0] = "hours since it began";
        for (int i = 0; i < names.size(); i++) {
            heads[i + 1] = names.get(i) + ", %";
        }
        var table = new MarkdownTable(heads);
        for (double hours : HOURS) {
            if (hours <= plan.duration() / HOUR) {
                var cells = new Object[heads.length];
                cells[0] = two(hours);
                for (int i = 0; i < names.size(); i++) {
                    cells[i + 1] = "%.1f".formatted(decided(names.get(i), hours));
                }
                table.row(cells);
            }
        }
        return table.toString();
    }

    private void plot(Path file) throws IOException {
        double most = Math.min(10, plan.duration() / HOUR);
        var plot =
                new LinePlot(
                        "hours since the miner began",
                        new double[] {0, most},
                        "% decided",
                        new double[] {0, 100});
        double[] x = DoubleStream.iterate(0, at -> at <= most, at -> at + 0.05).toArray();
        for (String chain : chains()) {
            double[] y = Arrays.stream(x).map(at -> decided(chain, at)).toArray();
            plot.line(chain, x, y);
        }
        plot.write(file);
    }

    private List<String> missed() {
        return miners.entrySet().stream()
                .filter(one -> !one.getValue().isProbableWithin(one.getValue().limit()))
                .map(
                        one ->
                                "missed or late: %s %s from hour %s: %s"
                                        .formatted(
                                                one.getKey(),
                                                one.getValue().name
                                                        + " "
                                                        + one.getValue().chain
                                                        + " "
                                                        + one.getValue().carrier,
                                                two(one.getValue().begin / HOUR),
                                                one.getValue().hours))
                .toList();
    }

    private static String accused(List<Result> connections) {
        var lines = new StringBuilder();
        int count = 0;
        for (Result one : connections) {
            if (one.truth().kind().equals("mining") || one.found().isEmpty()) {
                continue;
            }
            count++;
            var last = one.found().getLast().detection();
            lines.append(
                    "wrong: %s %s %s for %s: %s %s%n"
                            .formatted(
                                    one.truth().kind(),
                                    one.truth().name(),
                                    one.truth().carrier(),
                                    Duration.ofNanos(one.truth().end() - one.truth().begin()),
                                    last.mining().grade().label,
                                    last.evidence().stream().map(Evidence::excerpt).toList()));
        }
        return lines + "false alarms: " + count;
    }
}
