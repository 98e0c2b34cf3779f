package io.minewatch.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

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
        int some;
        do {
            some = writer.run(connection -> detections(connection, before, now));
            removed += some;
        } while (some > 0);
        forget("tombstone", Micros.of(now.minus(policy.tombstones())));
        forget("audit", Micros.of(now.minus(policy.audit())));
        return removed;
    }

    private int detections(Connection connection, long before, Instant now) throws SQLException {
        var rows = new Rows();
        var changes = new Changes(connection, rows, now);
        var sensors = new SensorBook();
        int removed = 0;
        for (var one : Detections.byId(connection, old(connection, before, now)).entrySet()) {
            leave(connection, one.getValue().getFirst(), sensors);
            for (Stored gone : one.getValue()) {
                changes.replace(Optional.of(gone), Optional.empty());
                rows.add("delete from annotation where n = ?", gone.n());
                removed++;
            }
            long number = one.getValue().getFirst().firstN();
            rows.add("delete from conversation where n = ?", number);
            rows.add("delete from bucket where n = ?", number);
            rows.add("delete from former_location where n = ?", number);
            rows.add(
                    "insert into tombstone (id, at_us) values (?,?)", one.getKey(), Micros.of(now));
        }
        changes.write();
        sensors.write(rows);
        rows.write(connection);
        return removed;
    }

    /**
     * Ids of which nothing was seen or began to be kept since; they are removed in whole. What is
     * said to be seen in the future is not kept until then.
     */
    private static Set<String> old(Connection connection, long before, Instant now)
            throws SQLException {
        long future = Micros.of(now) + Micros.DAY;
        return new LinkedHashSet<>(
                new Sql("select d.id from detection d where d.taken_us < ?", before)
                        .add(" and (d.last_us < ?", before)
                        .add(" or d.last_us > ? and d.taken_us > 0)", future)
                        .add(" and not exists (select 1 from detection o where o.id = d.id")
                        .add(" and (o.taken_us >= ?", before)
                        .add(" or o.last_us between ? and ?", before, future)
                        .add(" or o.last_us > ? and o.taken_us = 0))", future)
                        .add(" order by d.last_us limit ?", AT_A_TIME)
                        .list(connection, row -> row.getString(1)));
    }

    private static void leave(Connection connection, Stored one, SensorBook sensors)
            throws SQLException {
        new Sql("select facts from conversation where n = ?", one.firstN())
                .each(
                        connection,
                        row -> {
                            String facts = row.getString(1);
                            sensors.left(
                                    facts.isEmpty() ? one.together().facts() : Facts.of(facts));
                        });
    }

    private void forget(String table, long before) {
        writer.run(
                connection ->
                        new Sql("delete from " + table + " where at_us < ?", before)
                                .run(connection));
    }
}
