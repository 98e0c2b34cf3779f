package io.minewatch.query;

import io.minewatch.metrics.Counters;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What the program shows a scraper, with one worker that captures. */
final class Exposed {

    /** Shown only after the first pause; every dashboard and alert on pauses needs it. */
    private static final String AFTER_A_PAUSE = "jvm_gc_pause_seconds_max";

    private static final long PATIENCE_NANOS = 20_000_000_000L;
    private static final Pattern NAME = Pattern.compile("^([a-z_]+)[{ ]", Pattern.MULTILINE);
    private static final Pattern LABEL = Pattern.compile("[{,]([a-z_]+)=\"");

    private Exposed() {}

    /** The page of metrics, after a collection of garbage. */
    static String page() {
        var worker = Sample.worker("worker-7", "eth0", new Counters());
        try (var pages = new Pages(() -> List.of(worker), () -> Sample.STATUS, () -> Sample.NOW)) {
            long deadline = System.nanoTime() + PATIENCE_NANOS;
            System.gc();
            String page = text(pages);
            while (!page.contains(AFTER_A_PAUSE) && System.nanoTime() < deadline) {
                page = text(pages);
            }
            return page;
        }
    }

    static Set<String> names(String page) {
        return all(NAME, page);
    }

    static Set<String> labels(String page) {
        return all(LABEL, page);
    }

    private static String text(Pages pages) {
        return new String(pages.answer("/metrics", "").body());
    }

    private static Set<String> all(Pattern pattern, String page) {
        var found = new TreeSet<String>();
        pattern.matcher(page).results().forEach(match -> found.add(match.group(1)));
        return found;
    }
}
