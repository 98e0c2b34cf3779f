package io.minewatch.query.api;

import com.linecorp.armeria.common.Cookie;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.RequestHeaders;

import io.minewatch.ledger.Ledger;
import io.minewatch.ledger.Token;
import io.minewatch.query.api.access.LockOut;
import io.minewatch.query.api.access.Role;
import io.minewatch.query.api.access.Secret;
import io.minewatch.query.api.access.Sessions;
import io.minewatch.query.api.access.Sessions.Session;

import java.time.Clock;
import java.util.Optional;

/** Finds out who asks, from the token or the console's cookie that a request carries. */
final class Access {

    /** Where the console shows the proof that a request is its own. */
    static final String CSRF_HEADER = "x-csrf-token";

    /** Of the cookie; a browser sends one so called over TLS only. */
    private static final String SECURE_COOKIE = "__Host-minewatch";

    private static final String PLAIN_COOKIE = "minewatch";
    private static final String BEARER = "Bearer ";

    private final Ledger ledger;
    private final LockOut lockOut;
    private final Sessions sessions;
    private final String cookieName;
    private final Clock clock;

    Access(Ledger ledger, LockOut lockOut, Sessions sessions, boolean secure, Clock clock) {
        this.ledger = ledger;
        this.lockOut = lockOut;
        this.sessions = sessions;
        this.cookieName = secure ? SECURE_COOKIE : PLAIN_COOKIE;
        this.clock = clock;
    }

    /**
     * Who asks.
     *
     * @param from the address asked from
     * @throws Problem if nobody does who is known
     */
    Caller identify(RequestHeaders headers, String from) {
        lockOut.remaining(from)
                .ifPresent(
                        wait -> {
                            throw Problem.later(
                                    ProblemType.LOCKED_OUT,
                                    "Too many tokens came from your address that are none.",
                                    wait);
                        });
        String authorization = headers.get(HttpHeaderNames.AUTHORIZATION, "");
        if (!authorization.isEmpty()) {
            return byToken(authorization, from);
        }
        return cookie(headers)
                .flatMap(sessions::find)
                .flatMap(this::bySession)
                .orElseThrow(
                        () ->
                                new Problem(
                                        ProblemType.TOKEN_REQUIRED,
                                        "Send a token: Authorization: Bearer mwt_..."));
    }

    private Caller byToken(String authorization, String from) {
        boolean bearer = authorization.regionMatches(true, 0, BEARER, 0, BEARER.length());
        String secret = bearer ? authorization.substring(BEARER.length()).strip() : "";
        if (!Secret.isPlausible(secret)) {
            lockOut.guessed(from);
            throw refused();
        }
        Optional<Token> token = ledger.tokens().find(Secret.hash(secret));
        if (token.isEmpty()) {
            lockOut.guessed(from);
        }
        return token.flatMap(it -> caller(it, Optional.empty())).orElseThrow(Access::refused);
    }

    private static Problem refused() {
        return new Problem(
                ProblemType.TOKEN_REFUSED, "There is no such token, or it holds no longer.");
    }

    private Optional<Caller> bySession(Session session) {
        return ledger.tokens()
                .find(session.tokenHash())
                .flatMap(token -> caller(token, Optional.of(session)));
    }

    private Optional<Caller> caller(Token token, Optional<Session> session) {
        if (!token.holds(clock.instant())) {
            return Optional.empty();
        }
        return Role.of(token.role())
                .map(
                        role ->
                                new Caller(
                                        token.hash(),
                                        token.id(),
                                        token.name(),
                                        role,
                                        token.scope(),
                                        token.expires(),
                                        session));
    }

    /** Whether a token still holds; for what goes on for long. */
    boolean stillHolds(Caller caller) {
        return ledger.tokens()
                .find(caller.tokenHash())
                .filter(token -> token.holds(clock.instant()))
                .isPresent();
    }

    /**
     * Lets only the console itself change something in the name of a session.
     *
     * @throws Problem if another site may have sent the request
     */
    void checkOrigin(Caller caller, RequestHeaders headers) {
        if (caller.session().isEmpty()) {
            return;
        }
        String site = headers.get("sec-fetch-site", "same-origin");
        boolean own = site.equals("same-origin") || site.equals("none");
        String proof = headers.get(CSRF_HEADER, "");
        if (!own || !caller.session().get().proves(proof)) {
            throw new Problem(
                    ProblemType.CROSS_SITE, "Send what the session gave as csrf: X-CSRF-Token");
        }
    }

    /** Begins a session; the cookie for the browser is in the answer. */
    Sessions.Opened begin(Caller caller) {
        return sessions.begin(caller.tokenHash());
    }

    /** Ends the session that a request belongs to. */
    void end(RequestHeaders headers) {
        cookie(headers).ifPresent(sessions::end);
    }

    /** The header that gives a browser its cookie, or takes it away if that is empty. */
    String setCookie(String value) {
        boolean ends = value.isEmpty();
        return Cookie.secureBuilder(cookieName, ends ? "-" : value)
                .path("/")
                .httpOnly(true)
                .secure(cookieName.equals(SECURE_COOKIE))
                .sameSite("Strict")
                .maxAge(ends ? 0 : Sessions.LONGEST.toSeconds())
                .build()
                .toSetCookieHeader();
    }

    private Optional<String> cookie(RequestHeaders headers) {
        return headers.cookies().stream()
                .filter(cookie -> cookie.name().equals(cookieName))
                .map(Cookie::value)
                .filter(Secret::isPlausible)
                .findFirst();
    }
}
