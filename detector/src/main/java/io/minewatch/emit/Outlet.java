package io.minewatch.emit;

import io.minewatch.emit.sink.Batch;
import io.minewatch.emit.sink.Detour;
import io.minewatch.emit.sink.Guarded;
import io.minewatch.emit.sink.Pump;
import io.minewatch.emit.sink.Retry;
import io.minewatch.emit.sink.Sink;
import io.minewatch.emit.sink.Spool;
import io.minewatch.locate.LocatedDetection;
import io.minewatch.metrics.SinkStatus;
import io.minewatch.metrics.SpoolStatus;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * One way out for detections: a queue in memory, a sink, and a spool between them or none, each
 * with a thread of its own, so that no sink ever waits for another one.
 *
 * <p>With a spool, every record is on disk before its sink is tried. Without one, the sink is tried
 * until it takes, while the others wait in the queue.
 */
public final class Outlet {

    /** How long a thread is waited for that may not be told to hurry. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /**
     * How a sink is fed.
     *
     * @param queue detections that wait in memory
     * @param batch of what it takes at once
     * @param retry when it is away
     */
    public record Feed(int queue, Batch batch, Retry retry) {}

    private final String name;
    private final Guarded sink;
    private final Optional<Spool> spool;
    private final Inbox inbox;
    private final Pump first;
    private final Optional<Pump> second;

    /**
     * @param name for threads and metrics
     * @param sink is this one's to close from now on
     * @param spool the same
     */
    public Outlet(
            String name,
            Rendering rendering,
            Sink sink,
            Feed feed,
            Optional<Spool> spool,
            OutputListener listener) {
        this.name = name;
        this.sink = new Guarded(sink);
        this.spool = spool;
        this.inbox = new Inbox(rendering, feed.queue, listener);
        if (spool.isEmpty()) {
            first = new Pump("sink-" + name, inbox, this.sink, feed.batch, feed.retry, listener);
            second = Optional.empty();
        } else {
            var way = new Detour(spool.get(), this.sink);
            first = new Pump("spool-" + name, inbox, way, Batch.WRITE, Retry.NEAR, listener);
            second =
                    Optional.of(
                            new Pump(
                                    "sink-" + name,
                                    spool.get(),
                                    this.sink,
                                    feed.batch,
                                    feed.retry,
                                    listener));
        }
    }

    void start() {
        first.start();
        second.ifPresent(Pump::start);
    }

    boolean offer(LocatedDetection detection) {
        return inbox.offer(detection);
    }

    boolean put(LocatedDetection detection) {
        return inbox.put(detection);
    }

    boolean put(LocatedDetection detection, Duration wait) {
        return inbox.put(detection, wait);
    }

    /** From the configuration. */
    public String name() {
        return name;
    }

    /** Whether detections find no way out, not even to the disk. Any thread may ask. */
    public boolean isBlocked() {
        return first.isRefusing();
    }

    /** Detections that the sink never gets. Any thread may ask. */
    public long lost() {
        return inbox.lost();
    }

    /** All there is to know. Any thread may ask. */
    public SinkStatus status() {
        return new SinkStatus(
                name,
                first.isRefusing() || second.map(Pump::isRefusing).orElse(false),
                Math.max(inbox.lagSeconds(), spool.map(Spool::lagSeconds).orElse(0.0)),
                inbox.waiting(),
                spool.map(Spool::status).orElse(SpoolStatus.NONE),
                sink.taken() - sink.dead(),
                first.refusals() + second.map(Pump::refusals).orElse(0L),
                inbox.lost(),
                sink.dead());
    }

    /** Tells it to end, with so long for a sink that refuses. */
    void stop(long endNanos) {
        first.stop(endNanos);
    }

    /**
     * Brings what waits out, or to the disk, and closes the sink.
     *
     * @param endNanos as given to {@link #stop}
     * @throws IOException if the sink or the spool cannot be closed
     */
    void close(long endNanos) throws IOException, InterruptedException {
        join(first, endNanos);
        if (second.isPresent()) {
            second.get().stop(endNanos);
            join(second.get(), endNanos);
        }
        inbox.abandon();
        try (sink) {
            if (spool.isPresent()) {
                spool.get().close();
            }
        }
    }

    /** A far end that neither takes nor refuses is left; one that takes is waited for. */
    private void join(Pump pump, long endNanos) throws IOException, InterruptedException {
        long left = Math.max(0, endNanos - System.nanoTime());
        boolean ended = pump.join(Duration.ofNanos(left).plus(PATIENCE));
        while (!ended) {
            pump.interrupt();
            sink.close();
            ended = pump.join(PATIENCE);
        }
    }
}
