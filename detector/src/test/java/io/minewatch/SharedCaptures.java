package io.minewatch;

import io.minewatch.capture.FrameListener;
import io.minewatch.capture.LiveCapture;
import io.minewatch.metrics.CaptureStatistics;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * An interface of two workers that goes away as soon as both read it. Only the first one notices;
 * the other one reads until it is closed. At the second opening it is not there yet, at the third
 * one it is back, and comes to its end.
 */
final class SharedCaptures implements ApplianceSource.Opening {

    private final Set<String> read = new ConcurrentSkipListSet<>();
    private final CompletableFuture<Boolean> gone = new CompletableFuture<>();
    private int openings;

    /** Names of the captures that were read: the opening, and the worker. */
    List<String> read() {
        return List.copyOf(read);
    }

    @Override
    public List<LiveCapture> open() throws IOException {
        openings++;
        if (openings == 2) {
            throw new IOException("shared is not there");
        }
        return openings == 1
                ? List.of(new One("1-0", gone), new One("1-1", new CompletableFuture<>()))
                : List.of(ending(openings + "-0"), ending(openings + "-1"));
    }

    private One ending(String name) {
        return new One(name, CompletableFuture.completedFuture(true));
    }

    private final class One implements LiveCapture {

        private final String name;
        private final CompletableFuture<Boolean> end;

        One(String name, CompletableFuture<Boolean> end) {
            this.name = name;
            this.end = end;
        }

        @Override
        public boolean run(FrameListener listener) {
            read.add(name);
            if (name.equals("1-1")) {
                gone.complete(false);
            }
            return end.join();
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public CaptureStatistics statistics() {
            return CaptureStatistics.NONE;
        }

        @Override
        public void close() {
            end.complete(true);
        }
    }
}
