package io.minewatch.emit.sink;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

class RetryTest {

    @Test
    void pausesDoubleUpToTheLongest() {
        assertEquals(
                List.of(1, 2, 4, 8, 16, 32, 60, 60),
                IntStream.rangeClosed(1, 8)
                        .mapToObj(i -> (int) Retry.FAR.pause(i, 0).toSeconds())
                        .toList());
        assertEquals(Duration.ofMinutes(1), Retry.FAR.pause(Integer.MAX_VALUE, 0));
    }

    @Test
    void chanceTakesUpToAHalf() {
        assertEquals(Duration.ofMillis(1000), Retry.FAR.pause(2, 1));
        assertEquals(Duration.ofMillis(1500), Retry.FAR.pause(2, 0.5));
    }
}
