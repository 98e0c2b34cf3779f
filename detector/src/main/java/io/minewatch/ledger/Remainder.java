package io.minewatch.ledger;

import java.util.HashMap;
import java.util.Map;

/** What of a region is in none of those below it: whole numbers, so the difference is exact. */
final class Remainder {

    private record Key(long day, Kind kind) {}

    private final Map<Key, long[]> wholes = new HashMap<>();

    /** Of the region. */
    void plus(long day, Kind kind, long[] whole) {
        add(day, kind, whole, 1);
    }

    /** Of one below it. */
    void minus(long day, Kind kind, long[] whole) {
        add(day, kind, whole, -1);
    }

    private void add(long day, Kind kind, long[] whole, int sign) {
        long[] sum = wholes.computeIfAbsent(new Key(day, kind), key -> new long[whole.length]);
        for (int i = 0; i < sum.length; i++) {
            sum[i] += sign * whole[i];
        }
    }

    Sum sum() {
        var sum = new Sum();
        wholes.forEach(
                (key, whole) -> {
                    if (whole[0] > 0) {
                        sum.add(key.kind, key.day, whole);
                    }
                });
        return sum;
    }
}
