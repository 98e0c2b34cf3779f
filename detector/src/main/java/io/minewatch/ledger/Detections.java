package io.minewatch.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads rows of detections. */
final class Detections {

    /** Columns as {@link #of} takes them. */
    static final String COLUMNS =
            "d.n, d.id, d.first_n, d.state, d.version, d.flow, d.conversations, d.first_us,"
                    + " d.last_us, d.sums";

    /** The one that an id alone is taken for, if it is of several: the surest, the last seen. */
    private static final Comparator<Stored> FOREMOST =
            Comparator.comparingInt((Stored row) -> row.together().facts().grade())
                    .thenComparingLong(row -> row.together().lastUs())
                    .thenComparing(row -> row.together().flow());

    private Detections() {}

    static Stored of(ResultSet row) throws SQLException {
        return new Stored(
                row.getLong(1),
                row.getString(2),
                row.getLong(3),
                State.values()[row.getInt(4)],
                row.getLong(5),
                new Together(
                        row.getString(6),
                        row.getInt(7),
                        row.getLong(8),
                        row.getLong(9),
                        Facts.of(row.getString(10))));
    }

    /** By id: one for each site that it was at, the first one first. */
    static Map<String, List<Stored>> byId(Connection connection, Collection<String> ids)
            throws SQLException {
        var known = new HashMap<String, List<Stored>>();
        Sql.each(
                connection,
                "select " + COLUMNS + " from detection d where d.id in ",
                ids,
                row ->
                        known.computeIfAbsent(row.getString(2), i -> new ArrayList<>())
                                .add(of(row)));
        known.values().forEach(some -> some.sort(Comparator.comparingLong(Stored::n)));
        return known;
    }

    /**
     * One that may be seen.
     *
     * @param name its id, or {@link Kept#name}
     */
    static Optional<Stored> one(Connection connection, Search search, String name)
            throws SQLException {
        int blank = name.indexOf(' ');
        String id = blank < 0 ? name : name.substring(0, blank);
        var sql =
                new Sql("select " + COLUMNS + " from detection d where d.id = ?", id)
                        .add(search.visible());
        if (blank >= 0) {
            sql.add(" and d.site = ?", name.substring(blank + 1));
        }
        return sql.list(connection, Detections::of).stream().max(FOREMOST);
    }
}
