package io.minewatch.emit.sink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A fault of the program is told of like a refusal, and the moving goes on. */
@Timeout(120)
class PumpTest {

    private static final Retry SOON = new Retry(Duration.ofMillis(5), Duration.ofMillis(20));

    private final List<String> told = Collections.synchronizedList(new ArrayList<>());
    private final List<String> left = new ArrayList<>(List.of("next", "take", "done", "idle"));
    private final CountDownLatch idle = new CountDownLatch(1);
    private volatile long waiting = 1;

    /** Once for each. */
    private void fail(String what) {
        if (left.remove(what)) {
            throw new IllegalStateException(what);
        }
    }

    private final Backlog from =
            new Backlog() {
                @Override
                public List<byte[]> next(Batch limit, Duration wait) {
                    fail("next");
                    return waiting == 0
                            ? List.of()
                            : List.of("one".getBytes(StandardCharsets.UTF_8));
                }

                @Override
                public void done() {
                    fail("done");
                    waiting = 0;
                }

                @Override
                public long waiting() {
                    return waiting;
                }

                @Override
                public double lagSeconds() {
                    return 0;
                }

                @Override
                public boolean isLasting() {
                    return true;
                }
            };

    private final Sink to =
            new Sink() {
                @Override
                public void take(List<byte[]> records) {
                    fail("take");
                    told.add("taken");
                }

                @Override
                public void idle() {
                    fail("idle");
                    idle.countDown();
                }
            };

    private final SinkListener listener =
            new SinkListener() {
                @Override
                public void refused(IOException cause, long waiting) {
                    told.add(cause.getMessage());
                }

                @Override
                public void recovered() {
                    told.add("recovered");
                }
            };

    @Test
    void aFaultIsToldWhereverItIsAndDoesNotEndIt() throws Exception {
        var pump = new Pump("test", from, to, Batch.SINGLE, SOON, listener);
        pump.start();
        assertTrue(idle.await(60, TimeUnit.SECONDS));
        pump.stop(System.nanoTime());
        assertTrue(pump.join(Duration.ofSeconds(60)));
        String fault = "a fault of the program: java.lang.IllegalStateException: ";
        assertEquals(
                List.of(
                        fault + "next",
                        fault + "idle",
                        fault + "take",
                        "taken",
                        fault + "done",
                        "taken",
                        "recovered"),
                told);
        assertEquals(4, pump.refusals());
    }
}
