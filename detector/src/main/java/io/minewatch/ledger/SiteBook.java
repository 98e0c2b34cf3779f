package io.minewatch.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Since when and until when detections were seen at each site. */
final class SiteBook {

    /** What stands in the table of sites. */
    private record Site(String regions, long first, long last, long detections) {}

    /** What a transaction changes of one site. */
    private static final class Growth {
        private String regions = "";
        private long first = Long.MAX_VALUE;
        private long last = Long.MIN_VALUE;
        private long detections;
        private boolean shrinks;
    }

    private final Map<String, Growth> growing = new HashMap<>();

    void replace(Optional<Stored> before, Optional<Stored> after) {
        before.ifPresent(row -> growth(row).detections--);
        after.ifPresent(
                row -> {
                    var site = growth(row);
                    site.detections++;
                    site.first = Math.min(site.first, row.together().firstUs());
                    site.last = Math.max(site.last, row.together().lastUs());
                });
        before.ifPresent(row -> growth(row).shrinks |= leaves(row, after));
    }

    private Growth growth(Stored row) {
        var facts = row.together().facts();
        var site = growing.computeIfAbsent(facts.site(), id -> new Growth());
        site.regions = facts.regions();
        return site;
    }

    private static boolean leaves(Stored row, Optional<Stored> after) {
        var was = row.together();
        return after.map(Stored::together)
                .map(
                        is ->
                                !is.facts().site().equals(was.facts().site())
                                        || is.firstUs() > was.firstUs()
                                        || is.lastUs() < was.lastUs())
                .orElse(true);
    }

    /** After the detections are written. */
    void write(Connection connection, Rows rows) throws SQLException {
        var known = known(connection);
        for (var entry : growing.entrySet()) {
            var before = Optional.ofNullable(known.get(entry.getKey()));
            var after = after(connection, entry.getKey(), entry.getValue(), before);
            if (!before.equals(after)) {
                write(rows, entry.getKey(), before, after);
            }
        }
        growing.clear();
    }

    private Map<String, Site> known(Connection connection) throws SQLException {
        var known = new HashMap<String, Site>();
        if (growing.isEmpty()) {
            return known;
        }
        Sql.each(
                connection,
                "select id, regions, first_us, last_us, detections from site where id in ",
                growing.keySet(),
                row ->
                        known.put(
                                row.getString(1),
                                new Site(
                                        row.getString(2),
                                        row.getLong(3),
                                        row.getLong(4),
                                        row.getLong(5))));
        return known;
    }

    private static Optional<Site> after(
            Connection connection, String id, Growth growth, Optional<Site> before)
            throws SQLException {
        if (growth.shrinks) {
            return counted(connection, id, growth.regions);
        }
        return Optional.of(
                new Site(
                        growth.regions,
                        Math.min(growth.first, before.map(Site::first).orElse(Long.MAX_VALUE)),
                        Math.max(growth.last, before.map(Site::last).orElse(Long.MIN_VALUE)),
                        growth.detections + before.map(Site::detections).orElse(0L)));
    }

    private static Optional<Site> counted(Connection connection, String id, String regions)
            throws SQLException {
        return new Sql(
                        "select min(first_us), max(last_us), count(*) from detection"
                                + " where site = ?",
                        id)
                .one(
                        connection,
                        row -> new Site(regions, row.getLong(1), row.getLong(2), row.getLong(3)))
                .filter(site -> site.detections > 0);
    }

    private static void write(Rows rows, String id, Optional<Site> before, Optional<Site> after) {
        if (after.isEmpty()) {
            rows.add("delete from site where id = ?", id);
        } else {
            rows.add(
                    "insert into site (id, regions, first_us, last_us, detections)"
                            + " values (?,?,?,?,?) on conflict (id) do update set"
                            + " first_us = excluded.first_us, last_us = excluded.last_us,"
                            + " detections = excluded.detections",
                    id,
                    after.get().regions,
                    after.get().first,
                    after.get().last,
                    after.get().detections);
        }
        if (!before.map(SiteBook::span).equals(after.map(SiteBook::span))) {
            before.ifPresent(site -> regions(rows, id, site, false));
            after.ifPresent(site -> regions(rows, id, site, true));
        }
    }

    /** What the table of regions says of it: where, and when. */
    private static List<Long> span(Site site) {
        return List.of(site.first, site.last);
    }

    private static void regions(Rows rows, String id, Site site, boolean there) {
        for (String region : Facts.words(site.regions)) {
            if (there) {
                rows.add(
                        "insert into site_region (region, last_us, site, first_us)"
                                + " values (?,?,?,?)",
                        region,
                        site.last,
                        id,
                        site.first);
            } else {
                rows.remove(
                        "delete from site_region where region = ? and last_us = ? and site = ?",
                        region,
                        site.last,
                        id);
            }
        }
    }
}
