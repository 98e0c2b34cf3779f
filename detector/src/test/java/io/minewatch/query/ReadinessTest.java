package io.minewatch.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.minewatch.metrics.Counters;
import io.minewatch.metrics.WorkerStatus;

import org.junit.jupiter.api.Test;

import java.util.List;

/** Why the appliance is not ready. */
class ReadinessTest {

    private static WorkerStatus worker(long silentMillis, boolean attached) {
        return new WorkerStatus(
                "w0",
                "eth0",
                new Counters(),
                Sample.CAPTURE,
                0,
                0,
                0,
                Sample.NOW - silentMillis,
                attached);
    }

    private static List<String> reasons(WorkerStatus... workers) {
        return Readiness.reasons(Sample.STATUS, List.of(workers), Sample.NOW);
    }

    @Test
    void readyUpToTheBound() {
        assertEquals(List.of(), reasons(worker(Readiness.SILENT_MILLIS, true)));
        assertEquals(
                List.of("worker w0: silent for 30 s"),
                reasons(worker(Readiness.SILENT_MILLIS + 1, true)));
    }

    @Test
    void everyReasonAtOnce() {
        var status = Sample.status(List.of("disk: full"));
        assertEquals(
                List.of("disk: full", "worker w0: eth0 is gone", "worker w0: silent for 60 s"),
                Readiness.reasons(status, List.of(worker(60_000, false)), Sample.NOW));
        assertEquals(List.of("no worker captures"), reasons());
    }
}
