package io.minewatch.demo;

import io.minewatch.capture.FrameListener;
import io.minewatch.capture.LiveCapture;
import io.minewatch.metrics.CaptureStatistics;
import io.minewatch.simulate.Plan;
import io.minewatch.simulate.Simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A plan as if it were live: each frame comes when its time has come by the clock, and those of the
 * past as fast as they can be made. So whoever starts it has a history at once.
 */
final class SimulatedCapture implements LiveCapture {

    private static final long MILLI = 1_000_000L;

    /** How often a listener that has to wait for a frame hears that nothing is there. */
    private static final long IDLE_MILLIS = 50;

    private static final int LONGEST_FRAME = 1 << 18;

    private final String name;
    private final Plan plan;
    private final Clock clock;
    private final AtomicLong received = new AtomicLong();
    private final CountDownLatch closed = new CountDownLatch(1);

    /** Says that no more frames are wanted. */
    private static final class Closed extends IOException {

        private static final long serialVersionUID = 1;
    }

    /**
     * @param name as records name it
     * @param plan whose epoch may be in the past
     */
    SimulatedCapture(String name, Plan plan, Clock clock) {
        this.name = name;
        this.plan = plan;
        this.clock = clock;
    }

    @Override
    public boolean run(FrameListener listener) {
        try (var arena = Arena.ofShared()) {
            MemorySegment frame = arena.allocate(LONGEST_FRAME);
            new Simulation(plan)
                    .run(
                            (nanos, bytes, offset, captured, onWire, linkType) -> {
                                awaitDue(nanos, listener);
                                MemorySegment.copy(
                                        MemorySegment.ofArray(bytes), offset, frame, 0, captured);
                                listener.frame(frame, 0, captured, onWire, nanos, linkType);
                                received.setRelease(received.getPlain() + 1);
                            },
                            (flow, mining) -> {});
            return true;
        } catch (Closed _) {
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException("nothing is written", e);
        }
    }

    private void awaitDue(long nanos, FrameListener listener) throws Closed {
        long wait = nanos / MILLI - clock.millis();
        while (wait > 0 || closed.getCount() == 0) {
            if (isClosedWithin(Math.min(wait, IDLE_MILLIS))) {
                throw new Closed();
            }
            listener.idle(clock.millis() * MILLI);
            wait = nanos / MILLI - clock.millis();
        }
    }

    private boolean isClosedWithin(long millis) {
        try {
            return closed.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public CaptureStatistics statistics() {
        return new CaptureStatistics(received.get(), 0, 0, 0);
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
