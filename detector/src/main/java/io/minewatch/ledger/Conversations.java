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
 * The conversations of one detection, without those of others who had the address on the same day:
 * that one may be seen does not show what another line did in its hours.
 */
final class Conversations {

    private static final int FETCH = 200;

    private final Connection connection;
    private final Search search;

    Conversations(Connection connection, Scope scope) throws SQLException {
        this.connection = connection;
        this.search = Search.of(connection, scope, Filter.NONE);
    }

    /** The latest first. */
    Slice<String> page(String name, Optional<Position> after, int limit) throws SQLException {
        var one = Detections.one(connection, search, name);
        if (one.isEmpty()) {
            return new Slice<>(List.of(), Optional.empty());
        }
        long number = one.get().firstN();
        int size = Math.clamp(limit, 1, DetectionLists.MAX_PAGE);
        var sql = new Sql("select last_us, flow, facts from conversation where n = ?", number);
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
                            if (isOf(one.get(), row.getString(3))) {
                                places.add(new Position(row.getLong(1), row.getString(2)));
                            }
                            return places.size() <= size;
                        });
        boolean more = places.size() > size;
        var page = more ? places.subList(0, size) : places;
        return new Slice<>(
                texts(number, page), more ? Optional.of(page.getLast()) : Optional.empty());
    }

    /** The first one first. */
    List<Progress> progress(String name) throws SQLException {
        var one = Detections.one(connection, search, name);
        if (one.isEmpty()) {
            return List.of();
        }
        var flows = flows(connection, one.get());
        var timeline = new Timeline();
        new Sql(
                        "select flow, slot, facts from bucket where n = ? order by flow, slot",
                        one.get().firstN())
                .each(
                        connection,
                        row -> {
                            if (flows.contains(row.getString(1))) {
                                timeline.add(
                                        row.getString(1),
                                        row.getLong(2),
                                        Snapshot.of(row.getString(3)));
                            }
                        });
        return timeline.buckets();
    }

    /** Keys of the conversations of a detection. */
    static Set<String> flows(Connection connection, Stored one) throws SQLException {
        var flows = new HashSet<String>();
        new Sql("select flow, facts from conversation where n = ?", one.firstN())
                .each(
                        connection,
                        row -> {
                            if (isOf(one, row.getString(2))) {
                                flows.add(row.getString(1));
                            }
                        });
        return flows;
    }

    /** The only one, which has no facts of its own, is where the detection is. */
    private static boolean isOf(Stored one, String facts) {
        return facts.isEmpty() || Facts.of(facts).site().equals(one.site());
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
