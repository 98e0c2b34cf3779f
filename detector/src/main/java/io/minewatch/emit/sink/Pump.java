package io.minewatch.emit.sink;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * Moves records from where they wait to their sink, in their order, on a thread of its own. A sink
 * that refuses is tried again until it takes; nothing comes before what it refused. A fault of the
 * program, wherever it is, counts as a refusal: it must be seen, and must not end the thread.
 */
public final class Pump {

    /** How often a sink that has nothing to take is told so. */
    private static final Duration IDLE = Duration.ofMillis(500);

    /** Longest pause between two attempts at the end, when there is no time left for more. */
    private static final long HURRY_MILLIS = 250;

    private final Backlog from;
    private final Sink to;
    private final Batch limit;
    private final Retry retry;
    private final SinkListener listener;
    private final RandomGenerator random = RandomGenerator.getDefault();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;

    /** Only its own thread writes them. */
    private volatile long refusals;

    private volatile boolean refusing;
    private volatile long endNanos;
    private int inARow;

    /**
     * @param name of the thread
     */
    public Pump(
            String name, Backlog from, Sink to, Batch limit, Retry retry, SinkListener listener) {
        this.from = from;
        this.to = to;
        this.limit = limit;
        this.retry = retry;
        this.listener = listener;
        this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
    }

    /** Begins to move. */
    public void start() {
        thread.start();
    }

    private void run() {
        try {
            while (!isOver()) {
                List<byte[]> batch = next();
                if (!batch.isEmpty()) {
                    deliver(batch);
                } else if (isStopping() && from.isLasting()) {
                    return;
                } else {
                    idle();
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether it was told to end, and there is nothing more to do or no time to do it. */
    private boolean isOver() {
        if (!isStopping()) {
            return false;
        }
        boolean late = System.nanoTime() - endNanos >= 0;
        return from.waiting() == 0
                || (from.isLasting() && (refusing || late))
                || (refusing && late);
    }

    private boolean isStopping() {
        return stop.getCount() == 0;
    }

    private List<byte[]> next() throws InterruptedException {
        try {
            return from.next(limit, isStopping() ? Duration.ZERO : IDLE);
        } catch (IOException | RuntimeException e) {
            refused(e);
            rest(e);
            return List.of();
        }
    }

    private void idle() throws InterruptedException {
        try {
            to.idle();
        } catch (IOException | RuntimeException e) {
            refused(e);
        }
    }

    private void deliver(List<byte[]> batch) throws InterruptedException {
        try {
            to.take(batch);
            from.done();
        } catch (IOException | RuntimeException e) {
            refused(e);
            rest(e);
            return;
        }
        inARow = 0;
        if (refusing) {
            refusing = false;
            tell(listener::recovered);
        }
    }

    @SuppressWarnings("NonAtomicVolatileUpdate")
    private void refused(Exception cause) {
        refusing = true;
        refusals++;
        IOException told =
                cause instanceof IOException refusal
                        ? refusal
                        : new IOException("a fault of the program: " + cause, cause);
        tell(() -> listener.refused(told, from.waiting()));
    }

    /** Of a fault of the one who is told, the platform tells. */
    private void tell(Runnable telling) {
        try {
            telling.run();
        } catch (RuntimeException e) {
            thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
        }
    }

    private void rest(Exception cause) throws InterruptedException {
        inARow++;
        long millis = retry.pause(inARow, random.nextDouble()).toMillis();
        if (cause instanceof SinkAway away) {
            long asked = Math.min(away.pause().toMillis(), Retry.MOST.toMillis());
            millis = Math.max(millis, asked);
        }
        if (isStopping()) {
            TimeUnit.MILLISECONDS.sleep(Math.min(millis, HURRY_MILLIS));
        } else {
            stop.await(millis, TimeUnit.MILLISECONDS);
        }
    }

    /** How often the sink refused. Any thread may ask. */
    public long refusals() {
        return refusals;
    }

    /** Whether the sink refuses now. Any thread may ask. */
    public boolean isRefusing() {
        return refusing;
    }

    /**
     * Moves what waits, and ends.
     *
     * @param endNanos until when a sink that refuses is tried, on {@link System#nanoTime}
     */
    public void stop(long endNanos) {
        this.endNanos = endNanos;
        stop.countDown();
    }

    /**
     * Waits until it has ended.
     *
     * @return false if it has not within the time
     */
    public boolean join(Duration atMost) throws InterruptedException {
        return thread.join(atMost);
    }

    /** Makes a sink that waits for its far end come back. */
    public void interrupt() {
        thread.interrupt();
    }
}
