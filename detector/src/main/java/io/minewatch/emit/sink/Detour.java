package io.minewatch.emit.sink;

import java.io.IOException;
import java.util.List;

/**
 * The way through a spool, and around it where the spool's disk takes none: if nothing waits there,
 * order is kept without it.
 */
public final class Detour implements Sink {

    private final Spool spool;
    private final Sink sink;

    /**
     * @param sink that the spool is emptied into; stands two threads
     */
    public Detour(Spool spool, Sink sink) {
        this.spool = spool;
        this.sink = sink;
    }

    @Override
    public void take(List<byte[]> records) throws IOException {
        try {
            spool.take(records);
        } catch (IOException e) {
            if (!spool.isPassable()) {
                throw e;
            }
            around(records, e);
        }
    }

    private void around(List<byte[]> records, IOException cause) throws IOException {
        try {
            sink.take(records);
        } catch (IOException e) {
            e.addSuppressed(cause);
            throw e;
        }
    }

    @Override
    public void idle() throws IOException {
        spool.idle();
    }
}
