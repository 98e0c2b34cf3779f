package io.minewatch.probe;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * How an endpoint is asked.
 *
 * @param timeout how long an answer is waited for; once nothing came, a quarter as long. All of it
 *     takes no longer than {@link #MAX_TIMEOUTS} of it
 * @param pause between two connections
 * @param tls true for TLS only, false for none; empty to find out
 * @param webSocket path, to ask by WebSocket only; empty to ask for everything
 * @param noise true to ask for Stratum V2's Noise only
 * @param protocols names of dialects or offers to ask for; empty for all
 */
public record ProbeSettings(
        Duration timeout,
        Duration pause,
        Optional<Boolean> tls,
        Optional<String> webSocket,
        boolean noise,
        Set<String> protocols) {

    /** Timeouts that one endpoint takes at most: with the usual one, a minute. */
    public static final int MAX_TIMEOUTS = 6;

    /** Everything, with time for a pool on the other side of the world. */
    public static final ProbeSettings DEFAULT =
            new ProbeSettings(
                    Duration.ofSeconds(10),
                    Duration.ofMillis(500),
                    Optional.empty(),
                    Optional.empty(),
                    false,
                    Set.of());

    /** What {@link #protocols} may hold. */
    public static Set<String> names() {
        return Offers.names();
    }

    /** The same with another timeout and pause. */
    public ProbeSettings with(Duration newTimeout, Duration newPause) {
        return new ProbeSettings(newTimeout, newPause, tls, webSocket, noise, protocols);
    }
}
