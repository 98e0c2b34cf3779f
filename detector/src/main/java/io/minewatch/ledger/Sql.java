package io.minewatch.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** A statement with its values: short words for what JDBC takes five lines to say. */
final class Sql {

    /** Values of one list; both databases take more, and a statement of each length is kept. */
    private static final int MAX_LIST = 512;

    private final StringBuilder text = new StringBuilder();
    private final List<Object> values = new ArrayList<>();

    Sql() {}

    Sql(String start, Object... values) {
        add(start, values);
    }

    /** What a row is made into. */
    interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    /** Does something with each row. */
    interface Each {
        void row(ResultSet row) throws SQLException;
    }

    /** Does something with each row of a long answer, until it has enough. */
    interface Until {
        boolean more(ResultSet row) throws SQLException;
    }

    Sql add(String more, Object... moreValues) {
        text.append(more);
        values.addAll(List.of(moreValues));
        return this;
    }

    Sql add(Sql other) {
        text.append(other.text);
        values.addAll(other.values);
        return this;
    }

    <T> List<T> list(Connection connection, Row<T> row) throws SQLException {
        var list = new ArrayList<T>();
        each(connection, answer -> list.add(row.of(answer)));
        return list;
    }

    <T> Optional<T> one(Connection connection, Row<T> row) throws SQLException {
        return list(connection, row).stream().findFirst();
    }

    void each(Connection connection, Each each) throws SQLException {
        try (var statement = connection.prepareStatement(text.toString())) {
            bind(statement, values);
            try (var answer = statement.executeQuery()) {
                while (answer.next()) {
                    each.row(answer);
                }
            }
        }
    }

    /** Row by row, without holding all of them. */
    void until(Connection connection, int fetch, Until until) throws SQLException {
        try (var statement = connection.prepareStatement(text.toString())) {
            statement.setFetchSize(fetch);
            bind(statement, values);
            try (var answer = statement.executeQuery()) {
                boolean more = true;
                while (more && answer.next()) {
                    more = until.more(answer);
                }
            }
        }
    }

    /** Rows that changed. */
    int run(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(text.toString())) {
            bind(statement, values);
            return statement.executeUpdate();
        }
    }

    /** Asks for many keys, some hundred at a time: {@code start} ends in "in ". */
    static void each(Connection connection, String start, Collection<?> keys, Each each)
            throws SQLException {
        var all = new ArrayList<Object>(keys);
        for (int from = 0; from < all.size(); from += MAX_LIST) {
            var some = all.subList(from, Math.min(all.size(), from + MAX_LIST));
            int length = Math.max(8, Integer.highestOneBit(some.size() - 1) << 1);
            var padded = new ArrayList<>(some);
            while (padded.size() < length) {
                padded.add(some.getLast());
            }
            new Sql(start).add(list(padded.size()), padded.toArray()).each(connection, each);
        }
    }

    /** As many marks as there are values: "(?,?,?)". */
    static String list(int size) {
        return "(" + "?,".repeat(size - 1) + "?)";
    }

    static void bind(PreparedStatement statement, List<?> values) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            switch (values.get(i)) {
                case Long number -> statement.setLong(i + 1, number);
                case Integer number -> statement.setInt(i + 1, number);
                case Double number -> statement.setDouble(i + 1, number);
                case byte[] bytes -> statement.setBytes(i + 1, bytes);
                case Object other -> statement.setString(i + 1, other.toString());
            }
        }
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
