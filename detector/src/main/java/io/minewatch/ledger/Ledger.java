package io.minewatch.ledger;

import io.minewatch.locate.LateAssignments;
import io.minewatch.locate.RegionTree;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What was found, kept on SQLite or PostgreSQL. It is filled with records as sensors write them
 * (schema {@code minewatch.detection/1}), one for each conversation and revision, in any order and
 * as often as they come; what it says is a function of all of them.
 *
 * <p>May be used by many threads. Every question takes a {@link Scope}, and sees one state of the
 * ledger. Any of them throws {@link LedgerUnavailable} if the database cannot be asked.
 */
public final class Ledger implements AutoCloseable {

    /** Sites of an inventory that are read in one question. */
    private static final int INVENTORIED_AT_ONCE = 100;

    private final Database database;
    private final Writer writer;
    private final RecordReader reader;
    private final Tokens tokens;
    private final byte[] secret;
    private final long opened;

    private Ledger(LedgerConfig config, Database database) {
        this.database = database;
        this.writer = new Writer(database, config.patience(), config.clock());
        this.reader = new RecordReader(config.regions());
        this.tokens = new Tokens(database, writer);
        writer.bringUp(config.notes());
        this.secret = LedgerSecret.of(database, writer);
        this.opened = writer.change();
    }

