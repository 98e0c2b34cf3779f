package io.minewatch.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Imports of assignments, and where conversations were thought to be before them. */
final class Locations {

    /** Former places of one detection that are shown. */
    private static final int MAX_FORMER = 1000;

    private static final String IMPORT = "i.id, i.at_us, i.source, i.hash, i.table_rows";

    private final Connection connection;

    Locations(Connection connection) {
        this.connection = connection;
    }

    /**
     * An import by its number.
     *
     * @param finished whether all was located anew by it
     */
    record Known(AssignmentImport what, boolean finished) {}

    /** Notes an import; the last one again is no other. */
    Known add(AssignmentImport what) throws SQLException {
        var last =
                new Sql("select " + IMPORT + ", i.finished from assignment_import i")
                        .add(" order by i.id desc limit 1")
                        .one(connection, row -> new Known(of(row, 1), row.getInt(6) == 1));
        if (last.isPresent() && last.get().what.hash().equals(what.hash())) {
            return last.get();
        }
        long id = last.map(known -> known.what.id()).orElse(0L) + 1;
        new Sql(
                        "insert into assignment_import (id, at_us, source, hash, table_rows,"
                                + " finished) values (?,?,?,?,?,0)",
                        id,
                        Micros.of(what.at()),
                        what.source(),
                        what.hash(),
                        what.rows())
                .run(connection);
        return new Known(
                new AssignmentImport(id, what.at(), what.source(), what.hash(), what.rows()),
                false);
    }

    boolean finish(long id) throws SQLException {
        return new Sql("update assignment_import set finished = 1 where id = ?", id).run(connection)
                > 0;
    }

    /**
     * The last one first. A place outside the scope is left out: that a detection is within it now
     * does not show to whom it was ascribed elsewhere.
     */
    List<FormerLocation> former(Search search, Scope scope, String name) throws SQLException {
        var former = new ArrayList<FormerLocation>();
        var one = Detections.one(connection, search, name);
        if (one.isEmpty()) {
            return former;
        }
        var flows = Conversations.flows(connection, one.get());
        new Sql("select f.flow, f.place, f.regions, " + IMPORT + " from former_location f")
                .add(
                        " join assignment_import i on i.id = f.import_id where f.n = ?",
                        one.get().firstN())
                .add(" order by f.import_id desc, f.flow")
                .until(
                        connection,
                        MAX_FORMER,
                        row -> {
                            var regions = Facts.words(row.getString(3));
                            boolean seen = regions.stream().anyMatch(scope.regions()::contains);
                            if (flows.contains(row.getString(1)) && (scope.everywhere() || seen)) {
                                former.add(
                                        new FormerLocation(
                                                row.getString(1), of(row, 4), row.getString(2)));
                            }
                            return former.size() < MAX_FORMER;
                        });
        return former;
    }

    private static AssignmentImport of(ResultSet row, int first) throws SQLException {
        return new AssignmentImport(
                row.getLong(first),
                Micros.time(row.getLong(first + 1)),
                row.getString(first + 2),
                row.getString(first + 3),
                row.getLong(first + 4));
    }
}
