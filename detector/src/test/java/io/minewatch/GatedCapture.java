package io.minewatch;

import io.minewatch.capture.CaptureFiles;
import io.minewatch.capture.FrameListener;
import io.minewatch.capture.LiveCapture;
import io.minewatch.metrics.CaptureStatistics;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A file of which each part is delivered when the test lets it pass; meanwhile nothing comes. */
final class GatedCapture implements LiveCapture {

    private static final int PART = 500;

    private final String file;
    private final Semaphore passes = new Semaphore(0);
    private final Semaphore reached = new Semaphore(0);
    private volatile boolean over;
    private volatile long received;

    GatedCapture(String file) {
        this.file = file;
    }

    /** Waits until all that may pass has passed; false if that was all. */
    boolean awaitGate() throws InterruptedException {
        reached.acquire();
        return !over;
    }

    /** Lets the next part pass. */
    void pass() {
        passes.release();
    }

    @Override
    public boolean run(FrameListener listener) {
        try (var capture = CaptureFiles.open(List.of(file), problem -> {})) {
            capture.run(new Gate(listener));
        }
        over = true;
        reached.release();
        return true;
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

    private final class Gate implements FrameListener {

        private final FrameListener next;
        private int number;
        private long last = Long.MIN_VALUE;

        Gate(FrameListener next) {
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
            if (++number % PART == 0) {
                reached.release();
                await();
            }
            received++;
            last = timestampNanos;
            next.frame(memory, offset, captured, onWire, timestampNanos, linkType);
        }

        private void await() {
            try {
                while (!passes.tryAcquire(5, TimeUnit.MILLISECONDS)) {
                    next.idle(last);
                }
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
