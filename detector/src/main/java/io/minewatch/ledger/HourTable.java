package io.minewatch.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What went on hour by hour, kept up to date as detections change: one row for a region and a day.
 */
final class HourTable {

    private static final int VALUES = 6;

    private final Connection connection;
    private final Filter filter;

    private HourTable(Connection connection, Filter filter) {
        this.connection = connection;
        this.filter = filter;
    }

    /** Empty if the table cannot tell apart what the filter does. */
    static Optional<HourTable> of(Connection connection, Filter filter) {
        boolean fine =
                filter.enterprise().isPresent()
                        || filter.address().isPresent()
                        || filter.pool().isPresent()
                        || filter.text().isPresent();
        return fine ? Optional.empty() : Optional.of(new HourTable(connection, filter));
    }

    /** Takes what went on in a step; the first one is 0. */
    interface Taker {
        void take(int step, Kind kind, long day, long[] whole);
    }

    /**
     * Of one region or several that do not overlap.
     *
     * @param first hour since 1970
     * @param end hour that is none of them any more
     * @param hours of one step
     */
    void each(Collection<String> regions, long first, long end, long hours, Taker taker)
            throws SQLException {
        long longest = Search.LONGEST / Micros.DAY;
        for (String region : regions) {
            new Sql("select day, profile from hours where day >= ?", first / 24)
                    .add(" and day <= ? and region = ?", (end - 1) / 24 + longest, region)
                    .each(
                            connection,
                            row -> {
                                long day = row.getLong(1);
                                var profile = HourProfile.of(day, row.getBytes(2));
                                steps(profile, first, end, hours)
                                        .forEach((at, w) -> taker.take(at.step, at.kind, day, w));
                            });
        }
    }

    private record At(Kind kind, int step) {}

    private Map<At, long[]> steps(HourProfile profile, long first, long end, long hours) {
        Map<At, long[]> steps = new HashMap<>();
        profile.each(
                (kind, hour, begins, whole) -> {
                    if (!kind.isAskedFor(filter)) {
                        return;
                    }
                    int step = 0;
                    for (long from = first; from < end; from += hours) {
                        if (begins ? hour < Math.min(from + hours, end) : hour <= from) {
                            add(steps, new At(kind, step), whole, begins ? 1 : -1);
                        }
                        step++;
                    }
                });
        steps.values().removeIf(whole -> whole[0] == 0);
        return steps;
    }

    private static void add(Map<At, long[]> steps, At at, long[] whole, int sign) {
        long[] sum = steps.computeIfAbsent(at, one -> new long[VALUES]);
        for (int i = 0; i < VALUES; i++) {
            sum[i] += sign * whole[i];
        }
    }
}
