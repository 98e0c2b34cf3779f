package io.minewatch.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The conversations of one detection. Those that were elsewhere are left out for who may not see
 * that place: that the detection is in the scope does not show what another line did in the hours
 * in which it had the same address.
 */
final class Conversations {

    private static final int FETCH = 200;

    private final Connection connection;
    private final Search search;
    private final Scope scope;

    Conversations(Connection connection, Scope scope) throws SQLException {
        this.connection = connection;
        this.search = Search.of(connection, scope, Filter.NONE);
        this.scope = scope;
    }

    /** The latest first. */
    Slice<String> page(String id, Optional<Position> after, int limit) throws SQLException {
        var number = number(id);
        if (number.isEmpty()) {
            return new Slice<>(List.of(), Optional.empty());
        }
        int size = Math.clamp(limit, 1, DetectionLists.MAX_PAGE);
        var sql =
                new Sql("select last_us, flow, facts from conversation where n = ?", number.get());
        after.ifPresent(
                p ->
                        sql.add(
                                " and (last_us < ? or (last_us = ? and flow > ?))",
                                p.order(),
                                p.order(),
                                p.id()));
        var places = new ArrayList<Position>();
        sql.add(" order by last_us desc, flow")
                .until(
                        connection,
                        FETCH,
                        row -> {
                            if (isSeen(row.getString(3))) {
                                places.add(new Position(row.getLong(1), row.getString(2)));
                            }
                            return places.size() <= size;
                        });
        boolean more = places.size() > size;
        var page = more ? places.subList(0, size) : places;
        return new Slice<>(
                texts(number.get(), page), more ? Optional.of(page.getLast()) : Optional.empty());
    }

    /** The first one first. */
    List<Progress> progress(String id) throws SQLException {
        var number = number(id);
        if (number.isEmpty()) {
            return List.of();
        }
        var hidden = hidden(number.get());
        var timeline = new Timeline();
        new Sql(
                        "select flow, slot, facts from bucket where n = ? order by flow, slot",
                        number.get())
                .each(
                        connection,
                        row -> {
                            if (!hidden.contains(row.getString(1))) {
                                timeline.add(
                                        row.getString(1),
                                        row.getLong(2),
                                        Snapshot.of(row.getString(3)));
                            }
                        });
        return timeline.buckets();
    }

    private Set<String> hidden(long number) throws SQLException {
        var hidden = new HashSet<String>();
        if (scope.everywhere()) {
            return hidden;
        }
        new Sql("select flow, facts from conversation where n = ?", number)
                .each(
                        connection,
                        row -> {
                            if (!isSeen(row.getString(2))) {
                                hidden.add(row.getString(1));
                            }
                        });
        return hidden;
    }

    /** The only one, which has no facts of its own, is where the detection is. */
    private boolean isSeen(String facts) {
        return scope.everywhere()
                || facts.isEmpty()
                || Facts.of(facts).regionCodes().stream().anyMatch(scope.regions()::contains);
    }

    private Optional<Long> number(String id) throws SQLException {
        return new Sql("select d.n from detection d where d.id = ?", id)
                .add(search.visible())
                .one(connection, row -> row.getLong(1));
    }

    private List<String> texts(long number, List<Position> page) throws SQLException {
        Map<String, String> texts = new HashMap<>();
        for (Position place : page) {
            new Sql("select json from conversation where n = ? and flow = ?", number, place.id())
                    .each(
                            connection,
                            row -> texts.put(place.id(), PackedText.unpack(row.getBytes(1))));
        }
        var inOrder = new ArrayList<String>();
        for (Position place : page) {
            Optional.ofNullable(texts.get(place.id())).ifPresent(inOrder::add);
        }
        return inOrder;
    }
}
