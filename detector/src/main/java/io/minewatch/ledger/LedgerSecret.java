package io.minewatch.ledger;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** A secret that is made with the ledger and goes with it, as two numbers among its counters. */
final class LedgerSecret {

    private static final List<String> HALVES = List.of("secret-1", "secret-2");

    private LedgerSecret() {}

    static byte[] of(Database database, Writer writer) {
        boolean there = database.read(connection -> count(connection) == HALVES.size());
        if (!there) {
            writer.run(LedgerSecret::make);
        }
        return database.read(LedgerSecret::read);
    }

    private static long count(Connection connection) throws SQLException {
        return new Sql("select count(*) from counter where name in (?, ?)")
                .add("", HALVES.toArray())
                .one(connection, row -> row.getLong(1))
                .orElseThrow();
    }

    /** Somebody else may have been faster; then theirs stays. */
    private static int make(Connection connection) throws SQLException {
        var random = new SecureRandom();
        int made = 0;
        for (String half : HALVES) {
            made +=
                    new Sql(
                                    "insert into counter (name, value) values (?, ?)",
                                    half,
                                    random.nextLong())
                            .add(" on conflict (name) do nothing")
                            .run(connection);
        }
        return made;
    }

    private static byte[] read(Connection connection) throws SQLException {
        var secret = ByteBuffer.allocate(HALVES.size() * Long.BYTES);
        for (String half : HALVES) {
            secret.putLong(Changes.value(connection, half));
        }
        return secret.array();
    }
}
