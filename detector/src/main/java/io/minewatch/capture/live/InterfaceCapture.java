package io.minewatch.capture.live;

import io.minewatch.capture.FrameListener;
import io.minewatch.capture.LiveCapture;
import io.minewatch.metrics.CaptureStatistics;

/** Life and losses of a capture of one interface: it is read once, and freed by who ends last. */
abstract class InterfaceCapture implements LiveCapture {

    static final long NANOS_PER_SECOND = 1_000_000_000;
    static final long NANOS_PER_MILLI = 1_000_000;

    private final String name;
    private final InterfaceCounters lostBefore;
    private final boolean tellsInterface;

    /** Frames delivered. Written by the thread that reads. */
    volatile long received;

    private volatile boolean closed;

    // Guarded by this.
    private boolean running;
    private boolean released;
    private long dropped;
    private long lost;

    /**
     * @param tellsInterface true for the one of several captures of an interface that tells what
     *     the interface lost
     */
    InterfaceCapture(String name, boolean tellsInterface) {
        this.name = name;
        this.tellsInterface = tellsInterface;
        lostBefore = new InterfaceCounters(name);
    }

    /** Delivers frames until it is closed, which is true, or its interface is gone. */
    abstract boolean read(FrameListener listener);

    /** Frames that the kernel had no room for, if so many were known before. */
    abstract long dropped(long before);

    /** Makes {@link #read} look whether it is closed, if it does not do so by itself. */
    abstract void wake();

    /** Gives back what it holds. Called once, when nobody reads. */
    abstract void free();

    @Override
    public final boolean run(FrameListener listener) {
        synchronized (this) {
            if (closed || running) {
                return closed;
            }
            running = true;
        }
        try {
            listener.source(name);
            return read(listener);
        } finally {
            synchronized (this) {
                running = false;
                release();
            }
        }
    }

    final boolean isClosed() {
        return closed;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final synchronized CaptureStatistics statistics() {
        if (!released) {
            refresh();
        }
        return new CaptureStatistics(received, lost, dropped, 0);
    }

    private void refresh() {
        dropped = dropped(dropped);
        if (tellsInterface) {
            lost = Math.max(lost, lostBefore.lost());
        }
    }

    @Override
    public final void close() {
        closed = true;
        synchronized (this) {
            if (running) {
                wake();
            } else {
                release();
            }
        }
    }

    private void release() {
        if (!released) {
            refresh();
            released = true;
            free();
        }
    }
}
