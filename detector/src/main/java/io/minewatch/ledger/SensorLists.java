package io.minewatch.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What sensors contributed. */
final class SensorLists {

    private static final int MAX_SENSORS = 1000;

    private final Connection connection;

    SensorLists(Connection connection) {
        this.connection = connection;
    }

    /** By name. */
    List<SensorSum> list(Scope scope) throws SQLException {
        Map<String, SensorSum> sensors = new TreeMap<>();
        for (String region : new Regions(connection).parts(scope, "")) {
            new Sql(
                            "select source, first_us, last_us, conversations from sensor"
                                    + " where region = ? order by source limit ?",
                            region,
                            MAX_SENSORS)
                    .each(
                            connection,
                            row ->
                                    sensors.merge(
                                            row.getString(1),
                                            new SensorSum(
                                                    row.getString(1),
                                                    Micros.time(row.getLong(2)),
                                                    Micros.time(row.getLong(3)),
                                                    row.getLong(4)),
                                            SensorLists::together));
        }
        return sensors.values().stream().limit(MAX_SENSORS).toList();
    }

    private static SensorSum together(SensorSum one, SensorSum other) {
        return new SensorSum(
                one.source(),
                one.first().isBefore(other.first()) ? one.first() : other.first(),
                one.last().isAfter(other.last()) ? one.last() : other.last(),
                one.conversations() + other.conversations());
    }
}
