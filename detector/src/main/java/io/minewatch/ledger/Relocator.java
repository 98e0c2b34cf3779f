package io.minewatch.ledger;

import io.minewatch.locate.LateAssignments;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Locates anew what was kept before an import, the last seen first, a little at a time. */
final class Relocator {

    /** Detections of one transaction: others that write wait for a fraction of a second. */
    private static final int AT_A_TIME = 200;

    private final Database database;
    private final Writer writer;
    private final RecordReader reader;

    Relocator(Database database, Writer writer, RecordReader reader) {
        this.database = database;
        this.writer = writer;
        this.reader = reader;
    }

    /** Where the last step ended. */
    private record Place(long lastUs, long n) {}

    /** What one step found: who moves, and where it ended. */
    private record Step(List<Report> reports, Optional<Place> end) {}

    /** Conversations that moved. */
    long relocate(AssignmentImport one, LateAssignments table) {
        var known = writer.run(connection -> new Locations(connection).add(one));
        var by = known.what();
        reader.relocate(new Relocation(by, table));
        if (known.finished()) {
            return 0;
        }
        long moved = 0;
        long since = Micros.of(by.at().minus(Relocation.SPAN));
        var place = Optional.of(new Place(Long.MAX_VALUE, Long.MAX_VALUE));
        while (place.isPresent()) {
            var from = place.get();
            var step = database.read(connection -> step(connection, from, since));
            writer.record(step.reports);
            moved += step.reports.size();
            place = step.end;
        }
        writer.run(connection -> new Locations(connection).finish(by.id()));
        return moved;
    }

    private Step step(Connection connection, Place from, long since) throws SQLException {
        var places =
                new Sql("select last_us, n from detection where last_us >= ?", since)
                        .add(" and (last_us, n) < (?, ?)", from.lastUs, from.n)
                        .add(" order by last_us desc, n desc limit ?", AT_A_TIME)
                        .list(connection, row -> new Place(row.getLong(1), row.getLong(2)));
        var reports = new ArrayList<Report>();
        if (places.isEmpty()) {
            return new Step(reports, Optional.empty());
        }
        try (var packer = new PackedText.Packer()) {
            Sql.each(
                    connection,
                    "select json, print from conversation where n in ",
                    places.stream().map(Place::n).toList(),
                    row ->
                            reader.again(PackedText.unpack(row.getBytes(1)), row.getLong(2), packer)
                                    .ifPresent(reports::add));
        }
        return new Step(reports, Optional.of(places.getLast()));
    }
}
