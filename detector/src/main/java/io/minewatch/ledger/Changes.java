package io.minewatch.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/**
 * What it takes to put one state of a detection in the place of another, in every table that
 * depends on it.
 */
final class Changes {

    private static final String INSERT =
            "insert into detection (n, id, first_n, change_no, version, state, first_us, last_us,"
                + " flow, conversations, site, sums, taken_us) values (?,?,?,?,?,?,?,?,?,?,?,?,?)";

    private static final String UPDATE =
            "update detection set change_no = ?, version = ?, state = ?, first_us = ?, last_us = ?,"
                    + " flow = ?, conversations = ?, site = ?, sums = ? where n = ?";

    private final Connection connection;
    private final Rows rows;
    private final Tallies tallies = new Tallies();
    private final Hours hours = new Hours();
    private final SiteBook sites = new SiteBook();
    private final Subjects subjects = new Subjects();
    private final long nowUs;
    private long change;

    /**
     * Holds the ledger for its transaction: others that would write wait for its end.
     *
     * @param now when what begins is taken in
     */
    Changes(Connection connection, Rows rows, Instant now) throws SQLException {
        this.connection = connection;
        this.rows = rows;
        this.nowUs = Micros.of(now);
        this.change = lock("change");
    }

    /** Value of a counter that nobody else can change before the transaction has ended. */
    long lock(String counter) throws SQLException {
        new Sql("update counter set value = value where name = ?", counter).run(connection);
        return value(connection, counter);
    }

    /** Value of a counter. */
    static long value(Connection connection, String counter) throws SQLException {
        return new Sql("select value from counter where name = ?", counter)
                .one(connection, row -> row.getLong(1))
                .orElseThrow();
    }

    /** The last change. */
    static long last(Connection connection) throws SQLException {
        return value(connection, "change");
    }

    /** Either may be missing: a detection begins, or is removed. */
    void replace(Optional<Stored> before, Optional<Stored> after) {
        before.ifPresent(tallies::minus);
        after.ifPresent(tallies::plus);
        hours.replace(before, after);
        sites.replace(before, after);
        regions(before, after);
        subjects.replace(before, after, rows);
        if (after.isEmpty()) {
            before.ifPresent(gone -> rows.add("delete from detection where n = ?", gone.n()));
        } else if (before.isEmpty()) {
            insert(after.get());
        } else {
            update(after.get());
        }
    }

    /** The caller writes the rows and commits. */
    void write() throws SQLException {
        tallies.write(rows);
        hours.write(connection, rows);
        subjects.write(connection, rows);
        rows.add("update counter set value = ? where name = 'change'", change);
        rows.write(connection);
        sites.write(connection, rows);
        subjects.clean(connection, rows);
    }

    private void insert(Stored row) {
        var all = row.together();
        rows.add(
                INSERT,
                row.n(),
                row.id(),
                row.firstN(),
                ++change,
                row.version(),
                row.state().ordinal(),
                all.firstUs(),
                all.lastUs(),
                all.flow(),
                all.conversations(),
                all.facts().site(),
                all.facts().text(),
                nowUs);
    }

    private void update(Stored row) {
        var all = row.together();
        rows.add(
                UPDATE,
                ++change,
                row.version(),
                row.state().ordinal(),
                all.firstUs(),
                all.lastUs(),
                all.flow(),
                all.conversations(),
                all.facts().site(),
                all.facts().text(),
                row.n());
    }

    private void regions(Optional<Stored> before, Optional<Stored> after) {
        boolean same = before.map(Changes::whereAndWhen).equals(after.map(Changes::whereAndWhen));
        if (same) {
            return;
        }
        before.ifPresent(
                row -> {
                    for (String code : row.together().facts().regionCodes()) {
                        rows.remove(
                                "delete from detection_region"
                                        + " where region = ? and last_us = ? and n = ?",
                                code,
                                row.together().lastUs(),
                                row.n());
                    }
                });
        after.ifPresent(
                row -> {
                    for (String code : row.together().facts().regionCodes()) {
                        rows.addSorted(
                                "insert into detection_region (region, last_us, n) values (?,?,?)",
                                code,
                                row.together().lastUs(),
                                row.n());
                    }
                });
    }

    private static String whereAndWhen(Stored row) {
        return row.together().lastUs() + " " + row.together().facts().regions();
    }
}
