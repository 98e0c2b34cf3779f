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

    /** True if there is more in the time asked for than is looked at one by one. */
    boolean isMuch() throws SQLException {
        long count = 0;
        for (Sql list :
                inTime("select d.n from detection d", "select w.n from detection_region w")) {
            count +=
                    new Sql("select count(*) from (")
                            .add(list)
                            .add(" limit ?) few", Search.FEW + 1)
                            .one(connection, row -> row.getLong(1))
                            .orElseThrow();
        }
        return count > Search.FEW;
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
        return inTime(
                "select " + Row.COLUMNS + " from detection d",
                "select " + Row.COLUMNS + " from detection_region w join detection d on d.n = w.n");
    }

    /**
     * What may have gone on in the time asked for, and more.
     *
     * @param all start of a statement that is about everything
     * @param of start of one that is about one region
     */
    private List<Sql> inTime(String all, String of) {
        long from = search.fromUs().orElse(0L);
        if (search.everything()) {
            return List.of(
                    new Sql(all + " where d.last_us >= ? and d.last_us < ?", from, search.endUs()));
        }
        var lists = new ArrayList<Sql>();
        for (Walk walk : search.walks()) {
            lists.add(
                    new Sql(of + " where w.region = ?", walk.region())
                            .add(" and w.last_us >= ? and w.last_us < ?", from, search.endUs())
                            .add(Search.within(walk)));
        }
        return lists;
    }
}
