package io.minewatch.emit;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as text, always UTC. */
final class Stamp {

    private static final DateTimeFormatter NANOS = format("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'");
    private static final DateTimeFormatter MICROS = format("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'+0000'");
    private static final DateTimeFormatter SYSLOG = format("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'");
    private static final DateTimeFormatter MINUTE = format("uuuu-MM-dd'T'HH:mm'Z'");
    private static final DateTimeFormatter PLAIN = format("uuuu-MM-dd HH:mm");

    /** RFC 3339 has four digits for a year; a damaged capture can claim any. */
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private Stamp() {}

    /** RFC 3339 with 9 digits of fraction: "2026-08-20T02:11:07.000000001Z". */
    static String nanos(Instant time) {
        return NANOS.format(writable(time));
    }

    /** As EVE has it: "2026-08-20T02:11:07.000000+0000". */
    static String micros(Instant time) {
        return MICROS.format(writable(time));
    }

    /** RFC 5424 allows 6 digits of fraction: "2026-08-20T02:11:07.000000Z". */
    static String rfc5424(Instant time) {
        return SYSLOG.format(writable(time));
    }

    /** "2026-08-20T02:11Z". */
    static String minute(Instant time) {
        return MINUTE.format(writable(time));
    }

    /** For a column that names the zone itself: "2026-08-20 02:11". */
    static String plain(Instant time) {
        return PLAIN.format(writable(time));
    }

    private static Instant writable(Instant time) {
        if (time.isBefore(FIRST)) {
            return FIRST;
        }
        return time.isAfter(LAST) ? LAST : time;
    }

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }
}
