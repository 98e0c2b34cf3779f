package io.minewatch.capture;

import java.util.concurrent.atomic.AtomicLong;

/** How far a capture is. Written by the thread that reads it, read by anyone. */
final class Progress {

    /**
     * Frames between two publications: rare enough to cost nothing, often enough for a display even
     * at the pace of a small link.
     */
    static final int INTERVAL = 1024;

    private final AtomicLong bytes = new AtomicLong();
    private volatile boolean stopped;

    void add(long amount) {
        bytes.setRelease(bytes.getPlain() + amount);
    }

    long bytes() {
        return bytes.getAcquire();
    }

    void stop() {
        stopped = true;
    }

    boolean stopped() {
        return stopped;
    }
}
