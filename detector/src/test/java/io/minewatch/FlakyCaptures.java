package io.minewatch;

import io.minewatch.capture.CaptureFiles;
import io.minewatch.capture.FrameListener;
import io.minewatch.capture.LiveCapture;
import io.minewatch.metrics.CaptureStatistics;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.List;

/**
 * A file that is gone after each part of it, and is not there for a while before it comes back. It
 * is not there at first if it never goes.
 */
final class FlakyCaptures implements ApplianceSource.Opening {

    /** Openings that fail each time it is gone, or once if it is missing at first. */
    static final int REFUSALS = 1;

    private static final int PART = 700;

    private final String file;
    private final int losses;
    private int opened;
    private int openings;

    FlakyCaptures(String file, int losses) {
        this.file = file;
        this.losses = losses;
        this.opened = 0;
    }

    synchronized int openings() {
        return openings;
    }

    @Override
    public synchronized List<LiveCapture> open() throws IOException {
        openings++;
        if (openings == (losses == 0 ? 1 : 2)) {
            throw new IOException((losses == 0 ? "gone" : "flaky") + " is not there");
        }
        long from = (long) PART * opened++;
        return List.of(new Part(from, opened <= losses ? from + PART : Long.MAX_VALUE));
    }

    private final class Part implements LiveCapture {

        private final long from;
        private final long to;
        private volatile long received;

        Part(long from, long to) {
            this.from = from;
            this.to = to;
        }

        @Override
        public boolean run(FrameListener listener) {
            try (var capture = CaptureFiles.open(List.of(file), problem -> {})) {
                capture.run(new Window(listener));
            }
            return to == Long.MAX_VALUE;
        }

        @Override
        public String name() {
            return file;
        }

        @Override
        public CaptureStatistics statistics() {
            return new CaptureStatistics(received, 0, 0, 0);
        }

        @Override
        public void close() {}

        private final class Window implements FrameListener {

            private final FrameListener next;
            private long number;

            Window(FrameListener next) {
                this.next = next;
            }

            @Override
            public void frame(
                    MemorySegment memory,
                    long offset,
                    int captured,
                    int onWire,
                    long timestampNanos,
                    int linkType) {
                if (number >= from && number < to) {
                    received++;
                    next.frame(memory, offset, captured, onWire, timestampNanos, linkType);
                }
                number++;
            }
        }
    }
}
