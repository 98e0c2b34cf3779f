package io.minewatch.benchmark;

import com.sun.management.OperatingSystemMXBean;

import io.minewatch.Detector;
import io.minewatch.capture.CaptureFiles;
import io.minewatch.metrics.Counter;
import io.minewatch.metrics.Counters;
import io.minewatch.metrics.Drop;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * What a second worker is worth: {@code workers FILE [N] [ROUNDS]}. One process, warmed up; every
 * round reads the capture once with one worker and once with N, so that what disturbs the machine
 * disturbs both. The clock counts here, so the machine should have nothing else to do.
 */
public final class Workers {

    private static final int WARM_UP = 12;
    private static final int USUAL_ROUNDS = 15;

    private final Detector detector = Passes.detector();
    private final OperatingSystemMXBean system =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final String file;

    /** One reading of the capture. */
    private record Reading(double seconds, double cpuSeconds, List<Long> counts) {

        long packets() {
            return counts.get(Counter.FRAMES.ordinal());
        }

        long detections() {
            return counts.get(Counter.DETECTIONS.ordinal());
        }
    }

    private Workers(String file) {
        this.file = file;
    }

    public static void main(String[] arguments) throws IOException {
        if (arguments.length < 1 || arguments.length > 3) {
            System.err.println("usage: workers FILE [N] [ROUNDS]");
            System.exit(2);
        }
        int most = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 2;
        int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : USUAL_ROUNDS;
        System.out.println(Machine.description("workers", arguments));
        new Workers(arguments[0]).compare(most, rounds);
    }

    private void compare(int most, int rounds) {
        for (int i = 0; i < WARM_UP; i++) {
            read(1);
            read(most);
        }
        var alone = new ArrayList<Reading>();
        var together = new ArrayList<Reading>();
        for (int i = 0; i < rounds; i++) {
            alone.add(read(1));
            together.add(read(most));
        }
        var table =
                new MarkdownTable(
                        "workers", "best s", "median s", "CPU s", "Mpps, best", "detections");
        row(table, 1, alone);
        row(table, most, together);
        System.out.print(table);
        System.out.printf(
                "%nratio of the best %.2f, of the medians %.2f%n",
                quantile(alone, 0) / quantile(together, 0),
                quantile(alone, 0.5) / quantile(together, 0.5));
        System.out.println("counters that differ: " + differing(alone, together));
        System.out.println(
                "that differ with one worker, from run to run: " + differing(alone, alone));
    }

    /** Counters that are not in both what they are in one. Each run has a secret of its own. */
    private static List<String> differing(List<Reading> some, List<Reading> others) {
        var names = new ArrayList<String>();
        Arrays.stream(Counter.values()).map(Counter::name).forEach(names::add);
        Arrays.stream(Drop.values()).map(Drop::name).forEach(names::add);
        return IntStream.range(0, names.size())
                .filter(i -> valuesOf(some, others, i).distinct().count() > 1)
                .mapToObj(
                        i -> {
                            var values = valuesOf(some, others, i).summaryStatistics();
                            return names.get(i) + " " + values.getMin() + "-" + values.getMax();
                        })
                .toList();
    }

    private static LongStream valuesOf(List<Reading> some, List<Reading> others, int counter) {
        return Stream.concat(some.stream(), others.stream())
                .mapToLong(one -> one.counts.get(counter));
    }

    private static void row(MarkdownTable table, int workers, List<Reading> all) {
        double best = quantile(all, 0);
        Reading one = all.getFirst();
        table.row(
                workers,
                "%.3f".formatted(best),
                "%.3f".formatted(quantile(all, 0.5)),
                "%.3f".formatted(all.stream().mapToDouble(Reading::cpuSeconds).min().orElseThrow()),
                "%.2f".formatted(one.packets() / best / 1e6),
                one.detections());
    }

    private static double quantile(List<Reading> all, double part) {
        double[] sorted = all.stream().mapToDouble(Reading::seconds).sorted().toArray();
        return sorted[(int) (part * (sorted.length - 1))];
    }

    private Reading read(int workers) {
        var counters = new Counters();
        long begin = System.nanoTime();
        long process = system.getProcessCpuTime();
        try (var capture = CaptureFiles.open(List.of(file), System.err::println)) {
            detector.run(capture, workers, located -> {}, counters);
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        double cpuSeconds = (system.getProcessCpuTime() - process) / 1e9;
        var counts = new ArrayList<Long>();
        Arrays.stream(Counter.values()).map(counters::of).forEach(counts::add);
        Arrays.stream(Drop.values()).map(counters::of).forEach(counts::add);
        return new Reading(seconds, cpuSeconds, counts);
    }
}
