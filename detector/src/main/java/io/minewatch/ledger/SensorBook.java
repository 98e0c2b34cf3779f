package io.minewatch.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What each sensor contributed, by region: the conversations whose last report is its own, and the
 * time of all that it ever reported.
 */
final class SensorBook {

    private static final String SENSOR =
            "insert into sensor (region, source, first_us, last_us, conversations)"
                    + " values (?,?,?,?,?) on conflict (region, source) do update set"
                    + " first_us = case when excluded.first_us < sensor.first_us"
                    + " then excluded.first_us else sensor.first_us end,"
                    + " last_us = case when excluded.last_us > sensor.last_us"
                    + " then excluded.last_us else sensor.last_us end,"
                    + " conversations = sensor.conversations + excluded.conversations";

    /** Who sees a region need not know who once saw something there. */
    private static final String NOTHING_LEFT =
            "delete from sensor where region = ? and source = ? and conversations <= 0";

    private record Key(String region, String source) {}

    /** Changes of one line. */
    private static final class Line {
        private long first = Long.MAX_VALUE;
        private long last;
        private long conversations;
    }

    private final Map<Key, Line> lines = new HashMap<>();

    void seen(Report report) {
        for (Line line : lines(report.facts())) {
            line.first = Math.min(line.first, report.firstUs());
            line.last = Math.max(line.last, report.lastUs());
        }
    }

    void holds(Report report) {
        lines(report.facts()).forEach(line -> line.conversations++);
    }

    void left(Facts facts) {
        lines(facts).forEach(line -> line.conversations--);
    }

    void write(Rows rows) {
        lines.forEach(
                (key, line) -> {
                    rows.add(
                            SENSOR,
                            key.region,
                            key.source,
                            line.first,
                            line.last,
                            line.conversations);
                    if (line.conversations <= 0 && !key.region.isEmpty()) {
                        rows.add(NOTHING_LEFT, key.region, key.source);
                    }
                });
        lines.clear();
    }

    private List<Line> lines(Facts facts) {
        var some = new ArrayList<Line>();
        some.add(line("", facts.source()));
        facts.regionCodes().forEach(code -> some.add(line(code, facts.source())));
        return some;
    }

    private Line line(String region, String source) {
        return lines.computeIfAbsent(new Key(region, source), key -> new Line());
    }
}
