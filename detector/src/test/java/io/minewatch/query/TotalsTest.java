package io.minewatch.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.minewatch.metrics.CaptureStatistics;
import io.minewatch.metrics.Counter;
import io.minewatch.metrics.Counters;
import io.minewatch.metrics.WorkerStatus;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** The sums over workers that come and go. */
class TotalsTest {

    private final Totals totals = new Totals();

    private static Counters frames(long frames) {
        var counters = new Counters();
        counters.add(Counter.FRAMES, frames);
        return counters;
    }

    private long frames(String source, WorkerStatus... present) {
        return totals.observe(List.of(present)).get(source).of(Counter.FRAMES);
    }

    private static CaptureStatistics received(long received) {
        return new CaptureStatistics(received, 0, received / 10, 0);
    }

    @Test
    void whatAWorkerCountedInItsLastMomentIsNotLost() {
        var counters = frames(10);
        assertEquals(10, frames("eth0", Sample.worker("w", "eth0", counters)));
        counters.add(Counter.FRAMES, 5);
        assertEquals(15, frames("eth0"));
    }

    @Test
    void aWorkerThatWasAwayForAMomentIsNotCountedTwice() {
        var worker = Sample.worker("w", "eth0", frames(10));
        frames("eth0", worker);
        frames("eth0");
        assertEquals(10, frames("eth0", worker));
    }

    @Test
    void aCaptureOpenedAnewAddsToTheOneBefore() {
        var counters = frames(0);
        totals.observe(List.of(Sample.worker("w", "eth0", counters, received(1000))));
        totals.observe(List.of(Sample.worker("w", "eth0", counters, received(200))));
        var sums = totals.observe(List.of(Sample.worker("w", "eth0", counters, received(300))));
        assertEquals(new CaptureStatistics(1300, 0, 130, 0), sums.get("eth0").capture());
    }

    @Test
    void nobodyAliveKeepsTheLastBeatOnly() {
        totals.observe(List.of(Sample.worker("w", "eth0", frames(1))));
        var sums = totals.observe(List.of()).get("eth0");
        assertEquals(
                List.of(0L, 0L, 0L, Sample.NOW - 1000),
                List.of(
                        (long) sums.workers(),
                        (long) sums.attached(),
                        sums.flowsFollowed(),
                        sums.beatMillis()));
    }

    @Test
    void theOldestBeatOfThoseAliveCounts() {
        var old = Sample.worker("old", "eth0", frames(1));
        totals.observe(List.of(old));
        var sums =
                totals.observe(
                        List.of(
                                new WorkerStatus(
                                        "a", "eth0", frames(1), received(0), 3, 1, 0.5, 500, true),
                                new WorkerStatus(
                                        "b",
                                        "eth0",
                                        frames(1),
                                        received(0),
                                        4,
                                        2,
                                        0.25,
                                        400,
                                        false)));
        var eth0 = sums.get("eth0");
        assertEquals(400, eth0.beatMillis());
        assertEquals(2, eth0.shedding());
        assertEquals(0.5, eth0.fullest());
        assertEquals(1, eth0.attached());
        assertEquals(7, eth0.flowsFollowed());
    }

    @Test
    void thousandsOfRestartsAreBoundedAndStillCounted() {
        int restarts = 3 * Totals.MAX_WORKERS;
        for (int i = 0; i < restarts; i++) {
            totals.observe(List.of(Sample.worker("w", "eth0", frames(2))));
        }
        assertEquals(2L * restarts, frames("eth0"));
    }

    @Test
    void noSumGoesBackWhateverHappens() {
        var random = new Random(42);
        var alive = new ArrayList<WorkerStatus>();
        long last = 0;
        long lastLost = 0;
        for (int i = 0; i < 5000; i++) {
            if (random.nextInt(4) == 0) {
                alive.clear();
            }
            if (alive.size() < 4) {
                alive.add(Sample.worker("w" + i, "eth0", new Counters()));
            }
            WorkerStatus any = alive.removeLast();
            any.counters().add(Counter.FRAMES, random.nextInt(100));
            var capture = received(random.nextInt(1000));
            alive.addFirst(Sample.worker(any.name(), any.source(), any.counters(), capture));
            var sums = totals.observe(alive).get("eth0");
            assertEquals(true, sums.of(Counter.FRAMES) >= last, "frames at " + i);
            assertEquals(true, sums.capture().droppedByKernel() >= lastLost, "loss at " + i);
            last = sums.of(Counter.FRAMES);
            lastLost = sums.capture().droppedByKernel();
        }
    }

    @Test
    void onlyNamesOfInterfacesBecomeLabels() {
        var sources =
                List.of(
                        "ens2f0np0.100",
                        "br-lan",
                        "udp:4789",
                        "10.0.0.1",
                        "10.0.0.1:4789",
                        "2001:db8::1",
                        "fe80::1",
                        "a b",
                        "x\"} 1",
                        "a".repeat(33),
                        "");
        var workers = sources.stream().map(s -> Sample.worker("w", s, frames(1))).toList();
        var labels = totals.observe(workers).keySet();
        assertEquals(Set.of("br-lan", "ens2f0np0.100", "other", "udp:4789"), labels);
    }

    @Test
    void asManyLabelsAsTheBoundAndNoMore() {
        for (int i = 0; i < Totals.MAX_SOURCES; i++) {
            totals.observe(List.of(Sample.worker("w", "eth" + i, frames(1))));
        }
        assertEquals(Totals.MAX_SOURCES, totals.observe(List.of()).size());
        totals.observe(List.of(Sample.worker("w", "one-more", frames(1))));
        var sums = totals.observe(List.of(Sample.worker("w", "another", frames(1))));
        assertEquals(Totals.MAX_SOURCES + 1, sums.size());
        assertEquals(2, sums.get(Totals.OTHER).of(Counter.FRAMES));
    }
}
