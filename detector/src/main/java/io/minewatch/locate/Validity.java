package io.minewatch.locate;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/**
 * When a row holds, in milliseconds since 1970.
 *
 * @param from first millisecond
 * @param to first millisecond after it
 */
record Validity(long from, long to) {

    static final Validity ALWAYS = new Validity(Long.MIN_VALUE, Long.MAX_VALUE);

    /** A date in an operator's table is a day of that operator. */
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** Length of "2026-01-01". */
    private static final int DATE_LENGTH = 10;

    /** Seconds that can be told in milliseconds; some 31,000 years either way. */
    private static final long MAX_SECONDS = 1_000_000_000_000L;

    private static final String EXPECTED =
            "a date (2026-01-31) or a time with offset (2026-01-31T08:00:00+08:00)";

    /** When a validity begins; an empty text means always. */
    static long from(String text) throws BadValue {
        return text.isEmpty() ? ALWAYS.from : parse(text);
    }

    /** One that ends at a time; an empty text means never. */
    static Validity of(long from, String text) throws BadValue {
        long to = text.isEmpty() ? ALWAYS.to : parse(text);
        if (from >= to) {
            throw new BadValue("an end after the beginning, or none");
        }
        return new Validity(from, to);
    }

    private static long parse(String text) throws BadValue {
        try {
            if (text.length() == DATE_LENGTH) {
                return millis(LocalDate.parse(text).atStartOfDay(ZONE).toInstant());
            }
            return millis(OffsetDateTime.parse(text.replace(' ', 'T')).toInstant());
        } catch (DateTimeException e) {
            throw new BadValue(EXPECTED);
        }
    }

    /** An instant in milliseconds, held within what a long can tell. */
    static long millis(Instant at) {
        return Instant.ofEpochSecond(
                        Math.clamp(at.getEpochSecond(), -MAX_SECONDS, MAX_SECONDS), at.getNano())
                .toEpochMilli();
    }

    /** True if the two have a moment in common. */
    boolean meets(Validity other) {
        return from < other.to && other.from < to;
    }

    /** True if this is a moment of it. */
    boolean holds(Instant at) {
        long millis = millis(at);
        return from <= millis && millis < to;
    }
}
