package io.minewatch.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;

/** How many sites there are, by when they were seen; without those of which all was dismissed. */
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
        var times = new Sql("last_us >= ? and first_us < ?", from, to);
        return count(regions, times, from, to);
    }

    /** Seen for the first time at this time or later. */
    long since(Collection<String> regions, Instant time) throws SQLException {
        long from = Micros.of(time);
        var times = new Sql("last_us >= ? and first_us >= ?", from, from);
        return count(regions, times, from, Long.MAX_VALUE);
    }

    /** Seen last at this time or later, but before the other. */
    long gone(Collection<String> regions, Instant from, Instant to) throws SQLException {
        var times = new Sql("last_us >= ? and last_us < ?", Micros.of(from), Micros.of(to));
        return count(regions, times, 0, Long.MAX_VALUE);
    }

    private long count(Collection<String> regions, Sql times, long from, long to)
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
                    sql.add(times)
                            .add(stands("w", region.isEmpty() ? "id" : "site", from, to))
                            .one(connection, row -> row.getLong(1))
                            .orElse(0L);
        }
        return count;
    }

    /**
     * Condition that something was seen of a site in a time that was not dismissed. What was is
     * looked for first: people do that one by one, so it is little. Of the others, those need a
     * look that were seen before and after the time only.
     *
     * @param table its columns say when the site was seen first and last
     * @param id the column that has the id of the site
     */
    static Sql stands(String table, String id, long from, long to) {
        String site = table + "." + id;
        long end = to < Long.MAX_VALUE ? to + Search.LONGEST : to;
        return new Sql(
                        " and ("
                                + site
                                + " not in (select d.site from term t join about a on a.s = t.s"
                                + " join detection d on d.n = a.n where t.region = ''"
                                + " and t.term = 's:dismissed')")
                .add(" and (" + table + ".first_us >= ? or " + table + ".last_us < ?)", from, to)
                .add(" or exists (select 1 from detection d where d.site = " + site)
                .add(" and d.last_us >= ? and d.last_us < ? and d.first_us < ?", from, end, to)
                .add(" and d.state <> ?))", State.DISMISSED.ordinal());
    }

    private static long dayStart(long micros) {
        return Micros.day(micros) * Micros.DAY;
    }
}
