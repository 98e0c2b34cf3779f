package io.minewatch.emit;

import io.minewatch.locate.LocatedDetection;
import io.minewatch.locate.LocatedListener;
import io.minewatch.metrics.Counters;
import io.minewatch.metrics.Drop;
import io.minewatch.metrics.SinkStatus;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The one hand-over between threads: workers put detections in, and each outlet brings all of them
 * to its sink.
 *
 * <p>Suspicions beyond what one client may make are merged: {@link SuspectLimit}. What finds no
 * room in an outlet is counted and told to its listener, and the worker goes on.
 */
public final class HandOver {

    /** How often it is looked whether a client's minute is over. */
    private static final long LOOK_MILLIS = 500;

    private final List<Outlet> outlets;
    private final SuspectLimit suspects = new SuspectLimit();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread =
            Thread.ofPlatform().name("suspects").daemon().unstarted(this::run);

    /**
     * @param outlets are this one's to close from now on
     */
    public HandOver(List<Outlet> outlets) {
        this.outlets = List.copyOf(outlets);
    }

    /** Begins to write. */
    public void start() {
        outlets.forEach(Outlet::start);
        thread.start();
    }

    /** Where one worker puts its detections. What it loses is counted with its counters. */
    public LocatedListener inlet(Counters counters) {
        return detection -> put(detection, counters);
    }

    private void put(LocatedDetection found, Counters counters) {
        var admitted = suspects.admit(found, System.nanoTime());
        if (!admitted.contains(found)) {
            counters.count(Drop.DETECTION_MERGED);
        }
        for (LocatedDetection detection : admitted) {
            if (!put(detection)) {
                counters.count(Drop.DETECTION_LOST);
            }
        }
    }

    /** Those with room first: none waits because another one is full. */
    private boolean put(LocatedDetection detection) {
        var full = new ArrayList<Outlet>();
        for (Outlet outlet : outlets) {
            if (!outlet.offer(detection)) {
                full.add(outlet);
            }
        }
        boolean all = true;
        for (Outlet outlet : full) {
            all &= outlet.put(detection);
        }
        return all;
    }

    private void run() {
        try {
            while (!stop.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                for (var due = due(false); !due.isEmpty(); due = due(false)) {
                    due.forEach(this::put);
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private List<LocatedDetection> due(boolean atTheEnd) {
        return suspects.due(System.nanoTime(), atTheEnd).stream().toList();
    }

    /** Every outlet as it is now. Any thread may ask. */
    public List<SinkStatus> status() {
        return outlets.stream().map(Outlet::status).toList();
    }

    /** Why some outlet does not bring detections where they belong, one reason each. */
    public List<String> troubles() {
        var troubles = new ArrayList<String>();
        for (Outlet outlet : outlets) {
            if (outlet.isBlocked()) {
                troubles.add("the sink " + outlet.name() + " takes no detections");
            } else if (outlet.status().away()) {
                troubles.add(
                        "the sink " + outlet.name() + " takes no detections, they go to the spool");
            }
        }
        return troubles;
    }

    /** Detections that were not written to some sink and never will be. */
    public long lost() {
        return outlets.stream().mapToLong(Outlet::lost).sum();
    }

    /**
     * Writes what waits, and ends. To be called when no worker puts anything in any more.
     *
     * @param grace how long a sink that refuses is tried; what waits in memory then is lost
     * @throws IOException if a sink or a spool cannot be closed; all others are
     */
    public void close(Duration grace) throws IOException, InterruptedException {
        long endNanos = System.nanoTime() + grace.toNanos();
        stop.countDown();
        thread.join();
        for (var due = due(true); !due.isEmpty(); due = due(true)) {
            for (LocatedDetection detection : due) {
                outlets.forEach(outlet -> outlet.put(detection, left(endNanos)));
            }
        }
        outlets.forEach(outlet -> outlet.stop(endNanos));
        var failed = new ArrayList<IOException>();
        for (Outlet outlet : outlets) {
            try {
                outlet.close(endNanos);
            } catch (IOException e) {
                failed.add(e);
            }
        }
        if (!failed.isEmpty()) {
            throw failed.getFirst();
        }
    }

    private static Duration left(long endNanos) {
        return Duration.ofNanos(Math.max(0, endNanos - System.nanoTime()));
    }
}
