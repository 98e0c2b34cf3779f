package io.minewatch.cli;

import java.util.Locale;

/** Times and sizes as they are written on a command line. */
final class Amounts {

    private static final long SECOND = 1_000_000_000L;

    private Amounts() {}

    /** 90s, 10m, 2h. */
    static long nanos(String text) {
        if (!text.matches("\\d{1,6}[smh]")) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no time: a number and s, m or h, for example 10m");
        }
        long number = Long.parseLong(text.substring(0, text.length() - 1));
        return number
                * SECOND
                * switch (text.charAt(text.length() - 1)) {
                    case 'm' -> 60;
                    case 'h' -> 3600;
                    default -> 1;
                };
    }

    /** 500kB, 20MB, 1GB; plain numbers are bytes. */
    static long bytes(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (!lower.matches("\\d{1,6}(\\.\\d{1,3})?[kmgt]b?|\\d{1,15}")) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no size: a number and kB, MB or GB, for example 1GB");
        }
        String number = lower.replaceAll("[a-z]", "");
        long unit =
                switch (lower.replaceAll("[0-9.b]", "")) {
                    case "k" -> 1_000L;
                    case "m" -> 1_000_000L;
                    case "g" -> 1_000_000_000L;
                    case "t" -> 1_000_000_000_000L;
                    default -> 1L;
                };
        return (long) (Double.parseDouble(number) * unit);
    }
}
