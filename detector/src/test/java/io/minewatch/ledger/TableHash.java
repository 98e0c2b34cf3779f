package io.minewatch.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What stands in the tables, without the numbers that only say in which order it came: two ledgers
 * that know the same say the same.
 */
final class TableHash {

    /** Columns of each table; the number of a detection is shown as its id. */
    private static final Map<String, String> TABLES =
            Map.ofEntries(
                    Map.entry(
                            "detection",
                            "n, version, state, first_us, last_us, flow, conversations, site,"
                                    + " sums"),
                    Map.entry(
                            "conversation",
                            "n, flow, revision, print, first_us, last_us, facts, json"),
                    Map.entry("detection_region", "n, region, last_us"),
                    Map.entry("former_location", "n, flow, regions, place"),
                    Map.entry("subject", "0, s"),
                    Map.entry("about", "n, s"),
                    Map.entry("term", "0, region, term, s"),
                    Map.entry("bucket", "n, flow, slot, revision, print, facts"),
                    Map.entry("region", "0, code, parent, name"),
                    Map.entry("site", "0, id, regions, first_us, last_us, detections"),
                    Map.entry("site_region", "0, region, last_us, site, first_us"),
                    Map.entry(
                            "tally",
                            "0, region, pool, day, kind, detections, lo, mid, hi, power_lo,"
                                    + " power_hi"),
                    Map.entry("hours", "0, day, region, profile"),
                    Map.entry("sensor", "0, region, source, first_us, last_us, conversations"));

    private TableHash() {}

    /** By table: how many rows, and a hash that does not depend on their order. */
    static Map<String, String> of(LedgerConfig config) throws SQLException {
        try (var database = new Database(config)) {
            return database.read(TableHash::of);
        }
    }

    private static Map<String, String> of(Connection connection) throws SQLException {
        var ids = new HashMap<Long, String>();
        new Sql("select n, first_n, id from detection")
                .each(
                        connection,
                        row -> {
                            ids.put(row.getLong(1), row.getString(3));
                            ids.put(row.getLong(2), row.getString(3));
                        });
        var hashes = new TreeMap<String, String>();
        for (var table : TABLES.entrySet()) {
            long[] sum = new long[2];
            new Sql("select " + table.getValue() + " from " + table.getKey())
                    .each(
                            connection,
                            row -> {
                                sum[0]++;
                                sum[1] += mixed(row(row, ids).hashCode());
                            });
            hashes.put(table.getKey(), sum[0] + " " + Long.toHexString(sum[1]));
        }
        return hashes;
    }

    private static List<Object> row(ResultSet row, Map<Long, String> ids) throws SQLException {
        var values = new ArrayList<Object>();
        values.add(ids.getOrDefault(row.getLong(1), "-"));
        var columns = row.getMetaData();
        for (int i = 2; i <= columns.getColumnCount(); i++) {
            Object value = row.getObject(i);
            values.add(
                    value instanceof byte[] bytes
                            ? text(columns.getColumnName(i), bytes)
                            : value.toString());
        }
        return values;
    }

    private static String text(String column, byte[] bytes) {
        return column.equals("json") ? PackedText.unpack(bytes) : HexFormat.of().formatHex(bytes);
    }

    private static long mixed(int hash) {
        long mixed = hash * 0x9e3779b97f4a7c15L;
        return mixed ^ mixed >>> 29;
    }
}
