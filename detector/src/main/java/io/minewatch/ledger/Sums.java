package io.minewatch.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * What detections come to by region, by pool and over time. It is read from the sums of days where
 * they can tell, and otherwise from the detections themselves. What was dismissed does not count,
 * unless it is asked for.
 */
final class Sums {

    private static final int MAX_POOLS = 1000;
    private static final int MAX_POINTS = 2000;

    /**
     * A longer time is shown by days, whatever the step: its detections are too many to look at.
     */
    private static final long MAX_FINE = 3 * Micros.DAY;

    private final Connection connection;
    private final Scope scope;
    private final Filter filter;
    private final Regions tree;

    Sums(Connection connection, Scope scope, Filter filter) throws SQLException {
        this.connection = connection;
        this.scope = scope;
        this.filter = filter;
        this.tree = new Regions(connection);
    }

    List<RegionSum> regions() throws SQLException {
        String top = filter.region().orElse("");
        var below = tree.below(top).stream().filter(code -> !parts(code).isEmpty()).toList();
        boolean stay = below.stream().allMatch(this::stays) && stays(top);
        var table = stay ? DayTable.of(connection, filter) : Optional.<DayTable>empty();
        return table.isPresent() ? tallied(table.get(), top, below) : counted(top);
    }

    List<PoolSum> pools() throws SQLException {
        var sums = new HashMap<String, Sum>();
        String top = filter.region().orElse("");
        var table = stays(top) ? DayTable.of(connection, filter) : Optional.<DayTable>empty();
        if (table.isPresent()) {
            table.get()
                    .eachPool(
                            parts(top),
                            (pool, day, kind, whole) ->
                                    sums.computeIfAbsent(pool, p -> new Sum())
                                            .add(kind, day, whole));
        } else {
            matching(
                    filter,
                    (row, facts) ->
                            sums.computeIfAbsent(facts.pool(), p -> new Sum())
                                    .add(row.lastUs(), facts));
        }
        return sums.entrySet().stream()
                .map(
                        e ->
                                new PoolSum(
                                        e.getKey(),
                                        e.getValue().detections(),
                                        e.getValue().dailyRates(),
                                        e.getValue().dailyPower()))
                .sorted(
                        Comparator.comparingLong(PoolSum::detections)
                                .reversed()
                                .thenComparing(PoolSum::name))
                .limit(MAX_POOLS)
                .toList();
    }

    List<Point> over(Instant from, Instant to, Duration step) throws SQLException {
        long start = Micros.of(from);
        long end = Math.max(Micros.of(to), start + 1);
        long wide = Math.max(step.toMillis() * 1000, (end - start - 1) / MAX_POINTS + 1);
        String top = filter.region().orElse("");
        boolean coarse = wide >= Micros.DAY || end - start > MAX_FINE;
        var table =
                coarse && stays(top)
                        ? DayTable.of(connection, between(from, to))
                        : Optional.<DayTable>empty();
        if (table.isEmpty()) {
            var hours = stays(top) ? HourTable.of(connection, filter) : Optional.<HourTable>empty();
            boolean hourly = wide >= Micros.HOUR || hours.isPresent() && isMuch(start, end);
            return hours.isPresent() && hourly
                    ? hourly(hours.get(), Micros.hour(start), Micros.hour(end - 1) + 1, wide)
                    : fine(start, end, Math.max(wide, Micros.SECOND));
        }
        long days = Math.max(1, wide / Micros.DAY);
        long first = Micros.day(start);
        var sums = new TreeMap<Long, Sum>();
        for (long day = first; day * Micros.DAY < end; day += days) {
            sums.put(day, new Sum());
        }
        table.get()
                .each(
                        parts(top),
                        (pool, day, kind, whole) ->
                                sums.computeIfAbsent(
                                                first + (day - first) / days * days, d -> new Sum())
                                        .add(kind, day, whole));
        var points = new ArrayList<Point>();
        sums.forEach((day, sum) -> points.add(point(day * Micros.DAY, sum, true)));
        return points;
    }

    /** True if there is more than could be looked at one by one. */
    private boolean isMuch(long start, long end) throws SQLException {
        var all = between(Micros.time(start), Micros.time(end));
        return new MatchingRows(connection, Search.of(connection, scope, all)).isMuch();
    }

