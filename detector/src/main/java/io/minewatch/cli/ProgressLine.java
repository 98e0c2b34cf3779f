package io.minewatch.cli;

import io.minewatch.capture.CaptureFiles;
import io.minewatch.metrics.Counter;
import io.minewatch.metrics.Counters;
import io.minewatch.metrics.Drop;

import org.jspecify.annotations.Nullable;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Says on standard error how far the reading is, and in the end what was read. */
final class ProgressLine implements AutoCloseable {

    /** Short captures are over before anybody wonders. */
    private static final long FIRST_SECONDS = 3;

    private static final long INTERVAL_SECONDS = 2;

    private final PrintWriter err;
    private final Counters counters;
    private final long startNanos = System.nanoTime();
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("progress").daemon().factory());
    private volatile @Nullable CaptureFiles capture;

    ProgressLine(PrintWriter err, Counters counters) {
        this.err = err;
        this.counters = counters;
        var _ =
                clock.scheduleAtFixedRate(
                        this::show, FIRST_SECONDS, INTERVAL_SECONDS, TimeUnit.SECONDS);
    }

    /** What is being read from now on. */
    void reading(CaptureFiles current) {
        capture = current;
    }

    private void show() {
        CaptureFiles current = capture;
        if (current == null) {
            return;
        }
        String share = "";
        if (current.bytesTotal().isPresent() && current.bytesTotal().getAsLong() > 0) {
            share =
                    String.format(
                            Locale.ROOT,
                            "%3.0f %%, ",
                            100.0 * current.bytesRead() / current.bytesTotal().getAsLong());
        }
        err.printf(
                Locale.ROOT,
                "minewatch: %s%,d packets, %,d detections%n",
                share,
                counters.of(Counter.FRAMES),
                counters.of(Counter.DETECTIONS));
        err.flush();
    }

    /** Packets, bytes, seconds, rates, detections, and what went no further and why. */
    void finish() {
        clock.shutdownNow();
        double seconds = (System.nanoTime() - startNanos) / 1e9;
        long frames = counters.of(Counter.FRAMES);
        long bytes = counters.of(Counter.FRAME_BYTES);
        err.printf(
                Locale.ROOT,
                "minewatch: %,d packets, %,d bytes, %.2f s, %,.0f packets/s, %.2f Gbit/s%n",
                frames,
                bytes,
                seconds,
                frames / seconds,
                bytes * 8 / seconds / 1e9);
        err.printf(
                Locale.ROOT,
                "minewatch: %,d flows followed, %,d messages, %,d detections%n",
                counters.of(Counter.FLOWS_FOLLOWED),
                counters.of(Counter.MESSAGES),
                counters.of(Counter.DETECTIONS));
        for (Counter counter : Counter.values()) {
            if (isOfOthers(counter) && counters.of(counter) > 0) {
                err.printf(
                        Locale.ROOT,
                        "minewatch: not mining: %s: %,d%n",
                        counter.help,
                        counters.of(counter));
            }
        }
        for (Drop drop : Drop.values()) {
            if (counters.of(drop) > 0) {
                err.printf(
                        Locale.ROOT,
                        "minewatch: dropped: %s: %,d (%s)%n",
                        drop.help,
                        counters.of(drop),
                        drop.name().toLowerCase(Locale.ROOT));
            }
        }
        err.flush();
    }

    private static boolean isOfOthers(Counter counter) {
        return counter.name().startsWith("NEIGHBOUR_") || counter == Counter.NODES_REPORTED;
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
