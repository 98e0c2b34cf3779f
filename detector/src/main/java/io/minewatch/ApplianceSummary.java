package io.minewatch;

import io.minewatch.emit.HandOver;
import io.minewatch.metrics.CaptureStatistics;
import io.minewatch.metrics.Counter;
import io.minewatch.metrics.Drop;
import io.minewatch.metrics.WorkerStatus;

import java.util.List;
import java.util.Locale;

/** What there was, in a few lines of the log. */
final class ApplianceSummary {

    private final ApplianceLog log;

    ApplianceSummary(ApplianceLog log) {
        this.log = log;
    }

    void write(List<WorkerStatus> workers, HandOver output, long millis) {
        log.note(
                "ended after %.1f s: %,d packets, %,d bytes, %,d flows followed",
                millis / 1e3,
                sum(workers, Counter.FRAMES),
                sum(workers, Counter.FRAME_BYTES),
                sum(workers, Counter.FLOWS_FOLLOWED));
        log.note(
                "%,d detections, %,d written, %,d lost",
                sum(workers, Counter.DETECTIONS), output.written(), output.lost());
        if (sum(workers, Counter.NODES_REPORTED) > 0) {
            log.note(
                    "not mining: %,d %s",
                    sum(workers, Counter.NODES_REPORTED), Counter.NODES_REPORTED.help);
        }
        var capture =
                workers.stream()
                        .map(WorkerStatus::capture)
                        .reduce(CaptureStatistics.NONE, CaptureStatistics::plus);
        log.note(
                "frames lost: %,d by interfaces, %,d by the kernel, %,d here; %.4f %%",
                capture.droppedByInterface(),
                capture.droppedByKernel(),
                capture.droppedByUs(),
                100 * capture.loss());
        for (Drop drop : Drop.values()) {
            long count = workers.stream().mapToLong(it -> it.counters().of(drop)).sum();
            if (count > 0) {
                String name = drop.name().toLowerCase(Locale.ROOT);
                log.note("dropped: %,d %s (%s)", count, drop.help, name);
            }
        }
    }

    private static long sum(List<WorkerStatus> workers, Counter counter) {
        return workers.stream().mapToLong(it -> it.counters().of(counter)).sum();
    }
}
