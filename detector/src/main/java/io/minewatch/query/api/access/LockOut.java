package io.minewatch.query.api.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Shuts out an address from which tokens come that nobody ever had. A token that is expired or
 * revoked does not count: a forgotten script must not shut out the office it stands in. Any thread
 * may ask.
 */
public final class LockOut {

    /** More addresses guess only in an attack that no list of addresses stops. */
    private static final int MAX_ADDRESSES = 65_536;

    private final int attempts;
    private final Duration time;
    private final LongSupplier nanos;
    private final Cache<String, Guesses> guesses;

    /**
     * @param attempts bad tokens after which an address is shut out
     * @param time for which it is, and in which they are counted
     * @param nanos a clock that never goes back
     */
    public LockOut(int attempts, Duration time, LongSupplier nanos) {
        this.attempts = attempts;
        this.time = time;
        this.nanos = nanos;
        guesses =
                Caffeine.newBuilder()
                        .maximumSize(MAX_ADDRESSES)
                        .ticker(nanos::getAsLong)
                        .expireAfterWrite(time)
                        .build();
    }

    /** How long this address is still shut out; empty if it is not. */
    public Optional<Duration> remaining(String address) {
        Guesses made = guesses.getIfPresent(address);
        if (made == null || made.count < attempts) {
            return Optional.empty();
        }
        long left = time.toNanos() - (nanos.getAsLong() - made.lastNanos);
        return left > 0 ? Optional.of(Duration.ofNanos(left)) : Optional.empty();
    }

    /** A token came from there that nobody ever had. */
    public void guessed(String address) {
        long now = nanos.getAsLong();
        guesses.asMap()
                .merge(
                        address,
                        new Guesses(1, now),
                        (before, _) -> new Guesses(Math.addExact(before.count, 1), now));
    }

    private record Guesses(int count, long lastNanos) {}
}
