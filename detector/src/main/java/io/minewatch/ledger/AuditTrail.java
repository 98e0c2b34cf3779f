package io.minewatch.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Who asked for what; it only grows. */
final class AuditTrail {

    /** Characters of any of its texts. */
    private static final int MAX_TEXT = 4000;

    private final Connection connection;

    AuditTrail(Connection connection) {
        this.connection = connection;
    }

    int add(AuditEntry entry) throws SQLException {
        new Sql("update counter set value = value + 1 where name = ?", "audit").run(connection);
        return new Sql(
                        "insert into audit (n, at_us, who, role, came_from, purpose, action, query,"
                                + " status, given) values ((select value from counter"
                                + " where name = 'audit'),?,?,?,?,?,?,?,?,?)",
                        Micros.of(entry.at()),
                        clean(entry.who()),
                        clean(entry.role()),
                        clean(entry.from()),
                        clean(entry.purpose()),
                        clean(entry.action()),
                        clean(entry.query()),
                        entry.status(),
                        entry.rows())
                .run(connection);
    }

    /** The last first. */
    Slice<AuditEntry> page(Optional<String> who, Optional<Position> after, int limit)
            throws SQLException {
        int size = Math.clamp(limit, 1, DetectionLists.MAX_PAGE);
        var sql =
                new Sql(
                        "select n, at_us, who, role, came_from, purpose, action, query, status,"
                                + " given from audit where n < ?",
                        after.map(Position::order).orElse(Long.MAX_VALUE));
        who.ifPresent(name -> sql.add(" and who = ?", name));
        var rows = sql.add(" order by n desc limit ?", size + 1).list(connection, AuditTrail::of);
        if (rows.size() <= size) {
            return new Slice<>(rows, Optional.empty());
        }
        var page = rows.subList(0, size);
        return new Slice<>(page, Optional.of(new Position(page.getLast().number(), "")));
    }

    private static AuditEntry of(ResultSet row) throws SQLException {
        return new AuditEntry(
                row.getLong(1),
                Micros.time(row.getLong(2)),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getInt(9),
                row.getLong(10));
    }

    private static String clean(String text) {
        return Annotations.clean(text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT));
    }
}
