package io.minewatch.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Reads rows of detections. */
final class Detections {

    /** Columns as {@link #of} takes them. */
    static final String COLUMNS =
            "d.n, d.id, d.state, d.version, d.flow, d.conversations, d.first_us, d.last_us, d.sums";

    private Detections() {}

    static Stored of(ResultSet row) throws SQLException {
        return new Stored(
                row.getLong(1),
                row.getString(2),
                State.values()[row.getInt(3)],
                row.getLong(4),
                new Together(
                        row.getString(5),
                        row.getInt(6),
                        row.getLong(7),
                        row.getLong(8),
                        Facts.of(row.getString(9))));
    }

    static Map<String, Stored> byId(Connection connection, Collection<String> ids)
            throws SQLException {
        var known = new HashMap<String, Stored>();
        Sql.each(
                connection,
                "select " + COLUMNS + " from detection d where d.id in ",
                ids,
                row -> known.put(row.getString(2), of(row)));
        return known;
    }
}
