package io.minewatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.minewatch.capture.FrameListener;

import org.junit.jupiter.api.Test;

import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

class WarmUpTest {

    @Test
    void showsItAllOnceAtLeastAndTimeGoesOn() {
        var times = new ArrayList<Long>();
        WarmUp.of(recording(times), Duration.ofNanos(1));
        int once = times.size();
        assertTrue(once > 5000, once + " frames");
        assertTrue(isInOrder(times));

        times.clear();
        var clock = new AtomicLong();
        var time = Duration.ofMillis(100);
        WarmUp.of(recording(times), time, () -> clock.getAndAdd(time.toNanos() / 6 + 1));
        assertEquals(2 * once, times.size());
        assertTrue(isInOrder(times));
    }

    private static boolean isInOrder(List<Long> times) {
        return times.equals(times.stream().sorted().toList());
    }

    private static FrameListener recording(List<Long> times) {
        return new FrameListener() {
            @Override
            public void frame(
                    MemorySegment memory,
                    long offset,
                    int captured,
                    int onWire,
                    long timestampNanos,
                    int linkType) {
                assertTrue(offset + captured <= memory.byteSize());
                times.add(timestampNanos);
            }
        };
    }
}
