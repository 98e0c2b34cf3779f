package io.minewatch.query.api.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * How often one of many may ask: a bucket of requests for each that fills at a steady rate. Any
 * thread may ask.
 */
public final class RateLimit {

    /** Who is forgotten first begins with a full bucket again: no worse than waiting. */
    private static final int MAX_KEYS = 65_536;

    private static final double NANOS = 1e9;

    private final double perSecond;
    private final double burst;
    private final LongSupplier nanos;
    private final Cache<String, Bucket> buckets;

    /**
     * @param perSecond requests in the long run; positive
     * @param burst requests at once; 1 or more
     * @param nanos a clock that never goes back
     */
    public RateLimit(double perSecond, int burst, LongSupplier nanos) {
        this.perSecond = perSecond;
        this.burst = burst;
        this.nanos = nanos;
        var full = Duration.ofNanos((long) (burst / perSecond * NANOS) + 1);
        buckets =
                Caffeine.newBuilder()
                        .maximumSize(MAX_KEYS)
                        .ticker(nanos::getAsLong)
                        .expireAfterAccess(full)
                        .build();
    }

    /** Takes one request; empty if there is one, or else how long until there is. */
    public Optional<Duration> take(String key) {
        long now = nanos.getAsLong();
        return buckets.get(key, _ -> new Bucket(burst, now)).take(now);
    }

    /** What one of them has left. */
    private final class Bucket {

        private double left;
        private long since;

        Bucket(double left, long since) {
            this.left = left;
            this.since = since;
        }

        synchronized Optional<Duration> take(long now) {
            left = Math.min(burst, left + Math.max(0, now - since) / NANOS * perSecond);
            since = now;
            if (left >= 1) {
                left -= 1;
                return Optional.empty();
            }
            return Optional.of(Duration.ofNanos((long) ((1 - left) / perSecond * NANOS)));
        }
    }
}
