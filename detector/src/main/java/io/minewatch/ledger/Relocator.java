package io.minewatch.ledger;

import io.minewatch.locate.LateAssignments;
import io.minewatch.locate.RegionTree;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * Locates anew what was kept before an import, or before another table of regions, the last seen
 * first, a little at a time.
 */
final class Relocator {

    /** Detections of one transaction: others that write wait for a fraction of a second. */
    private static final int AT_A_TIME = 200;

    /** Numbers that PostgreSQL sends at once. */
    private static final int FETCH = 5000;

    private final Database database;
    private final Writer writer;
    private final RecordReader reader;
    private final long opened;

    /**
     * @param opened the last change before this program kept anything: what it kept before it knew
     *     the import that all the rest was located by is not located by it yet
     */
    Relocator(Database database, Writer writer, RecordReader reader, long opened) {
        this.database = database;
        this.writer = writer;
        this.reader = reader;
        this.opened = opened;
    }

    /** Makes a report of a record that was kept. */
    private interface Again {
        Optional<Report> of(String text, long print, PackedText.Packer packer);
    }

    /** Conversations that moved. */
    long relocate(AssignmentImport one, LateAssignments table) {
        var known = writer.run(connection -> new Locations(connection).add(one));
        var by = known.what();
        boolean isInUse = reader.isLocatingBy(by.id());
        reader.relocate(new Relocation(by, table));
        if (known.finished() && isInUse) {
            return 0;
        }
        long since = Micros.of(by.at().minus(Relocation.SPAN));
        long change = known.finished() ? opened : 0;
        long moved =
                record(database.read(connection -> due(connection, since, change)), reader::again);
        writer.run(connection -> new Locations(connection).finish(by.id()));
        return moved;
    }

    /** Conversations that were filed anew. */
    long file(RegionTree tree) {
        reader.regions(tree);
        long moved = record(database.read(this::misfiled), reader::below);
        writer.run(connection -> Regions.tidy(connection, tree));
        return moved;
    }

    private long record(long[] due, Again again) {
        long moved = 0;
        for (int from = 0; from < due.length; from += AT_A_TIME) {
            int end = Math.min(due.length, from + AT_A_TIME);
            var some = Arrays.stream(due, from, end).boxed().toList();
            var reports = database.read(connection -> moving(connection, some, again));
            writer.record(reports);
            moved += reports.size();
        }
        return moved;
    }

    /**
     * The numbers that the conversations of all detections have that were seen in time, the last
     * seen first: eight bytes for each. They are noted at once, as times change while they are gone
     * through, numbers never do.
     *
     * @param change before which none of them changed last
     */
    private static long[] due(Connection connection, long since, long change) throws SQLException {
        var numbers = LongStream.builder();
        new Sql("select first_n from detection where last_us >= ?", since)
                .add(" and change_no > ?", change)
                .add(" order by last_us desc, n desc")
                .until(
                        connection,
                        FETCH,
                        row -> {
                            numbers.add(row.getLong(1));
                            return true;
                        });
        return numbers.build().distinct().toArray();
    }

    /** The same of all that is below other regions than the tree in use says. */
    private long[] misfiled(Connection connection) throws SQLException {
        var numbers = LongStream.builder();
        new Sql("select d.first_n, d.first_us, d.last_us, s.regions from detection d")
                .add(" join site s on s.id = d.site where s.regions <> ''")
                .add(" order by d.last_us desc, d.n desc")
                .until(
                        connection,
                        FETCH,
                        row -> {
                            String regions = row.getString(4);
                            if (reader.isMoved(regions, row.getLong(2))
                                    || reader.isMoved(regions, row.getLong(3))) {
                                numbers.add(row.getLong(1));
                            }
                            return true;
                        });
        return numbers.build().distinct().toArray();
    }

    private static List<Report> moving(Connection connection, List<Long> numbers, Again again)
            throws SQLException {
        var reports = new ArrayList<Report>();
        try (var packer = new PackedText.Packer()) {
            Sql.each(
                    connection,
                    "select json, print from conversation where n in ",
                    numbers,
                    row ->
                            again.of(PackedText.unpack(row.getBytes(1)), row.getLong(2), packer)
                                    .ifPresent(reports::add));
        }
        return reports;
    }
}
