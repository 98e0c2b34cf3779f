package io.minewatch.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Changes of the sums by region, pool and day. */
final class Tallies {

    private static final String ADD =
            "insert into tally (region, pool, day, kind, detections, lo, mid, hi, power_lo,"
                    + " power_hi) values (?,?,?,?,?,?,?,?,?,?)"
                    + " on conflict (region, pool, day, kind) do update set"
                    + " detections = tally.detections + excluded.detections,"
                    + " lo = tally.lo + excluded.lo, mid = tally.mid + excluded.mid,"
                    + " hi = tally.hi + excluded.hi,"
                    + " power_lo = tally.power_lo + excluded.power_lo,"
                    + " power_hi = tally.power_hi + excluded.power_hi";

    private static final String CLEAN =
            "delete from tally where region = ? and pool = ? and day = ? and kind = ?"
                    + " and detections = 0";

    private record Key(String region, String pool, long day, String kind) {}

    private final Map<Key, long[]> sums = new HashMap<>();

    void plus(Stored row) {
        add(row, 1);
    }

    void minus(Stored row) {
        add(row, -1);
    }

    void write(Rows rows) {
        sums.forEach(
                (key, sum) ->
                        rows.addSorted(
                                ADD,
                                key.region,
                                key.pool,
                                key.day,
                                key.kind,
                                sum[0],
                                sum[1],
                                sum[2],
                                sum[3],
                                sum[4],
                                sum[5]));
        sums.forEach(
                (key, sum) -> {
                    if (sum[0] < 0) {
                        rows.add(CLEAN, key.region, key.pool, key.day, key.kind);
                    }
                });
        sums.clear();
    }

    private void add(Stored row, int sign) {
        var facts = row.together().facts();
        var kind = Kind.of(facts, row.state());
        long[] values = kind.whole(facts);
        long day = Micros.day(row.together().lastUs());
        for (String region : regions(facts)) {
            for (String pool : List.of("", facts.pool())) {
                long[] sum =
                        sums.computeIfAbsent(
                                new Key(region, pool, day, kind.text()), key -> new long[6]);
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += sign * values[i];
                }
            }
        }
    }

    private static List<String> regions(Facts facts) {
        var regions = new ArrayList<String>();
        regions.add("");
        regions.addAll(facts.regionCodes());
        return regions;
    }
}
