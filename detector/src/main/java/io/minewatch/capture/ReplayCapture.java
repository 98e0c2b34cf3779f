package io.minewatch.capture;

import io.minewatch.metrics.CaptureStatistics;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Capture files that are delivered as if they were live: at their own pace, and again and again if
 * asked for. Time goes on from one round to the next.
 */
public final class ReplayCapture implements LiveCapture {

    private static final long SECOND = 1_000_000_000L;

    /** How often a listener that has to wait for a frame hears that nothing is there. */
    private static final long IDLE_NANOS = SECOND / 20;

    private final List<String> files;
    private final boolean loop;
    private final double pace;
    private final ProblemListener problems;

    /** Set by {@link #run}, while it reads. */
    @SuppressWarnings("NullAway.Init")
    private volatile CaptureFiles current;

    private volatile boolean closed;
    private final AtomicLong received = new AtomicLong();

    /**
     * @param files names as {@link CaptureFiles#open} takes them
     * @param loop true to begin anew at the end
     * @param pace times as fast as captured; 0 for as fast as can be
     * @param problems is told of what cannot be read
     */
    public ReplayCapture(List<String> files, boolean loop, double pace, ProblemListener problems) {
        this.files = List.copyOf(files);
        this.loop = loop;
        this.pace = pace;
        this.problems = problems;
    }

    @Override
    public boolean run(FrameListener listener) {
        var round = new Round(listener);
        do {
            long before = received.get();
            try (var capture = CaptureFiles.open(files, problems)) {
                current = capture;
                if (closed) {
                    return true;
                }
                capture.run(round);
            }
            round.again();
            if (received.get() == before) {
                return true;
            }
        } while (loop && !closed);
        return true;
    }

    @Override
    public String name() {
        return String.join(",", files);
    }

    @Override
    public CaptureStatistics statistics() {
        return new CaptureStatistics(received.get(), 0, 0, 0);
    }

    @Override
    public void close() {
        closed = true;
        CaptureFiles reading = current;
        if (reading != null) {
            reading.close();
        }
        synchronized (this) {
            notifyAll();
        }
    }

    private synchronized void await(long nanos) {
        try {
            if (!closed) {
                TimeUnit.NANOSECONDS.timedWait(this, nanos);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            close();
        }
    }

    /** Shifts times, waits for them, and passes on. */
    private final class Round implements FrameListener {

        private final FrameListener next;
        private final long startNanos = System.nanoTime();
        private long first = Long.MIN_VALUE;
        private long last;
        private long shift;

        Round(FrameListener next) {
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
            long time = timestampNanos + shift;
            if (first == Long.MIN_VALUE) {
                first = time;
                last = time;
            }
            if (closed) {
                return;
            }
            last = Math.max(last, time);
            if (pace > 0) {
                awaitDue(time);
            }
            next.frame(memory, offset, captured, onWire, time, linkType);
            received.setRelease(received.getPlain() + 1);
        }

        private void awaitDue(long time) {
            long due = startNanos + (long) ((time - first) / pace);
            long wait = due - System.nanoTime();
            while (wait > 0 && !closed) {
                await(Math.min(wait, IDLE_NANOS));
                wait = due - System.nanoTime();
                if (wait > 0) {
                    next.idle(time - (long) (wait * pace));
                }
            }
        }

        /** The next round begins a second after the end of this one. */
        void again() {
            shift = last - first + SECOND;
        }

        @Override
        public void source(String name) {
            next.source(name);
        }
    }
}
