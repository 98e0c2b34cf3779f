package io.minewatch.emit.sink;

import java.io.IOException;
import java.util.List;

/** Lets two threads use one sink, and counts what it took. */
public final class Guarded implements Sink {

    private final Sink sink;
    private volatile long taken;

    /** Only through this one the sink may be used from now on. */
    public Guarded(Sink sink) {
        this.sink = sink;
    }

    @Override
    public synchronized void take(List<byte[]> records) throws IOException {
        sink.take(records);
        taken += records.size();
    }

    @Override
    public synchronized void idle() throws IOException {
        sink.idle();
    }

    /** Records that the sink took. Any thread may ask. */
    public long taken() {
        return taken;
    }

    @Override
    public long dead() {
        return sink.dead();
    }

    /** Not guarded, so that a call that waits for the far end can be ended. */
    @Override
    public void close() throws IOException {
        sink.close();
    }
}
