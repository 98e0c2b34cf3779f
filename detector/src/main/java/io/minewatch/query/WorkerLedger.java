package io.minewatch.query;

import io.minewatch.metrics.CaptureStatistics;
import io.minewatch.metrics.Counter;
import io.minewatch.metrics.Counters;
import io.minewatch.metrics.Drop;
import io.minewatch.metrics.WorkerStatus;

/**
 * One worker over its whole life. Its counters are read where they are, also after its end; what
 * its capture says is kept, because a capture that is opened anew starts at zero.
 */
final class WorkerLedger {

    private final Counters counters;
    private CaptureStatistics closed = CaptureStatistics.NONE;
    private WorkerStatus last;
    private boolean alive;

    WorkerLedger(WorkerStatus first) {
        counters = first.counters();
        see(first);
    }

    /** It was there. */
    void see(WorkerStatus status) {
        if (last != null && isNewCapture(last.capture(), status.capture())) {
            closed = closed.plus(last.capture());
        }
        last = status;
        alive = true;
    }

    /** Until it is seen, it is not. */
    void forgetAlive() {
        alive = false;
    }

    boolean alive() {
        return alive;
    }

    SourceTotals totals() {
        var totals =
                new SourceTotals(
                        counts(),
                        drops(),
                        closed.plus(last.capture()),
                        1,
                        last.attached() ? 1 : 0,
                        last.flowsFollowed(),
                        last.shedding(),
                        last.fullest(),
                        last.beatMillis());
        return alive ? totals : totals.ended();
    }

    private static boolean isNewCapture(CaptureStatistics before, CaptureStatistics now) {
        return now.received() < before.received()
                || now.droppedByInterface() < before.droppedByInterface()
                || now.droppedByKernel() < before.droppedByKernel()
                || now.droppedByUs() < before.droppedByUs();
    }

    private long[] counts() {
        Counter[] all = Counter.values();
        long[] counts = new long[all.length];
        for (Counter counter : all) {
            counts[counter.ordinal()] = counters.of(counter);
        }
        return counts;
    }

    private long[] drops() {
        Drop[] all = Drop.values();
        long[] drops = new long[all.length];
        for (Drop drop : all) {
            drops[drop.ordinal()] = counters.of(drop);
        }
        return drops;
    }
}
