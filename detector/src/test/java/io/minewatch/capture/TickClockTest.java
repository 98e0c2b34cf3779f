package io.minewatch.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.math.BigInteger;
import java.util.Random;

class TickClockTest {

    private static final BigInteger NANOS = BigInteger.valueOf(1_000_000_000);
    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);
    private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);

    @Test
    void readsTheUsualResolutions() {
        assertEquals(5_000_000_000L, TickClock.of(0, 0).nanos(5));
        assertEquals(5_000L, TickClock.of(6, 0).nanos(5));
        assertEquals(5L, TickClock.of(9, 0).nanos(5));
        assertEquals(5L, TickClock.of(12, 0).nanos(5_999));
        assertEquals(976_562L, TickClock.of(0x80 | 10, 0).nanos(1));
        assertEquals(1_000_000_005L, TickClock.of(9, 1).nanos(5));
        assertEquals(-999_999_995L, TickClock.of(9, -1).nanos(5));
    }

    @Test
    void isExactForEveryResolutionAndStopsAtTheEndsOfTime() {
        var random = new Random(1);
        for (int resolution = 0; resolution < 256; resolution++) {
            for (int i = 0; i < 200; i++) {
                long ticks = random.nextLong() >>> random.nextInt(64);
                long offset = i % 3 == 0 ? 0 : random.nextLong() >> 30 + random.nextInt(34);
                assertEquals(
                        expected(resolution, ticks, offset),
                        TickClock.of(resolution, offset).nanos(ticks),
                        () -> "resolution, ticks and offset of the case above");
            }
        }
    }

    private static long expected(int resolution, long ticks, long offset) {
        var unsigned = new BigInteger(Long.toUnsignedString(ticks));
        var base = BigInteger.valueOf((resolution & 0x80) != 0 ? 2 : 10);
        var nanos = unsigned.multiply(NANOS).divide(base.pow(resolution & 0x7f)).min(MOST);
        var most = MOST.divide(NANOS);
        var seconds = BigInteger.valueOf(offset).min(most).max(most.negate());
        return nanos.add(seconds.multiply(NANOS)).min(MOST).max(LEAST).longValueExact();
    }
}
