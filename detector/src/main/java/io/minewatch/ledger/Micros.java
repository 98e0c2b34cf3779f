package io.minewatch.ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times as they are kept: microseconds since 1970. */
final class Micros {

    /** No capture is older. */
    static final Instant FIRST = Instant.EPOCH;

    /** No capture is younger; far below what a long can hold. */
    static final Instant LAST = Instant.parse("2999-12-31T23:59:59Z");

    static final long SECOND = 1_000_000;
    static final long HOUR = 3600 * SECOND;
    static final long DAY = 24 * HOUR;

    /** Length of a bucket. */
    static final long SLOT = 300 * SECOND;

    private Micros() {}

    static long of(Instant time) {
        if (time.isBefore(FIRST)) {
            return 0;
        }
        return ChronoUnit.MICROS.between(Instant.EPOCH, time.isAfter(LAST) ? LAST : time);
    }

    static Instant time(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    static long hour(long micros) {
        return Math.floorDiv(micros, HOUR);
    }

    static long day(long micros) {
        return Math.floorDiv(micros, DAY);
    }
}
