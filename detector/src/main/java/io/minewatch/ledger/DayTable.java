package io.minewatch.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Sums of whole days, kept up to date as detections change: what millions of detections come to is
 * read from some hundred rows.
 */
final class DayTable {

    private final Connection connection;
    private final Filter filter;
    private final Optional<String> pool;

    /**
     * @param pool as the table names it, if only one is asked for
     */
    private DayTable(Connection connection, Filter filter, Optional<String> pool) {
        this.connection = connection;
        this.filter = filter;
        this.pool = pool;
    }

    /** Empty if the table cannot tell apart what the filter does. */
    static Optional<DayTable> of(Connection connection, Filter filter) throws SQLException {
        boolean fine =
                filter.enterprise().isPresent()
                        || filter.address().isPresent()
                        || filter.text().isPresent();
        if (fine) {
            return Optional.empty();
        }
        if (filter.pool().isEmpty()) {
            return Optional.of(new DayTable(connection, filter, Optional.empty()));
        }
        String pool = filter.pool().get();
        return hasAllOf(connection, pool)
                ? Optional.of(new DayTable(connection, filter, Optional.of(pool)))
                : Optional.empty();
    }

    /**
     * True if what is found by a pool is what the table has of it. It is not if some of that stands
     * there by another name: a pool was called by its host or its address until its name was known.
     */
    private static boolean hasAllOf(Connection connection, String pool) throws SQLException {
        long there =
                new Sql("select sum(detections) from tally where region = '' and pool = ?", pool)
                        .one(connection, row -> row.getLong(1))
                        .orElse(0L);
        return there > 0
                && (there == found(connection, "count(*)", pool)
                        || there == found(connection, "count(distinct a.n)", pool));
    }

    /** One detection may be found several times, which takes longer to tell. */
    private static long found(Connection connection, String count, String pool)
            throws SQLException {
        return new Sql("select " + count + " from term t join about a on a.s = t.s")
                .add(" where t.region = '' and t.term = ?", Search.pool(pool))
                .one(connection, row -> row.getLong(1))
                .orElse(0L);
    }

    /** True if the filter says no more than when and where. */
    boolean isOfTimeOnly() {
        return pool.isEmpty()
                && filter.state().isEmpty()
                && filter.coin().isEmpty()
                && filter.dialect().isEmpty()
                && filter.grade().isEmpty();
    }

    /** Takes a sum. */
    interface Taker {
        void take(String pool, long day, Kind kind, long[] whole);
    }

    /** Of one region or several that do not overlap. */
    void each(Collection<String> regions, Taker taker) throws SQLException {
        for (String region : regions) {
            each(region, " and pool = ?", pool.orElse(""), taker);
        }
    }

    /** The same, pool by pool. */
    void eachPool(Collection<String> regions, Taker taker) throws SQLException {
        for (String region : regions) {
            if (pool.isPresent()) {
                each(region, " and pool = ?", pool.get(), taker);
            } else {
                each(region, " and pool > ?", "", taker);
            }
        }
    }

    private void each(String region, String which, String value, Taker taker) throws SQLException {
        var sql =
                new Sql(
                                "select pool, day, kind, detections, lo, mid, hi, power_lo,"
                                        + " power_hi from tally where region = ?",
                                region)
                        .add(which, value);
        filter.from().ifPresent(from -> sql.add(" and day >= ?", Micros.day(Micros.of(from))));
        filter.to().ifPresent(to -> sql.add(" and day <= ?", Micros.day(Micros.of(to) - 1)));
        Map<String, Kind> kinds = new HashMap<>();
        sql.until(
                connection,
                5000,
                row -> {
                    var kind = kinds.computeIfAbsent(row.getString(3), Kind::of);
                    if (kind.isAskedFor(filter)) {
                        long[] whole = new long[6];
                        for (int i = 0; i < whole.length; i++) {
                            whole[i] = row.getLong(4 + i);
                        }
                        taker.take(row.getString(1), row.getLong(2), kind, whole);
                    }
                    return true;
                });
    }
}
