package io.minewatch.query.api.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Who works with the console. A session stands for a token, and ends with it; it lives in memory
 * only, so that a restart ends all. Any thread may ask.
 */
public final class Sessions {

    /** Open browsers; the ones longest unused end first. */
    private static final int MAX_SESSIONS = 4096;

    /** A desk that was left alone. */
    private static final Duration IDLE = Duration.ofHours(1);

    /** A shift and a half. */
    public static final Duration LONGEST = Duration.ofHours(12);

    private final LongSupplier nanos;
    private final Cache<String, Session> open;

    /**
     * @param nanos a clock that never goes back
     */
    public Sessions(LongSupplier nanos) {
        this.nanos = nanos;
        open =
                Caffeine.newBuilder()
                        .maximumSize(MAX_SESSIONS)
                        .ticker(nanos::getAsLong)
                        .expireAfterAccess(IDLE)
                        .build();
    }

    /** Begins a session for the token with this hash. */
    public Opened begin(String tokenHash) {
        String cookie = Secret.random();
        var session = new Session(tokenHash, Secret.random(), nanos.getAsLong());
        open.put(Secret.hash(cookie), session);
        return new Opened(cookie, session);
    }

    /** The session of a cookie; empty if there is none, or no more. */
    public Optional<Session> find(String cookie) {
        Session session = open.getIfPresent(Secret.hash(cookie));
        if (session == null || nanos.getAsLong() - session.begunNanos > LONGEST.toNanos()) {
            return Optional.empty();
        }
        return Optional.of(session);
    }

    /** Ends the session of a cookie, if there is one. */
    public void end(String cookie) {
        open.invalidate(Secret.hash(cookie));
    }

    /**
     * A session that has begun.
     *
     * @param cookie the secret by which the browser shows it, never kept
     */
    public record Opened(String cookie, Session session) {}

    /**
     * One browser's session.
     *
     * @param tokenHash of the token it stands for
     * @param csrf what a request that changes something must carry in a header, which no other site
     *     can make a browser send
     */
    public record Session(String tokenHash, String csrf, long begunNanos) {

        /** Whether this is the session's proof, compared in constant time. */
        public boolean proves(String text) {
            return MessageDigest.isEqual(
                    csrf.getBytes(StandardCharsets.UTF_8), text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
