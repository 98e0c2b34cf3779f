package io.minewatch.ledger;

import io.minewatch.ledger.Search.Row;
import io.minewatch.ledger.Search.Walk;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Lists of sites, a page at a time. */
final class SiteLists {

    /** Sites of one page. */
    private static final int MAX_PAGE = 200;

    /** Sites that are looked at for one page, if there are too many detections that match. */
    private static final int MAX_LOOKED_AT = 2000;

    /** More than there can be. */
    private static final int ALL = Integer.MAX_VALUE - 1;

    /** Detections of one site that are looked at to see whether one matches. */
    private static final int MAX_OF_ONE = 500;

    private static final String COLUMNS =
            "select s.id, s.regions, s.first_us, s.last_us, s.detections from site s";

    private final Connection connection;
    private final Search search;

    SiteLists(Connection connection, Search search) {
        this.connection = connection;
        this.search = search;
    }

    /**
     * A site, as its table has it.
     *
     * @param regions codes from the top down, joined by blanks
     */
    record Site(String id, String regions, long first, long last, long detections)
            implements Comparable<Site> {

        private static Site of(ResultSet row) throws SQLException {
            return new Site(
                    row.getString(1),
                    row.getString(2),
                    row.getLong(3),
                    row.getLong(4),
                    row.getLong(5));
        }

        private Position position() {
            return new Position(last, id);
        }

        /** Last seen first. */
        @Override
        public int compareTo(Site other) {
            int order = Long.compare(other.last, last);
            return order != 0 ? order : other.id.compareTo(id);
        }
    }

    /** A page of them; 200 at most. */
    Slice<Site> page(Optional<Position> after, int limit) throws SQLException {
        int size = Math.clamp(limit, 1, MAX_PAGE);
        var found = new TreeSet<Site>();
        Optional<Site> gaveUp = Optional.empty();
        if (!search.isNothing() && search.rarest(connection).isPresent()) {
            pick(after, found);
        } else if (!search.isNothing()) {
            gaveUp = walk(after, size, MAX_LOOKED_AT, found);
        }
        var page = found.stream().limit(size).toList();
        Optional<Position> next = gaveUp.map(Site::position);
        if (found.size() > size) {
            next = Optional.of(page.getLast().position());
        }
        return new Slice<>(page, next);
    }

    /** All of them, as they are at one moment. */
    List<Site> all() throws SQLException {
        var found = new TreeSet<Site>();
        if (!search.isNothing() && search.rarest(connection).isPresent()) {
            pick(Optional.empty(), found);
        } else if (!search.isNothing()) {
            walk(Optional.empty(), ALL, ALL, found);
        }
        return List.copyOf(found);
    }

    /** One that may be seen. */
    Optional<Site> one(String id) throws SQLException {
        return new Sql(COLUMNS + " where s.id = ?", id).add(visible()).one(connection, Site::of);
    }

    /** The sites of all detections that match, which are few. */
    private void pick(Optional<Position> after, TreeSet<Site> found) throws SQLException {
        var ids = new TreeSet<String>();
        new MatchingRows(connection, search)
                .each(
                        (row, facts) -> {
                            if (search.counts(row)) {
                                ids.add(facts.site());
                            }
                        });
        if (ids.isEmpty()) {
            return;
        }
        Sql.each(
                connection,
                COLUMNS + " where s.id in ",
                ids,
                row -> {
                    var site = Site.of(row);
                    if (after.map(p -> isBehind(site, p)).orElse(true)) {
                        found.add(site);
                    }
                });
    }

    private static boolean isBehind(Site site, Position place) {
        return site.last < place.order()
                || site.last == place.order() && site.id.compareTo(place.id()) < 0;
    }

    /** Goes through the sites in their order; says where it gave up, if it did. */
    private Optional<Site> walk(
            Optional<Position> after, int size, int lookedAt, TreeSet<Site> found)
            throws SQLException {
        var sites = walked(after, search.isOfTimeOnly() ? size + 1 : lookedAt);
        int looked = 0;
        for (Site site : sites) {
            looked++;
            if (hasMatch(site)) {
                found.add(site);
            }
            if (found.size() > size) {
                return Optional.empty();
            }
        }
        return looked == lookedAt ? Optional.of(sites.getLast()) : Optional.empty();
    }

    private List<Site> walked(Optional<Position> after, int limit) throws SQLException {
        var sites = new TreeSet<Site>();
        long order = after.map(Position::order).orElse(Long.MAX_VALUE);
        String id = after.map(Position::id).orElse("");
        long to = search.toUs().orElse(Long.MAX_VALUE);
        for (Sql list : lists(order, id)) {
            search.fromUs().ifPresent(from -> list.add(" and s.last_us >= ?", from));
            list.add(" and s.first_us < ?", to);
            if (search.state().isEmpty()) {
                list.add(SiteCounts.stands("s", "id", search.fromUs().orElse(0L), to));
            }
            String by =
                    search.everything()
                            ? "s.last_us desc, s.id desc"
                            : "w.last_us desc, w.site desc";
            list.add(" order by " + by + " limit ?", limit)
                    .each(connection, row -> sites.add(Site.of(row)));
        }
        return sites.stream().limit(limit).toList();
    }

    private List<Sql> lists(long order, String id) {
        if (search.everything()) {
            return List.of(new Sql(COLUMNS + " where (s.last_us, s.id) < (?, ?)", order, id));
        }
        var lists = new ArrayList<Sql>();
        for (Walk walk : search.walks()) {
            var list =
                    new Sql(
                            "select w.site, s.regions, s.first_us, s.last_us, s.detections from"
                                + " site_region w join site s on s.id = w.site where w.region = ?"
                                + " and (w.last_us, w.site) < (?, ?)",
                            walk.region(),
                            order,
                            id);
            walk.within().forEach(code -> list.add(" and ").add(in(code)));
            lists.add(list);
        }
        return lists;
    }

    private static Sql in(String code) {
        return new Sql(
                "exists (select 1 from site_region r where r.region = ?"
                        + " and r.last_us = s.last_us and r.site = s.id)",
                code);
    }

    private Sql visible() {
        var sql = new Sql();
        if (search.everything()) {
            return sql;
        }
        sql.add(" and (1 = 0");
        for (Walk walk : search.walks()) {
            sql.add(" or (").add(in(walk.region()));
            walk.within().forEach(code -> sql.add(" and ").add(in(code)));
            sql.add(")");
        }
        return sql.add(")");
    }

    private boolean hasMatch(Site site) throws SQLException {
        if (search.isOfTimeOnly()) {
            return true;
        }
        var match = new ArrayList<Row>();
        new Sql("select " + Row.COLUMNS + " from detection d where d.site = ?", site.id)
                .add(
                        " and d.last_us >= ? and d.last_us < ?",
                        search.fromUs().orElse(0L),
                        search.endUs())
                .add(" order by d.last_us desc limit ?", MAX_OF_ONE)
                .until(
                        connection,
                        50,
                        answer -> {
                            var row = Row.of(answer);
                            if (search.counts(row) && search.matches(row)) {
                                match.add(row);
                            }
                            return match.isEmpty();
                        });
        return !match.isEmpty();
    }
}
