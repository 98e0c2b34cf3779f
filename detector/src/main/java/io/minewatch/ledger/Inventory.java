package io.minewatch.ledger;

import io.minewatch.ledger.Inventoried.Change;
import io.minewatch.ledger.SiteLists.Site;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The sites that mined in a week or in the one before it, and what changed between both. A
 * detection counts in each week in which it went on, with its part of the time.
 */
final class Inventory {

    private final Connection connection;
    private final Search search;
    private final long startOfBefore;
    private final long start;
    private final long end;

    private Inventory(Connection connection, Search search, Week week) {
        this.connection = connection;
        this.search = search;
        this.startOfBefore = Micros.of(week.startOfBefore());
        this.start = Micros.of(week.start());
        this.end = Micros.of(week.end());
    }

    /**
     * Of a week.
     *
     * @param filter its times do not matter
     */
    static Inventory of(Connection connection, Scope scope, Filter filter, Week week)
            throws SQLException {
        var both = filter.with().between(week.startOfBefore(), week.end()).build();
        return new Inventory(connection, Search.of(connection, scope, both), week);
    }

    Slice<Inventoried> page(Optional<Position> after, int limit) throws SQLException {
        var sites = new SiteLists(connection, search).page(after, limit);
        return new Slice<>(of(sites.items()), sites.next());
    }

    /** The sites of the whole inventory, in the order of their regions and ids. */
    List<Site> sites() throws SQLException {
        return new SiteLists(connection, search)
                .all().stream()
                        .sorted(Comparator.comparing(Site::regions).thenComparing(Site::id))
                        .toList();
    }

    /** What is to be said of some sites; nothing of those where nothing counts any more. */
    List<Inventoried> of(List<Site> sites) throws SQLException {
        var all = new ArrayList<Inventoried>();
        for (Site site : sites) {
            of(site).ifPresent(all::add);
        }
        return all;
    }

    private Optional<Inventoried> of(Site site) throws SQLException {
        var reader = new SiteReader(connection, search);
        var before = new WeekTally(startOfBefore, start);
        var now = new WeekTally(start, end);
        reader.each(
                site,
                startOfBefore,
                search.endUs(),
                row -> {
                    var facts = Facts.of(row.sums());
                    before.add(row.firstUs(), row.lastUs(), facts);
                    now.add(row.firstUs(), row.lastUs(), facts);
                });
        if (before.isEmpty() && now.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Inventoried(
                        reader.place(site, end),
                        Micros.time(site.first()),
                        change(site, !before.isEmpty(), !now.isEmpty()),
                        now.sum(),
                        before.sum()));
    }

    private Change change(Site site, boolean before, boolean now) throws SQLException {
        if (!now) {
            return Change.GONE;
        }
        if (before) {
            return Change.KEPT;
        }
        return site.first() < startOfBefore && isOlder(site) ? Change.BACK : Change.NEW;
    }

    /** What was dismissed does not count. */
    private boolean isOlder(Site site) throws SQLException {
        return new Sql("select 1 from detection d where d.site = ?", site.id())
                .add(" and d.last_us < ?", startOfBefore)
                .add(" and d.state <> ? limit 1", State.DISMISSED.ordinal())
                .one(connection, row -> row.getLong(1))
                .isPresent();
    }
}
