package io.minewatch.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Keys to the query interface. Secrets are never seen here, only their hashes. */
public final class Tokens {

    private static final String COLUMNS =
            "select id, hash, name, role, everywhere, regions, created_us, expires_us, revoked_us"
                    + " from token";

    private final Database database;
    private final Writer writer;

    Tokens(Database database, Writer writer) {
        this.database = database;
        this.writer = writer;
    }

    /** Keeps a new one; it holds when this returns. */
    public void create(Token token) {
        writer.run(
                connection ->
                        new Sql(
                                        "insert into token (id, hash, name, role, everywhere,"
                                                + " regions, created_us, expires_us)"
                                                + " values (?,?,?,?,?,?,?,?)",
                                        token.id(),
                                        token.hash(),
                                        token.name(),
                                        token.role(),
                                        token.scope().everywhere() ? 1 : 0,
                                        String.join(" ", new TreeSet<>(token.scope().regions())),
                                        Micros.of(token.created()),
                                        Micros.of(token.expires()))
                                .run(connection));
    }

    /** The one whose secret has this hash, whether or not it still holds. */
    public Optional<Token> find(String hash) {
        return database.read(
                connection ->
                        new Sql(COLUMNS + " where hash = ?", hash).one(connection, Tokens::token));
    }

    /** All, the oldest first. */
    public List<Token> list() {
        return database.read(
                connection ->
                        new Sql(COLUMNS + " order by created_us, id")
                                .list(connection, Tokens::token));
    }

    /** False if there is none of this id that was not revoked before. */
    public boolean revoke(String id, Instant at) {
        return writer.run(
                connection ->
                        new Sql(
                                                "update token set revoked_us = ? where id = ?"
                                                        + " and revoked_us is null",
                                                Micros.of(at),
                                                id)
                                        .run(connection)
                                > 0);
    }

    private static Token token(ResultSet row) throws SQLException {
        long revoked = row.getLong(9);
        Optional<Instant> at = row.wasNull() ? Optional.empty() : Optional.of(Micros.time(revoked));
        return new Token(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                new Scope(row.getInt(5) == 1, Set.copyOf(Facts.words(row.getString(6)))),
                Micros.time(row.getLong(7)),
                Micros.time(row.getLong(8)),
                at);
    }
}
