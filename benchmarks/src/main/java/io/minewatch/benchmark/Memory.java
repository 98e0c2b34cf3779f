package io.minewatch.benchmark;

import java.util.ArrayList;
import java.util.List;

/** This process's resident memory over time. */
final class Memory {

    /** What a process needs to take its shape: shares of the run that are left out. */
    private static final double SETTLING = 0.25;

    /** Asking the clock for every packet would be most of the cost. */
    private static final int STRIDE = 1 << 12;

    private record Sample(double seconds, long packets, long megabytes) {}

    private final List<Sample> samples = new ArrayList<>();
    private final long begin;
    private final long interval;
    private final long self = ProcessHandle.current().pid();
    private long next;

    /**
     * @param begin System.nanoTime() of the start
     * @param interval nanoseconds
     */
    Memory(long begin, long interval) {
        this.begin = begin;
        this.interval = interval;
        this.next = begin + interval;
    }

    /** Looks at the memory if it is time to. */
    void sample(long packets) {
        if ((packets & STRIDE - 1) != 0 || System.nanoTime() < next) {
            return;
        }
        next += interval;
        double seconds = (System.nanoTime() - begin) / 1e9;
        samples.add(new Sample(seconds, packets, Machine.anonymousKilobytes(self) / 1000));
    }

    String report() {
        var table = new MarkdownTable("second", "hostile packets", "RssAnon MB");
        for (Sample sample : samples) {
            table.row("%.0f".formatted(sample.seconds), sample.packets, sample.megabytes);
        }
        var settled =
                samples.stream()
                        .skip((long) (samples.size() * SETTLING))
                        .mapToLong(Sample::megabytes)
                        .summaryStatistics();
        double middle = (settled.getMax() + settled.getMin()) / 2.0;
        return "%s%nAfter the first quarter: %d to %d MB, ± %.1f %%%n"
                .formatted(
                        table,
                        settled.getMin(),
                        settled.getMax(),
                        100 * (settled.getMax() - settled.getMin()) / 2 / middle);
    }
}