    /**
     * Opens the ledger, makes it if there is none, and brings it to the state of this program.
     *
     * @throws LedgerUnavailable if it cannot be reached, or was written by a newer program
     */
    public static Ledger open(LedgerConfig config) {
        var database = new Database(config);
        try {
            return new Ledger(config, database);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /**
     * Keeps records. When this returns they are committed and on the disk, all of them; calls of
     * several threads share their commits. While the database is away or full it waits and tries
     * again, for as long as the configuration has patience.
     *
     * @param jsonRecords lines of JSON; the same ones again change nothing
     * @throws RefusedRecord if one of them is none, and then nothing of the call is kept; or if one
     *     has what the database has no room for, and then those before it are
     * @throws LedgerUnavailable if it cannot be written; then it is not known to be kept, and
     *     should be recorded again
     */
    public void record(List<String> jsonRecords) {
        List<Object> by;
        do {
            by = reader.tables();
            keep(reader.read(jsonRecords), 0);
            // What came in between may have looked at the ledger before they were kept.
        } while (!by.equals(reader.tables()));
    }

    /** What cannot be written for one of them is halved until it is found, or nobody's ever is. */
    private void keep(List<Report> reports, int first) {
        try {
            writer.record(reports);
        } catch (LedgerUnavailable e) {
            if (!database.isOfData(e)) {
                throw e;
            }
            int half = reports.size() / 2;
            if (half == 0) {
                throw new RefusedRecord(first, String.valueOf(e.getMessage()));
            }
            keep(reports.subList(0, half), first);
            keep(reports.subList(half, reports.size()), first + half);
        }
    }

    /**
     * Detections, last seen first. A page may be short, even empty, and there may still be a next
     * one: rare things among many are looked for in steps.
     *
     * @param limit 1 to 1000
     */
    public Slice<Kept> detections(Scope scope, Filter filter, Optional<Position> after, int limit) {
        return database.read(
                connection ->
                        new DetectionLists(connection, Search.of(connection, scope, filter))
                                .page(after, limit));
    }

    /**
     * All detections that match, each once, as it is when its turn comes: last seen first, and then
     * those that went on while the list was read.
     */
    public void eachDetection(Scope scope, Filter filter, Consumer<Kept> taker) {
        new WholeList(database, scope, filter, taker).each();
    }

    /** One detection; empty if there is none of this id in the scope. */
    public Optional<Kept> detection(Scope scope, String id) {
        return database.read(
                connection ->
                        new KeptReader(connection)
                                .read(id, Search.of(connection, scope, Filter.NONE)));
    }

    /**
     * The records of one detection, one for each conversation, with their evidence; the latest
     * first. None if the detection is not in the scope, and none of those that were elsewhere.
     */
    public Slice<String> conversations(
            Scope scope, String id, Optional<Position> after, int limit) {
        return database.read(
                connection -> new Conversations(connection, scope).page(id, after, limit));
    }

    /** What a detection did, in buckets of five minutes; none if it is not in the scope. */
    public List<Progress> progress(Scope scope, String id) {
        return database.read(connection -> new Conversations(connection, scope).progress(id));
    }

    /**
     * Sites with detections that match, last seen first. What was dismissed makes no site, unless
     * the filter asks for it.
     */
    public Slice<SiteSum> sites(Scope scope, Filter filter, Optional<Position> after, int limit) {
        return database.read(
                connection -> {
                    var search = Search.of(connection, scope, filter);
                    var sites = new SiteLists(connection, search).page(after, limit);
                    var sums = new SiteReader(connection, search).sums(sites.items());
                    return new Slice<>(sums, sites.next());
                });
    }

    /** One site; empty if there is none of this id in the scope. */
    public Optional<SiteSum> site(Scope scope, String id) {
        return database.read(
                connection -> {
                    var search = Search.of(connection, scope, Filter.NONE);
                    var site = new SiteLists(connection, search).one(id);
                    var sums = new SiteReader(connection, search).sums(site.stream().toList());
                    return sums.stream().findFirst();
                });
    }

    /**
     * The inventory of a week: sites that mined in it or in the week before, last seen first.
     *
     * @param filter its times do not matter
     */
    public Slice<Inventoried> inventory(
            Scope scope, Filter filter, Week week, Optional<Position> after, int limit) {
        return database.read(
                connection -> Inventory.of(connection, scope, filter, week).page(after, limit));
    }

    /**
     * All of the same, each site once, by region; which sites these are is decided at the
     * beginning.
     */
    public void eachInventoried(
            Scope scope, Filter filter, Week week, Consumer<Inventoried> taker) {
        var sites =
                database.read(connection -> Inventory.of(connection, scope, filter, week).sites());
        for (int from = 0; from < sites.size(); from += INVENTORIED_AT_ONCE) {
            int to = Math.min(from + INVENTORIED_AT_ONCE, sites.size());
            var some = sites.subList(from, to);
            database.read(connection -> Inventory.of(connection, scope, filter, week).of(some))
                    .forEach(taker);
        }
    }

    /**
     * Pools, the one with the most detections first; 1000 at most. Sums are of whole UTC days, to
     * which the times of the filter are widened if there are many detections. What was dismissed
     * does not count unless the filter asks for it; that holds for regions and over time as well.
     */
    public List<PoolSum> pools(Scope scope, Filter filter) {
        return database.read(connection -> new Sums(connection, scope, filter).pools());
    }

    /**
     * The regions directly below that of the filter, or the ones at the top, by code; then, as the
     * region of the filter, what is in none of those below it. Of whole UTC days as pools are.
     */
    public List<RegionSum> regions(Scope scope, Filter filter) {
        return database.read(connection -> new Sums(connection, scope, filter).regions());
    }

    /** Sensors, interfaces and files that contributed, by name; 1000 at most. */
    public List<SensorSum> sensors(Scope scope) {
        return database.read(connection -> new SensorLists(connection).list(scope));
    }

    /** Who mines now. */
    public Overview overview(Scope scope, Instant now) {
        return database.read(connection -> new Present(connection, scope).at(now));
    }

    /**
     * Detections over time.
     *
     * @param step there are 2000 points at most, and the step is made longer for that. More than
     *     three days are shown by whole UTC days, each detection on the day it was last seen. An
     *     hour or longer is whole UTC hours, and so is a shorter step in which more than 15,000
     *     detections would have to be looked at; each detection counts in every step in which it
     *     went on
     */
    public List<Point> over(Scope scope, Filter filter, Instant from, Instant to, Duration step) {
        return database.read(
                connection -> new Sums(connection, scope, filter).over(from, to, step));
    }

    /**
     * Says something of a detection.
     *
     * @param expectedVersion of the detection as whoever says it has seen it
     * @param annotation its version does not matter
     * @return the detection after that; empty if there is none of this id in the scope
     * @throws StaleVersion if somebody else said something in between; nothing is kept then
     */
    public Optional<Kept> annotate(
            Scope scope, String id, long expectedVersion, Annotation annotation)
            throws StaleVersion {
        if (annotation.text().length() > Annotations.MAX_TEXT) {
            throw new IllegalArgumentException(
                    "text: "
                            + annotation.text().length()
                            + " characters (expected: <= "
                            + Annotations.MAX_TEXT
                            + ")");
        }
        var outcome =
                writer.run(
                        connection ->
                                new Annotations(connection)
                                        .add(
                                                Search.of(connection, scope, Filter.NONE),
                                                id,
                                                expectedVersion,
                                                annotation));
        return switch (outcome) {
            case Annotations.Unseen() -> Optional.empty();
            case Annotations.Stale(long version) ->
                    throw new StaleVersion(id, expectedVersion, version);
            case Annotations.Said() -> detection(scope, id);
        };
    }

    /** What was said of a detection, the first thing first; none if it is not in the scope. */
    public List<Annotation> annotations(Scope scope, String id) {
        return database.read(
                connection ->
                        new Annotations(connection)
                                .of(Search.of(connection, scope, Filter.NONE), id));
    }

    /**
     * Number of the last change that this process knows of. It grows with every change of any
     * detection, visible or not; see {@link #changedSince}.
     */
    public long change() {
        return Math.max(writer.change(), database.read(Changes::last));
    }

    /**
     * Detections that changed after a change, in the order of their changes: for views that follow.
     * The next position is always given: its order is the change to ask for next.
     */
    public Slice<Kept> changedSince(Scope scope, Filter filter, long change, int limit) {
        return database.read(
                connection ->
                        new DetectionLists(connection, Search.of(connection, scope, filter))
                                .changed(change, limit));
    }

    /** Adds to the trail of who asked for what; it is on the disk when this returns. */
    public void audit(AuditEntry entry) {
        writer.run(connection -> new AuditTrail(connection).add(entry));
    }

    /**
     * Who asked for what, the last first.
     *
     * @param who only entries of this name
     */
    public Slice<AuditEntry> auditTrail(Optional<String> who, Optional<Position> after, int limit) {
        return database.read(connection -> new AuditTrail(connection).page(who, after, limit));
    }

    /**
     * A secret of 16 bytes that is this ledger's for good: for those who show what is in it and
     * must not show what it is made of.
     */
    public byte[] secret() {
        return secret.clone();
    }

    /** Keys to the query interface. */
    public Tokens tokens() {
        return tokens;
    }

    /**
     * Takes a table of who has which addresses that came after what is here: detections that were
     * seen in the 14 days before the import are located anew where it says since when somebody had
     * the address, or where nobody was known, and so are records that come from now on. Where they
     * were thought to be is kept. May take a while; others can write in between. The last import
     * again changes nothing.
     *
     * @param one its id does not matter
     * @return conversations that moved
     */
    public long relocate(AssignmentImport one, LateAssignments table) {
        return new Relocator(database, writer, reader, opened).relocate(one, table);
    }

    /**
     * Takes another table of regions: for records that come from now on, and for what is here as
     * far as the table knows where that is. What people said of it still stands. May take a while;
     * others can write in between.
     *
     * @return conversations that are below other regions now
     */
    public long regions(RegionTree tree) {
        return new Relocator(database, writer, reader, opened).file(tree);
    }

    /**
     * Where conversations of a detection were thought to be before an import said otherwise, the
     * last import first; 1000 at most. None if the detection is not in the scope, as it is located
     * now; and none of the places that are not.
     */
    public List<FormerLocation> formerLocations(Scope scope, String id) {
        return database.read(
                connection ->
                        new Locations(connection)
                                .former(Search.of(connection, scope, Filter.NONE), scope, id));
    }

    /**
     * Removes what has been kept for long enough. May take a while; others can write in between.
     *
     * @return detections removed
     */
    public long retain(RetentionPolicy policy, Instant now) {
        return new Retention(writer).keep(policy, now);
    }

    /** Writes what waits and closes; nothing can be asked any more. */
    @Override
    public void close() {
        writer.close();
        database.close();
    }
}
