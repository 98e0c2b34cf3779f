package io.minewatch.query;

import io.minewatch.metrics.ApplianceStatus;
import io.minewatch.metrics.CaptureStatistics;
import io.minewatch.metrics.Counters;
import io.minewatch.metrics.SinkStatus;
import io.minewatch.metrics.SpoolStatus;
import io.minewatch.metrics.WorkerStatus;

import java.util.List;

/** States of workers and of the appliance for tests. */
final class Sample {

    static final long NOW = 1_795_000_000_000L;

    static final CaptureStatistics CAPTURE = new CaptureStatistics(1000, 1, 2, 3);

    static final ApplianceStatus STATUS = status(List.of());

    private Sample() {}

    static ApplianceStatus status(List<String> notReady) {
        return new ApplianceStatus(
                notReady,
                "2026.11.22",
                1_794_990_000L,
                2,
                12_345,
                List.of(
                        new SinkStatus(
                                "file", true, 1.5, 7, new SpoolStatus(8, 4096, 1), 10, 2, 3, 4)),
                1_794_900_000L,
                "1.0");
    }

    static WorkerStatus worker(String name, String source, Counters counters) {
        return worker(name, source, counters, CAPTURE);
    }

    static WorkerStatus worker(
            String name, String source, Counters counters, CaptureStatistics capture) {
        return new WorkerStatus(name, source, counters, capture, 10, 0, 0, NOW - 1000, true);
    }
}
