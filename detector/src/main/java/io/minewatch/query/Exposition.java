package io.minewatch.query;

import java.util.Locale;

/** The formats that metrics are offered in. */
enum Exposition {
    /** Prometheus' own, version 0.0.4. */
    TEXT("text/plain", "text/plain; version=0.0.4; charset=utf-8"),
    /** OpenMetrics 1.0.0. */
    OPEN_METRICS(
            "application/openmetrics-text",
            "application/openmetrics-text; version=1.0.0; charset=utf-8");

    private final String range;
    final String contentType;

    Exposition(String range, String contentType) {
        this.range = range;
        this.contentType = contentType;
    }

    /**
     * What a client prefers that says so in an Accept header (RFC 9110 section 12.5.1). Text, if it
     * does not care or wants what is not offered.
     */
    static Exposition preferred(String accept) {
        double open = quality(accept, OPEN_METRICS);
        return open > 0 && open >= quality(accept, TEXT) ? OPEN_METRICS : TEXT;
    }

    private static double quality(String accept, Exposition format) {
        double best = 0;
        for (String range : accept.toLowerCase(Locale.ROOT).split(",")) {
            String[] parts = range.split(";", -1);
            if (parts[0].strip().equals(format.range)) {
                best = Math.max(best, quality(parts));
            }
        }
        return best;
    }

    private static double quality(String[] parts) {
        for (int i = 1; i < parts.length; i++) {
            String part = parts[i].strip();
            if (part.startsWith("q=")) {
                return number(part.substring(2));
            }
        }
        return 1;
    }

    private static double number(String quality) {
        boolean fine = quality.matches("[01](\\.[0-9]{0,3})?");
        return fine ? Double.parseDouble(quality) : 0;
    }
}
