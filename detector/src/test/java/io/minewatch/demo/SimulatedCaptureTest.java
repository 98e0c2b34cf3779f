package io.minewatch.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.minewatch.capture.FrameListener;
import io.minewatch.simulate.Plan;
import io.minewatch.simulate.Recipes;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.lang.foreign.MemorySegment;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

class SimulatedCaptureTest {

    private static final Plan PLAN = Plan.only(1, Recipes.named("scrypt-cpuminer-nomp"));
    private static final Instant EPOCH = Instant.ofEpochSecond(0, Plan.USUAL_EPOCH);

    /** Keeps the times of frames, and closes the capture when it has to wait. */
    private static final class Recording implements FrameListener {

        final List<Long> frames = new ArrayList<>();
        private SimulatedCapture capture;
        private long idles;

        @Override
        public void frame(
                MemorySegment memory,
                long offset,
                int captured,
                int onWire,
                long timestampNanos,
                int linkType) {
            frames.add(timestampNanos);
        }

        @Override
        public void idle(long timestampNanos) {
            idles++;
            capture.close();
        }
    }

    private static Recording of(Clock clock) {
        var recording = new Recording();
        recording.capture = new SimulatedCapture("demo", PLAN, clock);
        assertTrue(recording.capture.run(recording));
        assertEquals(recording.frames.size(), recording.capture.statistics().received());
        return recording;
    }

    private static Clock at(Duration later) {
        return Clock.fixed(EPOCH.plus(later), ZoneOffset.UTC);
    }

    @Test
    @Timeout(60)
    void whatIsPastComesAtOnceAndTheRestWaits() {
        var all = of(at(Duration.ofDays(1)));
        assertEquals(0, all.idles);

        var half = of(at(Duration.ofMinutes(2)));
        assertTrue(half.idles > 0);
        long now = Plan.USUAL_EPOCH + Duration.ofMinutes(2).toNanos();
        var past = all.frames.stream().filter(time -> time <= now).toList();
        assertTrue(past.size() > 10 && past.size() < all.frames.size(), past.size() + " frames");
        assertEquals(past, half.frames);
    }
}
