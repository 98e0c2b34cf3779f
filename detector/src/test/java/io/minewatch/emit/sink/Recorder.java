package io.minewatch.emit.sink;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A sink that writes down what it takes, and refuses as long as it is told to. */
public final class Recorder implements Sink {

    /** Records in the order in which they were taken. */
    public final List<String> taken = Collections.synchronizedList(new ArrayList<>());

    /** How many more calls are refused. */
    public volatile int refusals;

    /** Counted down by each refusal. */
    public volatile CountDownLatch refused = new CountDownLatch(1);

    /** A call waits for it, as for a far end that neither takes nor refuses. */
    public volatile CountDownLatch open = new CountDownLatch(0);

    /** Counted down by the first call. */
    public final CountDownLatch called = new CountDownLatch(1);

    /** Whether it was closed. */
    public volatile boolean closed;

    @Override
    public void take(List<byte[]> records) throws IOException {
        called.countDown();
        try {
            if (!open.await(60, TimeUnit.SECONDS)) {
                throw new IOException("nobody opened");
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        if (refusals > 0) {
            refusals--;
            refused.countDown();
            throw new IOException("No space left on device");
        }
        records.forEach(record -> taken.add(new String(record, StandardCharsets.UTF_8)));
    }

    @Override
    public void close() {
        closed = true;
    }
}
