package io.minewatch.emit;

import io.minewatch.emit.sink.Backlog;
import io.minewatch.emit.sink.Batch;
import io.minewatch.locate.LocatedDetection;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Where workers put detections for one sink, and from where its thread takes them, rendered.
 * Bounded; a worker waits {@value #MAX_WAIT_MILLIS} ms at most for room, and only once a second,
 * because the frames that it would miss meanwhile are worth more.
 */
final class Inbox implements Backlog {

    /** Longest that a worker waits: a ring of usual size takes a few times that at line rate. */
    static final long MAX_WAIT_MILLIS = 50;

    /** A sink that is slow takes a twentieth of a worker's time at most. */
    private static final long WAIT_EVERY_NANOS = 1_000_000_000L;

    private record Waiting(LocatedDetection detection, long sinceNanos) {}

    private final Rendering rendering;
    private final OutputListener listener;
    private final ArrayBlockingQueue<Waiting> queue;
    private final AtomicLong lost = new AtomicLong();
    private final AtomicLong lastWaitNanos = new AtomicLong(System.nanoTime() - WAIT_EVERY_NANOS);
    private volatile List<byte[]> batch = List.of();
    private volatile long oldestNanos;

    /**
     * @param capacity detections that may wait
     */
    Inbox(Rendering rendering, int capacity, OutputListener listener) {
        this.rendering = rendering;
        this.listener = listener;
        this.queue = new ArrayBlockingQueue<>(capacity);
    }

    /** Puts one in if there is room. */
    boolean offer(LocatedDetection detection) {
        return queue.offer(new Waiting(detection, System.nanoTime()));
    }

    /** Puts one in, if need be after a wait; if there is no room then, it is lost, and false. */
    boolean put(LocatedDetection detection) {
        long now = System.nanoTime();
        long before = lastWaitNanos.get();
        boolean mayWait =
                now - before >= WAIT_EVERY_NANOS && lastWaitNanos.compareAndSet(before, now);
        return put(detection, Duration.ofMillis(mayWait ? MAX_WAIT_MILLIS : 0));
    }

    /** The same with a wait that is not for workers. */
    boolean put(LocatedDetection detection, Duration wait) {
        try {
            var waiting = new Waiting(detection, System.nanoTime());
            if (queue.offer(waiting, wait.toNanos(), TimeUnit.NANOSECONDS)) {
                return true;
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        lost(detection);
        return false;
    }

    private void lost(LocatedDetection detection) {
        lost.addAndGet(1 + detection.standsFor());
        listener.lost(detection);
    }

    @Override
    public List<byte[]> next(Batch limit, Duration wait) throws InterruptedException {
        if (!batch.isEmpty()) {
            return batch;
        }
        var first = queue.poll(wait.toNanos(), TimeUnit.NANOSECONDS);
        if (first == null) {
            return List.of();
        }
        oldestNanos = first.sinceNanos;
        var records = new ArrayList<byte[]>();
        long bytes = 0;
        var one = first;
        while (one != null) {
            var record = rendered(one.detection);
            if (record.isPresent()) {
                records.add(record.get());
                bytes += record.get().length;
            }
            one = limit.hasRoom(records.size(), bytes) ? queue.poll() : null;
        }
        batch = records;
        return records;
    }

    private Optional<byte[]> rendered(LocatedDetection detection) {
        try {
            return rendering.of(detection);
        } catch (RuntimeException e) {
            lost.addAndGet(1 + detection.standsFor());
            listener.unwritable(detection, e);
            return Optional.empty();
        }
    }

    @Override
    public void done() {
        batch = List.of();
    }

    @Override
    public long waiting() {
        return (long) queue.size() + batch.size();
    }

    @Override
    public double lagSeconds() {
        if (!batch.isEmpty()) {
            return (System.nanoTime() - oldestNanos) / 1e9;
        }
        var first = queue.peek();
        return first == null ? 0 : (System.nanoTime() - first.sinceNanos) / 1e9;
    }

    /** It is gone with the process. */
    @Override
    public boolean isLasting() {
        return false;
    }

    /** Detections that the sink never gets. Any thread may ask. */
    long lost() {
        return lost.get();
    }

    /** At the end: what waits still is lost. */
    void abandon() {
        lost.addAndGet(batch.size());
        batch = List.of();
        for (var one = queue.poll(); one != null; one = queue.poll()) {
            lost(one.detection);
        }
    }
}
