package io.minewatch.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rows to be written, statement by statement: many of one kind go to the database at once. */
final class Rows {

    private final Map<String, List<List<Object>>> gone = new LinkedHashMap<>();
    private final Map<String, List<List<Object>>> rows = new LinkedHashMap<>();

    /** Before anything is added: what makes room for a row of the same key. */
    void remove(String statement, Object... values) {
        gone.computeIfAbsent(statement, s -> new ArrayList<>()).add(List.of(values));
    }

    /** Statements are run in the order in which they came first. */
    void add(String statement, Object... values) {
        rows.computeIfAbsent(statement, s -> new ArrayList<>()).add(List.of(values));
    }

    void write(Connection connection) throws SQLException {
        write(connection, gone);
        write(connection, rows);
    }

    private static void write(Connection connection, Map<String, List<List<Object>>> some)
            throws SQLException {
        for (var kind : some.entrySet()) {
            try (var statement = connection.prepareStatement(kind.getKey())) {
                for (List<Object> values : kind.getValue()) {
                    Sql.bind(statement, values);
                    statement.addBatch();
                }
                statement.executeBatch();
            }
        }
        some.clear();
    }
}
