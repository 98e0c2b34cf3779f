package io.minewatch.emit;

import io.minewatch.locate.LocatedDetection;
import io.minewatch.locate.LocatedListener;
import io.minewatch.metrics.Counters;
import io.minewatch.metrics.Drop;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The one hand-over between threads: workers put detections in, one thread writes them.
 *
 * <p>Suspicions beyond what one client may make are merged: {@link SuspectLimit}. An output that
 * refuses a detection is tried again until it takes it, while the others wait in a queue. If that
 * is full, a worker waits {@value #MAX_WAIT_MILLIS} ms at most, and not at all if nothing was
 * written since somebody waited in vain. What finds no room is counted and told to the listener,
 * and the worker goes on, because the frames it would miss meanwhile are worth more.
 */
public final class HandOver {

    /** Longest that a worker waits: a ring of usual size takes a few times that at line rate. */
    static final long MAX_WAIT_MILLIS = 50;

    /** Pause before an output that refused is tried again. */
    private static final long RETRY_MILLIS = 500;

    /** How often an output that has nothing to write is flushed. */
    private static final long IDLE_MILLIS = 500;

    private record Waiting(LocatedDetection detection, long sinceNanos) {}

    private final DetectionWriter writer;
    private final OutputStream out;
    private final OutputListener listener;
    private final ArrayBlockingQueue<Waiting> queue;
    private final SuspectLimit suspects = new SuspectLimit();
    private final Thread thread = Thread.ofPlatform().name("emitter").unstarted(this::run);
    private final AtomicLong written = new AtomicLong();
    private final AtomicLong refusals = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();

    /** Set by the writing thread before it writes. */
    @SuppressWarnings("NullAway.Init")
    private volatile Waiting current;

    private volatile long stuckAt = -1;
    private volatile boolean refusing;
    private volatile long giveUpNanos;
    private volatile boolean stopping;

    /**
     * @param writer whose records go to {@code out}, one call a record
     * @param capacity detections that may wait
     */
    public HandOver(
            DetectionWriter writer, OutputStream out, int capacity, OutputListener listener) {
        this.writer = writer;
        this.out = out;
        this.listener = listener;
        this.queue = new ArrayBlockingQueue<>(capacity);
    }

    /** Begins to write. */
    public void start() {
        thread.start();
    }

    /** Where one worker puts its detections. Its losses are counted with its counters. */
    public LocatedListener inlet(Counters counters) {
        return detection -> put(detection, counters);
    }

    private void put(LocatedDetection found, Counters counters) {
        long now = System.nanoTime();
        var admitted = suspects.admit(found, now);
        if (!admitted.contains(found)) {
            counters.count(Drop.DETECTION_MERGED);
        }
        admitted.forEach(detection -> put(new Waiting(detection, now), counters));
    }

    private void put(Waiting waiting, Counters counters) {
        if (!queue.offer(waiting) && !waits(waiting)) {
            counters.count(Drop.DETECTION_LOST);
            lost(waiting.detection);
        }
    }

    private boolean waits(Waiting detection) {
        long before = written.get();
        if (before == stuckAt) {
            return false;
        }
        try {
            boolean taken = queue.offer(detection, MAX_WAIT_MILLIS, TimeUnit.MILLISECONDS);
            if (!taken && before == written.get()) {
                stuckAt = before;
            }
            return taken;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void lost(LocatedDetection detection) {
        lost.addAndGet(1 + detection.standsFor());
        listener.lost(detection);
    }

    private void run() {
        try {
            current = next();
            while (current != null) {
                write(current.detection);
                current = next();
            }
        } catch (InterruptedException _) {
            // Only close() could ask for it, and it asks by other means.
            Thread.currentThread().interrupt();
        }
    }

    /** The next one, or null when there will be no more. */
    private Waiting next() throws InterruptedException {
        while (true) {
            boolean ends = stopping && queue.isEmpty();
            long now = System.nanoTime();
            var summary = suspects.due(now, ends);
            if (summary.isPresent()) {
                return new Waiting(summary.get(), now);
            }
            var next = queue.poll(stopping ? 0 : IDLE_MILLIS, TimeUnit.MILLISECONDS);
            if (next != null || ends) {
                return next;
            }
            flush();
        }
    }

    private void write(LocatedDetection detection) throws InterruptedException {
        while (true) {
            try {
                writer.located(detection);
                written.incrementAndGet();
                takes();
                return;
            } catch (OutputFailed e) {
                refused(e);
                if (stopping && System.nanoTime() - giveUpNanos >= 0) {
                    lost(detection);
                    return;
                }
                TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
            } catch (RuntimeException e) {
                lost.addAndGet(1 + detection.standsFor());
                listener.unwritable(detection, e);
                return;
            }
        }
    }

    private void flush() {
        try {
            out.flush();
            takes();
        } catch (IOException e) {
            refused(new OutputFailed(e));
        }
    }

    private void refused(OutputFailed cause) {
        refusing = true;
        refusals.incrementAndGet();
        listener.refused(cause, queue.size() + 1);
    }

    private void takes() {
        if (refusing) {
            refusing = false;
            listener.recovered();
        }
    }

    /** Detections that wait. Any thread may ask. */
    public int waiting() {
        return queue.size();
    }

    /** How long the oldest detection that is not written yet has waited, in seconds; 0 if none. */
    public double lagSeconds() {
        Waiting oldest = current;
        return oldest == null ? 0 : (System.nanoTime() - oldest.sinceNanos) / 1e9;
    }

    /** Detections that were written. */
    public long written() {
        return written.get();
    }

    /** How often the output refused. */
    public long refusals() {
        return refusals.get();
    }

    /** Detections that were not written and never will be. */
    public long lost() {
        return lost.get();
    }

    /** Whether the output refuses now. */
    public boolean isRefusing() {
        return refusing;
    }

    /**
     * Writes what waits, and ends. To be called when no worker puts anything in any more.
     *
     * @param grace how long an output that refuses is tried; what waits then is lost
     */
    public void close(Duration grace) throws InterruptedException {
        giveUpNanos = System.nanoTime() + grace.toNanos();
        stopping = true;
        thread.join();
        flush();
        writer.close();
    }
}
