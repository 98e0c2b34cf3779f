package io.minewatch.ledger;

import io.minewatch.estimate.Poisson;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What conversations did in each five minutes: what their reports say by then, less what they said
 * in the bucket before.
 */
final class Timeline {

    private static final double CONFIDENCE = 0.95;

    /** Of all conversations in one bucket. */
    private static final class Bucket {
        private long submitted;
        private long accepted;
        private long rejected;
        private Snapshot last = NOTHING;
        private String unit = "";
        private String algorithm = "";
        private double work;
        private long rated;
    }

    private static final Snapshot NOTHING = new Snapshot(0, 0, 0, 0, "", "", "", 0, 0);

    private final Map<Long, Bucket> buckets = new TreeMap<>();
    private final Map<String, Snapshot> before = new HashMap<>();

    /** Those of one conversation come in their order. */
    void add(String flow, long slot, Snapshot now) {
        var was = before.getOrDefault(flow, NOTHING);
        before.put(flow, now);
        var bucket = buckets.computeIfAbsent(slot, s -> new Bucket());
        bucket.submitted += Math.max(0, now.submitted() - was.submitted());
        long accepted = Math.max(0, now.accepted() - was.accepted());
        bucket.accepted += accepted;
        bucket.rejected += Math.max(0, now.rejected() - was.rejected());
        if (now.lastUs() >= bucket.last.lastUs() && !now.difficulty().isEmpty()) {
            bucket.last = now;
        }
        boolean first = bucket.unit.isEmpty();
        boolean alike = now.unit().equals(bucket.unit) && now.algorithm().equals(bucket.algorithm);
        if (!now.unit().isEmpty() && (first || alike)) {
            bucket.unit = now.unit();
            bucket.algorithm = now.algorithm();
            bucket.work += Math.max(0, now.work() - was.work());
            bucket.rated += accepted;
        }
    }

    List<Progress> buckets() {
        var list = new ArrayList<Progress>();
        buckets.forEach((slot, bucket) -> list.add(progress(slot, bucket)));
        return list;
    }

    private static Progress progress(long slot, Bucket bucket) {
        return new Progress(
                Micros.time(slot * Micros.SLOT),
                bucket.submitted,
                bucket.accepted,
                bucket.rejected,
                Optional.of(bucket.last.difficulty()).filter(text -> !text.isEmpty()),
                rate(bucket));
    }

    /** The work over the five minutes; the interval is that of the number of shares. */
    private static Optional<Rate> rate(Bucket bucket) {
        if (bucket.unit.isEmpty() || bucket.work <= 0) {
            return Optional.empty();
        }
        double mid = bucket.work * Micros.SECOND / Micros.SLOT;
        double count = Math.max(bucket.rated, 1);
        var range = Poisson.interval(count, CONFIDENCE);
        return Optional.of(
                new Rate(
                        bucket.algorithm,
                        bucket.unit,
                        mid * range.lo() / count,
                        mid,
                        mid * range.hi() / count));
    }
}
