package io.minewatch.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;

/**
 * How many sites there are, by when they were seen first and last; without those of which all was
 * dismissed.
 */
final class SiteCounts {

    private final Connection connection;

    SiteCounts(Connection connection) {
        this.connection = connection;
    }

    /**
     * Seen on the days of a filter, in regions that do not overlap; the empty one is everything.
     */
    long between(Collection<String> regions, Filter filter) throws SQLException {
        long from = filter.from().map(Micros::of).map(SiteCounts::dayStart).orElse(0L);
        long to =
                filter.to()
                        .map(Micros::of)
                        .map(at -> dayStart(at - 1) + Micros.DAY)
                        .orElse(Long.MAX_VALUE);
        return count(regions, "last_us >= ? and first_us < ?", from, to);
    }

    /** Seen for the first time at this time or later. */
    long since(Collection<String> regions, Instant time) throws SQLException {
        long from = Micros.of(time);
        return count(regions, "last_us >= ? and first_us >= ?", from, from);
    }

    /** Seen last at this time or later, but before the other. */
    long gone(Collection<String> regions, Instant from, Instant to) throws SQLException {
        return count(regions, "last_us >= ? and last_us < ?", Micros.of(from), Micros.of(to));
    }

    private long count(Collection<String> regions, String condition, long one, long other)
            throws SQLException {
        long count = 0;
        for (String region : regions) {
            var sql =
                    region.isEmpty()
                            ? new Sql("select count(*) from site w where ")
                            : new Sql(
                                    "select count(*) from site_region w where w.region = ? and ",
                                    region);
            count +=
                    sql.add(condition, one, other)
                            .add(stands(region.isEmpty() ? "w.id" : "w.site"))
                            .one(connection, row -> row.getLong(1))
                            .orElse(0L);
        }
        return count;
    }

    /**
     * Condition that something of a site was not dismissed. What was is looked for first: people do
     * that one by one, so it is little.
     *
     * @param site the column that has its id
     */
    static Sql stands(String site) {
        return new Sql(
                        " and ("
                                + site
                                + " not in (select d.site from term t join about a on a.s = t.s"
                                + " join detection d on d.n = a.n where t.region = ''"
                                + " and t.term = 's:dismissed')")
                .add(" or exists (select 1 from detection d where d.site = " + site)
                .add(" and d.state <> ?))", State.DISMISSED.ordinal());
    }

    private static long dayStart(long micros) {
        return Micros.day(micros) * Micros.DAY;
    }
}
