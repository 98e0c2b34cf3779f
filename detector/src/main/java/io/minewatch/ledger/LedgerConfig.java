package io.minewatch.ledger;

import io.minewatch.locate.RegionTree;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Where the ledger is.
 *
 * @param file of SQLite; empty for PostgreSQL
 * @param url of PostgreSQL: {@code jdbc:postgresql://host/database}; empty for SQLite
 * @param user of PostgreSQL
 * @param password of PostgreSQL
 * @param regions which region is below which, for subtrees
 * @param patience for how long a record that cannot be written is tried again before the caller is
 *     told
 * @param clock of who keeps it
 * @param notes takes what is to be known before something takes minutes
 */
public record LedgerConfig(
        Optional<Path> file,
        Optional<String> url,
        String user,
        String password,
        RegionTree regions,
        Duration patience,
        Clock clock,
        Consumer<String> notes) {

    /** Long enough for a database to be restarted. */
    private static final Duration USUAL_PATIENCE = Duration.ofSeconds(30);

    /** In a file, which is made if there is none. */
    public static LedgerConfig sqlite(Path file) {
        return new LedgerConfig(
                Optional.of(file),
                Optional.empty(),
                "",
                "",
                RegionTree.empty(),
                USUAL_PATIENCE,
                Clock.systemUTC(),
                note -> {});
    }

    /** In a PostgreSQL database, which must be there, 13 or newer. */
    public static LedgerConfig postgres(String url, String user, String password) {
        return new LedgerConfig(
                Optional.empty(),
                Optional.of(url),
                user,
                password,
                RegionTree.empty(),
                USUAL_PATIENCE,
                Clock.systemUTC(),
                note -> {});
    }

    /** The same with a table of regions. A record whose region is not in it stands for itself. */
    public LedgerConfig withRegions(RegionTree tree) {
        return new LedgerConfig(file, url, user, password, tree, patience, clock, notes);
    }

    /** The same with another patience. */
    public LedgerConfig withPatience(Duration other) {
        return new LedgerConfig(file, url, user, password, regions, other, clock, notes);
    }

    /** The same with another clock. */
    public LedgerConfig withClock(Clock other) {
        return new LedgerConfig(file, url, user, password, regions, patience, other, notes);
    }

    /** The same with somebody who is told what takes long. */
    public LedgerConfig withNotes(Consumer<String> taker) {
        return new LedgerConfig(file, url, user, password, regions, patience, clock, taker);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "ledger " + file.map(Path::toString).or(() -> url).orElse("");
    }
}