    /** The same as {@link #fine}, of whole hours since 1970. */
    private List<Point> hourly(HourTable table, long first, long end, long wide)
            throws SQLException {
        long hours = (wide - 1) / Micros.HOUR + 1;
        var sums = new ArrayList<Sum>();
        for (long hour = first; hour < end; hour += hours) {
            sums.add(new Sum());
        }
        table.each(
                parts(filter.region().orElse("")),
                first,
                end,
                hours,
                (step, kind, day, whole) -> sums.get(step).add(kind, day, whole));
        var points = new ArrayList<Point>();
        for (Sum sum : sums) {
            points.add(point((first + points.size() * hours) * Micros.HOUR, sum, false));
        }
        return points;
    }

    /** Each detection counts in every step in which it went on. */
    private List<Point> fine(long start, long end, long wide) throws SQLException {
        var sums = new ArrayList<Sum>();
        for (long at = start; at < end; at += wide) {
            sums.add(new Sum());
        }
        matching(
                between(Micros.time(start), Micros.time(end)),
                (row, facts) -> {
                    long first = Math.max(row.firstUs(), start) - start;
                    long last = Math.min(row.lastUs(), end - 1) - start;
                    for (long i = first / wide; i <= last / wide; i++) {
                        sums.get((int) i).add(row.lastUs(), facts);
                    }
                });
        var points = new ArrayList<Point>();
        for (Sum sum : sums) {
            points.add(point(start + points.size() * wide, sum, false));
        }
        return points;
    }

    private Filter between(Instant from, Instant to) {
        return filter.with().between(from, to).build();
    }

    private static Point point(long start, Sum sum, boolean daily) {
        return new Point(
                Micros.time(start),
                sum.detections(),
                daily ? sum.dailyRates() : sum.rates(),
                daily ? sum.dailyPower() : sum.power());
    }

    private List<RegionSum> tallied(DayTable table, String top, List<String> below)
            throws SQLException {
        var sums = new ArrayList<RegionSum>();
        var rest = new Remainder();
        for (String code : below) {
            tally(table, code, rest).ifPresent(sums::add);
        }
        if (scope.everywhere() || tree.isIn(scope.regions(), top)) {
            table.each(List.of(top), (pool, day, kind, whole) -> rest.plus(day, kind, whole));
            var sum = rest.sum();
            if (sum.detections() > 0) {
                sums.add(region(top, sum, OptionalLong.empty()));
            }
        }
        return sums;
    }

    private Optional<RegionSum> tally(DayTable table, String code, Remainder rest)
            throws SQLException {
        var sum = new Sum();
        var lists = parts(code);
        table.each(
                lists,
                (pool, day, kind, whole) -> {
                    sum.add(kind, day, whole);
                    rest.minus(day, kind, whole);
                });
        if (sum.detections() == 0) {
            return Optional.empty();
        }
        var sites = OptionalLong.empty();
        if (table.isOfTimeOnly()) {
            sites = OptionalLong.of(new SiteCounts(connection).between(lists, filter));
        }
        return Optional.of(region(code, sum, sites));
    }

    private RegionSum region(String code, Sum sum, OptionalLong sites) {
        return new RegionSum(
                code,
                code.isEmpty() ? "" : tree.name(code),
                !code.isEmpty() && !tree.below(code).isEmpty(),
                sum.detections(),
                sites,
                sum.dailyRates(),
                sum.dailyPower());
    }

    private List<RegionSum> counted(String top) throws SQLException {
        Map<String, Sum> sums = new TreeMap<>();
        matching(
                filter,
                (row, facts) ->
                        sums.computeIfAbsent(below(top, facts.regionCodes()), c -> new Sum())
                                .add(row.lastUs(), facts));
        return sums.entrySet().stream()
                .map(e -> region(e.getKey(), e.getValue(), OptionalLong.of(e.getValue().sites())))
                .toList();
    }

    /** Of the regions of a detection that which is directly below; if there is none, the top. */
    static String below(String top, List<String> codes) {
        int next = codes.indexOf(top) + 1;
        return next < codes.size() ? codes.get(next) : top;
    }

    private void matching(Filter which, MatchingRows.Taker taker) throws SQLException {
        var search = Search.of(connection, scope, which);
        new MatchingRows(connection, search)
                .each(
                        (row, facts) -> {
                            if (search.counts(row)) {
                                taker.take(row, facts);
                            }
                        });
    }

    private List<String> parts(String region) {
        return tree.parts(scope, region);
    }

    private boolean stays(String region) {
        return tree.stays(region) && parts(region).stream().allMatch(tree::stays);
    }
}
