package io.minewatch.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The conversations of one detection. */
final class Conversations {

    private final Connection connection;
    private final Search search;

    Conversations(Connection connection, Search search) {
        this.connection = connection;
        this.search = search;
    }

    /** The latest first. */
    Slice<String> page(String id, Optional<Position> after, int limit) throws SQLException {
        var number = number(id);
        if (number.isEmpty()) {
            return new Slice<>(List.of(), Optional.empty());
        }
        int size = Math.clamp(limit, 1, DetectionLists.MAX_PAGE);
        var sql = new Sql("select last_us, flow from conversation where n = ?", number.get());
        after.ifPresent(
                p ->
                        sql.add(
                                " and (last_us < ? or (last_us = ? and flow > ?))",
                                p.order(),
                                p.order(),
                                p.id()));
        var places =
                sql.add(" order by last_us desc, flow limit ?", size + 1)
                        .list(connection, row -> new Position(row.getLong(1), row.getString(2)));
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
        var timeline = new Timeline();
        new Sql(
                        "select flow, slot, facts from bucket where n = ? order by flow, slot",
                        number.get())
                .each(
                        connection,
                        row ->
                                timeline.add(
                                        row.getString(1),
                                        row.getLong(2),
                                        Snapshot.of(row.getString(3))));
        return timeline.buckets();
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
