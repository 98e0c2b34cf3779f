package io.minewatch.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** What goes on now. */
final class Present {

    /** How long ago a miner may have been heard of last to count as one that mines now. */
    static final Duration NOW = Duration.ofMinutes(15);

    private static final Duration WEEK = Duration.ofDays(7);

    /** Pools that are shown. */
    private static final int MAX_POOLS = 20;

    private final Connection connection;
    private final Scope scope;
    private final Regions tree;

    Present(Connection connection, Scope scope) throws SQLException {
        this.connection = connection;
        this.scope = scope;
        this.tree = new Regions(connection);
    }

    Overview at(Instant now) throws SQLException {
        var all = new Sum();
        Map<String, Sum> regions = new TreeMap<>();
        Map<String, Sum> pools = new TreeMap<>();
        String top = top();
        var filter = Filter.NONE.with().between(now.minus(NOW), now).build();
        var search = Search.of(connection, scope, filter);
        new MatchingRows(connection, search)
                .each(
                        (row, facts) -> {
                            if (search.counts(row)) {
                                String code = Sums.below(top, facts.regionCodes());
                                all.add(row.lastUs(), facts);
                                regions.computeIfAbsent(code, c -> new Sum())
                                        .add(row.lastUs(), facts);
                                pools.computeIfAbsent(facts.pool(), p -> new Sum())
                                        .add(row.lastUs(), facts);
                            }
                        });
        var parts = tree.parts(scope, "");
        var counts = new SiteCounts(connection);
        return new Overview(
                now,
                all.sites(),
                all.clients(),
                all.detections(),
                all.rates(),
                all.power(),
                counts.since(parts, now.minus(WEEK)),
                counts.gone(parts, now.minus(WEEK).minus(WEEK), now.minus(WEEK)),
                regions.entrySet().stream().map(e -> region(e.getKey(), e.getValue())).toList(),
                pools.entrySet().stream()
                        .map(e -> pool(e.getKey(), e.getValue()))
                        .sorted(Comparator.comparingLong(PoolSum::detections).reversed())
                        .limit(MAX_POOLS)
                        .toList());
    }

    /** The region whose parts are shown: the only one there is, or everything. */
    private String top() {
        var tops = scope.everywhere() ? tree.below("") : List.copyOf(scope.regions());
        return tops.size() == 1 ? tops.getFirst() : "";
    }

    private RegionSum region(String code, Sum sum) {
        return new RegionSum(
                code,
                code.isEmpty() ? "" : tree.name(code),
                !code.isEmpty() && !tree.below(code).isEmpty(),
                sum.detections(),
                OptionalLong.of(sum.sites()),
                sum.rates(),
                sum.power());
    }

    private static PoolSum pool(String name, Sum sum) {
        return new PoolSum(name, sum.detections(), sum.rates(), sum.power());
    }
}
