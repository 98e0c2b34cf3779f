package io.minewatch.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Rows to be written, statement by statement: many of one kind go to the database at once. */
final class Rows {

    private static final Comparator<List<Object>> BY_KEY = Rows::compareKeys;

    private final Map<String, List<List<Object>>> gone = new LinkedHashMap<>();
    private final Map<String, List<List<Object>>> rows = new LinkedHashMap<>();
    private final Set<String> sorted = new HashSet<>();

    /** Before anything is added: what makes room for a row of the same key. */
    void remove(String statement, Object... values) {
        gone.computeIfAbsent(statement, s -> new ArrayList<>()).add(List.of(values));
    }

    /**
     * The same for a table in the order of its key, which begins with the first two values: they
     * are written in that order, so that what lies together is touched once.
     */
    void addSorted(String statement, Object... values) {
        add(statement, values);
        sorted.add(statement);
    }

    private static int compareKeys(List<Object> one, List<Object> other) {
        int order = compare(one.get(0), other.get(0));
        return order != 0 ? order : compare(one.get(1), other.get(1));
    }

    private static int compare(Object one, Object other) {
        return switch (one) {
            case Long number -> number.compareTo((Long) other);
            case Object text -> ((String) text).compareTo((String) other);
        };
    }

    /** Statements are run in the order in which they came first. */
    void add(String statement, Object... values) {
        rows.computeIfAbsent(statement, s -> new ArrayList<>()).add(List.of(values));
    }

    void write(Connection connection) throws SQLException {
        for (String statement : sorted) {
            Optional.ofNullable(rows.get(statement)).ifPresent(list -> list.sort(BY_KEY));
        }
        sorted.clear();
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
