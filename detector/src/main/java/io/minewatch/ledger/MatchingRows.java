package io.minewatch.ledger;

import io.minewatch.ledger.Search.Row;
import io.minewatch.ledger.Search.Walk;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** All detections that match, in no order: for sums that no table has. */
final class MatchingRows {

    /** Rows that PostgreSQL sends at a time. */
    private static final int FETCH = 2000;

    private final Connection connection;
    private final Search search;

    MatchingRows(Connection connection, Search search) {
        this.connection = connection;
        this.search = search;
    }

    /** Takes one. */
    interface Taker {
        void take(Row row, Facts facts);
    }

    /** Each once. */
    void each(Taker taker) throws SQLException {
        if (search.isNothing()) {
            return;
        }
        var seen = new HashSet<Long>();
        boolean several = search.walks().size() > 1;
        for (Sql list : lists()) {
            list.until(
                    connection,
                    FETCH,
                    answer -> {
                        var row = Row.of(answer);
                        if (search.matches(row) && (!several || seen.add(row.n()))) {
                            taker.take(row, Facts.of(row.sums()));
                        }
                        return true;
                    });
        }
    }

    private List<Sql> lists() throws SQLException {
        var some = search.rarest(connection).or(search::any);
        if (some.isPresent()) {
            return List.of(
                    new Sql("select " + Row.COLUMNS + " from detection d where d.n in (")
                            .add(some.get())
                            .add(")")
                            .add(search.visibleOfThose()));
        }
        long from = search.fromUs().orElse(0L);
        if (search.everything()) {
            return List.of(
                    new Sql(
                            "select "
                                    + Row.COLUMNS
                                    + " from detection d where d.last_us >= ?"
                                    + " and d.last_us < ?",
                            from,
                            search.endUs()));
        }
        var lists = new ArrayList<Sql>();
        for (Walk walk : search.walks()) {
            lists.add(
                    new Sql("select " + Row.COLUMNS + " from detection_region w")
                            .add(" join detection d on d.n = w.n where w.region = ?", walk.region())
                            .add(" and w.last_us >= ? and w.last_us < ?", from, search.endUs())
                            .add(Search.within(walk)));
        }
        return lists;
    }
}
