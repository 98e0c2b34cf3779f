package io.minewatch.query;

import io.minewatch.metrics.ApplianceStatus;
import io.minewatch.metrics.WorkerStatus;

import java.util.ArrayList;
import java.util.List;

/** Whether the appliance does its work, and why not. */
final class Readiness {

    /**
     * A worker says that it lives many times a second, except in a pause nobody would call fine.
     */
    static final long SILENT_MILLIS = 30_000;

    private Readiness() {}

    /** Every reason against it; none if it is ready. */
    static List<String> reasons(
            ApplianceStatus status, List<WorkerStatus> workers, long nowMillis) {
        var reasons = new ArrayList<>(status.notReady());
        if (workers.isEmpty()) {
            reasons.add("no worker captures");
        }
        for (WorkerStatus worker : workers) {
            if (!worker.attached()) {
                reasons.add("worker " + worker.name() + ": " + worker.source() + " is gone");
            }
            long silent = nowMillis - worker.beatMillis();
            if (silent > SILENT_MILLIS) {
                reasons.add("worker " + worker.name() + ": silent for " + silent / 1000 + " s");
            }
        }
        return List.copyOf(reasons);
    }
}
