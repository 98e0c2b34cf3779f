package io.minewatch.emit.sink;

import java.time.Duration;

/**
 * How often a sink that is away is tried: after a first pause, then each time after twice as long,
 * up to a longest one. Pauses are made shorter by chance by up to a half, so that many sensors do
 * not come back all at the same moment.
 *
 * @param first pause
 * @param longest pause, from the first on
 */
public record Retry(Duration first, Duration longest) {

    /** A disk has room again when somebody made some; to look costs nothing. */
    public static final Retry NEAR = new Retry(Duration.ofMillis(500), Duration.ofMillis(500));

    /** A server that comes back should not meet everybody at once. */
    public static final Retry FAR = new Retry(Duration.ofSeconds(1), Duration.ofMinutes(1));

    /** What a far end may ask for at most; it may ask again then. */
    static final Duration MOST = Duration.ofMinutes(10);

    /**
     * The pause after so many refusals in a row.
     *
     * @param refusals from 1
     * @param chance from 0 to 1
     */
    Duration pause(int refusals, double chance) {
        int doublings = Math.min(refusals - 1, 30);
        long whole = Math.min(first.toMillis() << doublings, longest.toMillis());
        return Duration.ofMillis(whole - Math.round(whole / 2.0 * chance));
    }
}
