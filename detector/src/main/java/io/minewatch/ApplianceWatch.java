package io.minewatch;

import io.minewatch.metrics.CaptureStatistics;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Looks at every worker once in a while: whether it lives, what its capture lost, and whether it
 * has to do less.
 */
final class ApplianceWatch implements Runnable {

    private final List<ApplianceWorker> workers;
    private final long silenceMillis;
    private final ApplianceLog log;
    private final Clock clock;
    private final AtomicLong stalls = new AtomicLong();
    private final Map<String, Long> stalled = new ConcurrentHashMap<>();
    private final Map<ApplianceWorker, CaptureStatistics> reported = new HashMap<>();
    private final Map<ApplianceWorker, Integer> steps = new HashMap<>();

    ApplianceWatch(List<ApplianceWorker> workers, Duration silence, ApplianceLog log, Clock clock) {
        this.workers = workers;
        this.silenceMillis = silence.toMillis();
        this.log = log;
        this.clock = clock;
    }

    @Override
    public void run() {
        workers.stream()
                .filter(ApplianceWorker::isRunning)
                .forEach(worker -> log.guarded("watch " + worker.name(), () -> look(worker)));
    }

    /** How often a worker was found to have said nothing for too long. */
    long stalls() {
        return stalls.get();
    }

    /** Whether this worker says nothing now. Any thread may ask. */
    boolean isStalled(String name) {
        return stalled.containsKey(name);
    }

    private void look(ApplianceWorker worker) {
        long now = clock.millis();
        beat(worker, now);
        CaptureStatistics statistics = worker.statistics();
        losses(worker, statistics);
        worker.shedding().observe(statistics, worker.fullest(), System.nanoTime());
        step(worker);
    }

    private void beat(ApplianceWorker worker, long now) {
        long beat = worker.beat(now);
        boolean silent = now - beat >= silenceMillis;
        Long before = stalled.get(worker.name());
        if (silent && before == null) {
            stalls.incrementAndGet();
            stalled.put(worker.name(), beat);
            log.stack(
                    worker.name() + ": nothing heard for " + (now - beat) / 1000 + " s; it is at",
                    worker.stack());
        } else if (!silent && before != null) {
            stalled.remove(worker.name());
            log.note("%s: works again after %,d s", worker.name(), (now - before) / 1000);
        }
    }

    private void losses(ApplianceWorker worker, CaptureStatistics now) {
        var before = reported.getOrDefault(worker, CaptureStatistics.NONE);
        long kernel = now.droppedByKernel() - before.droppedByKernel();
        long network = now.droppedByInterface() - before.droppedByInterface();
        long own = now.droppedByUs() - before.droppedByUs();
        if (kernel > 0 || network > 0 || own > 0) {
            reported.put(worker, now);
            log.warnOften(
                    "loss " + worker.name(),
                    "%s: frames lost: %,d by the interface, %,d by the kernel, %,d here;"
                            + " %.4f %% since the start",
                    worker.name(),
                    network,
                    kernel,
                    own,
                    100 * now.loss());
        }
    }

    private void step(ApplianceWorker worker) {
        int step = worker.shedding().step();
        Integer before = steps.put(worker, step);
        if (step != (before == null ? 0 : before)) {
            log.warnOften(
                    "shedding " + worker.name() + " " + step,
                    "%s: load shedding step %d, ring %.0f %% full, new flows followed: %.0f %%",
                    worker.name(),
                    step,
                    100 * worker.shedding().fullest(),
                    100 * worker.shedding().sample());
        }
    }
}
