package io.minewatch.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** Removes what was kept for long enough, a little at a time. */
final class Retention {

    /** Rows of one transaction: others that write wait for less than a second. */
    private static final int AT_A_TIME = 1000;

    private final Writer writer;

    Retention(Writer writer) {
        this.writer = writer;
    }

    /** Detections that were removed. */
    long keep(RetentionPolicy policy, Instant now) {
        long removed = 0;
        long before = Micros.of(now.minus(policy.detections()));
        for (int some = AT_A_TIME; some == AT_A_TIME; removed += some) {
            some = writer.run(connection -> detections(connection, before, now));
        }
        forget("tombstone", Micros.of(now.minus(policy.tombstones())));
        forget("audit", Micros.of(now.minus(policy.audit())));
        return removed;
    }

    private int detections(Connection connection, long before, Instant now) throws SQLException {
        var old =
                new Sql(
                                "select "
                                        + Detections.COLUMNS
                                        + " from detection d where d.last_us < ?",
                                before)
                        .add(" order by d.last_us limit ?", AT_A_TIME)
                        .list(connection, Detections::of);
        var rows = new Rows();
        var changes = new Changes(connection, rows);
        var sensors = new SensorBook();
        for (Stored gone : old) {
            leave(connection, gone, sensors);
            changes.replace(Optional.of(gone), Optional.empty());
            rows.add("delete from conversation where n = ?", gone.n());
            rows.add("delete from bucket where n = ?", gone.n());
            rows.add("delete from former_location where n = ?", gone.n());
            rows.add("delete from annotation where id = ?", gone.id());
            rows.add("insert into tombstone (id, at_us) values (?,?)", gone.id(), Micros.of(now));
        }
        changes.write();
        sensors.write(rows);
        rows.write(connection);
        return old.size();
    }

    private static void leave(Connection connection, Stored gone, SensorBook sensors)
            throws SQLException {
        if (gone.together().conversations() == 1) {
            sensors.left(gone.together().facts());
            return;
        }
        new Sql("select facts from conversation where n = ?", gone.n())
                .each(connection, row -> sensors.left(Facts.of(row.getString(1))));
    }

    private void forget(String table, long before) {
        writer.run(
                connection ->
                        new Sql("delete from " + table + " where at_us < ?", before)
                                .run(connection));
    }
}
