package io.minewatch;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times and sizes as people write them. */
final class ConfigUnits {

    /** Twelve digits: 30 thousand years in seconds, an exabyte in megabytes. */
    private static final Pattern QUANTITY = Pattern.compile("(\\d{1,12})([A-Za-z]*)");

    private static final Map<String, Duration> TIMES = new LinkedHashMap<>();
    private static final Map<String, Long> SIZES = new LinkedHashMap<>();

    static {
        TIMES.put("d", Duration.ofDays(1));
        TIMES.put("h", Duration.ofHours(1));
        TIMES.put("m", Duration.ofMinutes(1));
        TIMES.put("s", Duration.ofSeconds(1));
        TIMES.put("ms", Duration.ofMillis(1));
        SIZES.put("TB", 1L << 40);
        SIZES.put("GB", 1L << 30);
        SIZES.put("MB", 1L << 20);
        SIZES.put("kB", 1L << 10);
        SIZES.put("", 1L);
    }

    private ConfigUnits() {}

    /** A time with its unit; empty if it is none. */
    static Optional<Duration> duration(String text) {
        Matcher quantity = QUANTITY.matcher(text);
        if (text.equals("0")) {
            return Optional.of(Duration.ZERO);
        }
        if (!quantity.matches() || !TIMES.containsKey(quantity.group(2))) {
            return Optional.empty();
        }
        return Optional.of(
                TIMES.get(quantity.group(2)).multipliedBy(Long.parseLong(quantity.group(1))));
    }

    /** A number of bytes with or without a unit, KB and kB alike; empty if it is none. */
    static Optional<Long> size(String text) {
        Matcher quantity = QUANTITY.matcher(text);
        if (!quantity.matches()) {
            return Optional.empty();
        }
        String unit = quantity.group(2).equals("KB") ? "kB" : quantity.group(2);
        long number = Long.parseLong(quantity.group(1));
        return Optional.ofNullable(SIZES.get(unit))
                .filter(size -> number <= Long.MAX_VALUE / size)
                .map(size -> number * size);
    }

    /** The shortest form that says exactly this. */
    static String text(Duration time) {
        return TIMES.entrySet().stream()
                .filter(unit -> time.toMillis() % unit.getValue().toMillis() == 0)
                .filter(_ -> !time.isZero())
                .findFirst()
                .map(unit -> time.dividedBy(unit.getValue()) + unit.getKey())
                .orElse("0");
    }

    /** The shortest form that says exactly this. */
    static String text(long size) {
        return SIZES.entrySet().stream()
                .filter(unit -> size != 0 && size % unit.getValue() == 0)
                .findFirst()
                .map(unit -> size / unit.getValue() + unit.getKey())
                .orElse("0");
    }
}
