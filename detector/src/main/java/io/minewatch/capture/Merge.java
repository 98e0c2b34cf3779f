package io.minewatch.capture;

import java.util.List;
import java.util.PriorityQueue;

/**
 * Delivers the frames of many sources as one capture, by time.
 *
 * <p>A source is opened when the time of its first frame has come, and closed after its last one,
 * so that a day of files of one minute each needs one of them at a time. Between two changes of the
 * source a frame costs one comparison more than it does in a single file.
 */
final class Merge {

    private final ProblemListener problems;
    private final Progress progress;
    private final FrameListener listener;

    private long frames;

    /** Sources not begun yet, by the time of their first frame. */
    private final PriorityQueue<CaptureSource> pending = new PriorityQueue<>(CaptureSource.BY_TIME);

    /** Sources that are open, by the time of their next frame. */
    private final PriorityQueue<CaptureSource> open = new PriorityQueue<>(CaptureSource.BY_TIME);

    Merge(ProblemListener problems, Progress progress, FrameListener listener) {
        this.problems = problems;
        this.progress = progress;
        this.listener = listener;
    }

    /** Reads everything. */
    void run(List<CaptureSource> sources) {
        try {
            begin(sources);
            deliver();
        } finally {
            sources.forEach(CaptureSource::close);
        }
    }

    private void begin(List<CaptureSource> sources) {
        for (CaptureSource source : sources) {
            boolean alone = sources.size() == 1;
            if (alone ? source.open(problems) : source.peek(problems)) {
                pending.add(source);
            } else {
                source.finish(progress);
            }
        }
    }

    private void deliver() {
        int announced = -1;
        while (!progress.stopped() && openTheNext()) {
            CaptureSource source = open.poll();
            if (source.order() != announced) {
                listener.source(source.name());
                announced = source.order();
            }
            if (drainSafely(source, lastNanosOf(source))) {
                open.add(source);
            } else {
                source.finish(progress);
            }
        }
    }

    /** Opens the sources whose time has come. False if there is nothing left to read. */
    private boolean openTheNext() {
        while (!pending.isEmpty() && (open.isEmpty() || comesBefore(pending, open))) {
            CaptureSource source = pending.poll();
            if (source.open(problems)) {
                open.add(source);
            } else {
                source.finish(progress);
            }
        }
        return !open.isEmpty();
    }

    private static boolean comesBefore(
            PriorityQueue<CaptureSource> some, PriorityQueue<CaptureSource> others) {
        return CaptureSource.BY_TIME.compare(some.element(), others.element()) < 0;
    }

    /** Time up to which the frames of a source come before those of all others. */
    private long lastNanosOf(CaptureSource source) {
        return Math.min(lastNanosBefore(source, open), lastNanosBefore(source, pending));
    }

    private static long lastNanosBefore(CaptureSource source, PriorityQueue<CaptureSource> others) {
        if (others.isEmpty()) {
            return Long.MAX_VALUE;
        }
        CaptureSource other = others.element();
        return other.nextNanos() - (source.order() < other.order() ? 0 : 1);
    }

    private boolean drainSafely(CaptureSource source, long lastNanos) {
        try {
            return drain(source, lastNanos);
        } catch (InternalError e) {
            if (!source.shrank()) {
                throw e;
            }
            problems.problem(shorter(source));
            return false;
        }
    }

    static Problem shorter(CaptureSource source) {
        return Problem.of(source.name(), "became shorter while it was read");
    }

    /** Delivers frames up to a time. False if there are no more, or if the capture is to stop. */
    private boolean drain(CaptureSource source, long lastNanos) {
        Records records = source.records();
        while (records.timestampNanos <= lastNanos) {
            listener.frame(
                    records.window.memory(),
                    records.offset,
                    records.captured,
                    records.onWire,
                    records.timestampNanos,
                    records.linkType);
            if (!records.next()) {
                return false;
            }
            if (++frames % Progress.INTERVAL == 0) {
                source.publish(progress);
                if (progress.stopped()) {
                    return false;
                }
            }
        }
        return true;
    }
}
