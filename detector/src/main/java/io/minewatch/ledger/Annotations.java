package io.minewatch.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** What people say of detections. */
final class Annotations {

    /** Characters of a reason or a comment. */
    static final int MAX_TEXT = 4000;

    private final Connection connection;

    Annotations(Connection connection) {
        this.connection = connection;
    }

    /** What came of an attempt to say something. */
    sealed interface Outcome {}

    /** There is no such detection, or it may not be seen. */
    record Unseen() implements Outcome {}

    /** Somebody else was faster. */
    record Stale(long version) implements Outcome {}

    /** It is said. */
    record Said() implements Outcome {}

    Outcome add(Search search, String name, long expected, Annotation what) throws SQLException {
        var rows = new Rows();
        var changes = new Changes(connection, rows, what.at());
        var one = Detections.one(connection, search, name);
        if (one.isEmpty()) {
            return new Unseen();
        }
        var before = one.get();
        if (before.version() != expected) {
            return new Stale(before.version());
        }
        long version = expected + 1;
        changes.replace(
                Optional.of(before),
                Optional.of(before.said(what.state().orElse(before.state()), version)));
        rows.add(
                "insert into annotation (n, version, state, text, said_by, at_us)"
                        + " values (?,?,?,?,?,?)",
                before.n(),
                version,
                what.state().map(State::ordinal).orElse(-1),
                clean(what.text()),
                clean(what.by()),
                Micros.of(what.at()));
        changes.write();
        rows.write(connection);
        return new Said();
    }

    /** The first one first; nothing if the detection may not be seen. */
    List<Annotation> of(Search search, String name) throws SQLException {
        var one = Detections.one(connection, search, name);
        if (one.isEmpty()) {
            return List.of();
        }
        return new Sql(
                        "select version, state, text, said_by, at_us from annotation"
                                + " where n = ? order by version",
                        one.get().n())
                .list(
                        connection,
                        row ->
                                new Annotation(
                                        row.getLong(1),
                                        state(row.getInt(2)),
                                        row.getString(3),
                                        row.getString(4),
                                        Micros.time(row.getLong(5))));
    }

    /** PostgreSQL has no room for the character 0. */
    static String clean(String text) {
        return text.replace('\0', ' ');
    }

    private static Optional<State> state(int ordinal) {
        return ordinal < 0 ? Optional.empty() : Optional.of(State.values()[ordinal]);
    }
}
