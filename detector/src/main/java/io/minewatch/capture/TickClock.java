package io.minewatch.capture;

/**
 * Turns the ticks of a pcapng interface into nanoseconds since the epoch. Draft-ietf-opsawg-pcapng,
 * options if_tsresol and if_tsoffset.
 */
final class TickClock {

    private static final long NANOS_PER_SECOND = 1_000_000_000;
    private static final int NANO_DIGITS = 9;

    /** Powers of ten up to this one fit into 64 bits without sign. */
    private static final int MAX_DIGITS = 19;

    private static final int BINARY = 0x80;

    // Nanoseconds are ticks * multiplier / 2^shift / divisor.
    private final long multiplier;
    private final int shift;
    private final long divisor;
    private final long offsetNanos;

    private TickClock(long multiplier, int shift, long divisor, long offsetNanos) {
        this.multiplier = multiplier;
        this.shift = shift;
        this.divisor = divisor;
        this.offsetNanos = offsetNanos;
    }

    /**
     * A clock of so many ticks a second.
     *
     * @param resolution 0 to 255: a negative power of ten, or of two if the top bit is set
     * @param offsetSeconds added to every time
     */
    static TickClock of(int resolution, long offsetSeconds) {
        long nanos = scaled(offsetSeconds);
        int digits = resolution & ~BINARY;
        if ((resolution & BINARY) != 0) {
            return new TickClock(NANOS_PER_SECOND, digits, 1, nanos);
        }
        if (digits <= NANO_DIGITS) {
            return new TickClock(power(NANO_DIGITS - digits), 0, 1, nanos);
        }
        int beyond = digits - NANO_DIGITS;
        return beyond > MAX_DIGITS
                ? new TickClock(0, 0, 1, nanos)
                : new TickClock(1, 0, power(beyond), nanos);
    }

    /**
     * The time of a number of ticks, which has no sign. A time beyond what 64 bits hold, in the
     * year 2262, becomes the last or first one that they do.
     */
    long nanos(long ticks) {
        long high = Math.unsignedMultiplyHigh(ticks, multiplier);
        long low = ticks * multiplier;
        if (shift > 0) {
            low = shift < 64 ? high << 64 - shift | low >>> shift : high >>> shift - 64;
            high = shift < 64 ? high >>> shift : 0;
        }
        if (divisor != 1) {
            low = Long.divideUnsigned(low, divisor);
        }
        return plus(high != 0 || low < 0 ? Long.MAX_VALUE : low, offsetNanos);
    }

    private static long plus(long a, long b) {
        long sum = a + b;
        boolean overflow = ((a ^ sum) & (b ^ sum)) < 0;
        return overflow ? (a < 0 ? Long.MIN_VALUE : Long.MAX_VALUE) : sum;
    }

    private static long scaled(long seconds) {
        long most = Long.MAX_VALUE / NANOS_PER_SECOND;
        return Math.clamp(seconds, -most, most) * NANOS_PER_SECOND;
    }

    /** Unsigned: the nineteenth power of ten is beyond the sign. */
    private static long power(int digits) {
        long power = 1;
        for (int i = 0; i < digits; i++) {
            power *= 10;
        }
        return power;
    }
}
