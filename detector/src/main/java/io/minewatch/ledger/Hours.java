package io.minewatch.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Changes of the sums by region, day and hour. */
final class Hours {

    /** Rows that PostgreSQL sends at a time. */
    private static final int FETCH = 2000;

    private static final String PUT =
            "insert into hours (day, region, profile) values (?,?,?)"
                    + " on conflict (day, region) do update set profile = excluded.profile";

    private static final String REMOVE = "delete from hours where day = ? and region = ?";

    private final Map<Long, Map<String, HourProfile>> days = new TreeMap<>();

    /** Either may be missing: a detection begins, or is removed. */
    void replace(Optional<Stored> before, Optional<Stored> after) {
        before.ifPresent(row -> add(row, -1));
        after.ifPresent(row -> add(row, 1));
    }

    /** What is there already is read and written anew. */
    void write(Connection connection, Rows rows) throws SQLException {
        for (var one : days.entrySet()) {
            write(connection, rows, one.getKey(), one.getValue());
        }
        days.clear();
    }

    /**
     * Takes in what was there before there were any hours.
     *
     * @return false if somebody else just did
     */
    static boolean fill(Connection connection) throws SQLException {
        var hours = new Hours();
        var rows = new Rows();
        boolean first =
                new Sql("update counter set value = 1 where name = 'hours' and value = 0")
                                .run(connection)
                        == 1;
        if (!first) {
            return false;
        }
        new Sql("select " + Detections.COLUMNS + " from detection d order by d.last_us")
                .until(
                        connection,
                        FETCH,
                        row -> {
                            var one = Detections.of(row);
                            if (hours.endsBefore(one)) {
                                hours.write(connection, rows);
                                rows.write(connection);
                            }
                            hours.add(one, 1);
                            return true;
                        });
        hours.write(connection, rows);
        rows.write(connection);
        return true;
    }

    private boolean endsBefore(Stored row) {
        return !days.isEmpty() && !days.containsKey(Micros.day(row.together().lastUs()));
    }

    private void add(Stored row, int sign) {
        var all = row.together();
        var kind = Kind.of(all.facts(), row.state());
        long[] whole = kind.whole(all.facts());
        String text = kind.text();
        long day = Micros.day(all.lastUs());
        var regions = days.computeIfAbsent(day, d -> new HashMap<>());
        var codes = new ArrayList<>(all.facts().regionCodes());
        codes.add("");
        for (String region : codes) {
            regions.computeIfAbsent(region, r -> new HourProfile(day))
                    .add(text, all.firstUs(), all.lastUs(), whole, sign);
        }
    }

    private static void write(
            Connection connection, Rows rows, long day, Map<String, HourProfile> regions)
            throws SQLException {
        Sql.each(
                connection,
                "select region, profile from hours where day = " + day + " and region in ",
                regions.keySet(),
                row -> {
                    var there = HourProfile.of(day, row.getBytes(2));
                    regions.merge(row.getString(1), there, HourProfile::plus);
                });
        regions.forEach(
                (region, profile) -> {
                    byte[] packed = profile.pack();
                    if (packed.length == 0) {
                        rows.add(REMOVE, day, region);
                    } else {
                        rows.add(PUT, day, region, packed);
                    }
                });
    }
}
