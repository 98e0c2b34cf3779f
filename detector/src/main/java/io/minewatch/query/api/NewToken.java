package io.minewatch.query.api;

import io.minewatch.ledger.Ledger;
import io.minewatch.ledger.Scope;
import io.minewatch.ledger.Token;
import io.minewatch.query.api.access.Role;
import io.minewatch.query.api.access.Secret;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/** Tokens as they are made: by a command, or at the first start, so that somebody can get in. */
public final class NewToken {

    /** Long enough to make better ones with it. */
    private static final Duration FIRST_HOLDS = Duration.ofDays(30);

    private static final int ID_BYTES = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    private NewToken() {}

    /**
     * Makes an administrator's token if there is none of anybody; it is shown here and never again.
     */
    public static Optional<String> ifNone(Ledger ledger, Instant now) {
        if (!ledger.tokens().list().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                make(ledger, "first start", Role.ADMINISTRATOR, Scope.ALL, now, FIRST_HOLDS)
                        .secret());
    }

    /** Makes a token; its secret is in the answer and nowhere else. */
    public static Made make(
            Ledger ledger, String name, Role role, Scope scope, Instant now, Duration holds) {
        String secret = Secret.newToken();
        byte[] id = new byte[ID_BYTES];
        RANDOM.nextBytes(id);
        var token =
                new Token(
                        "t-" + HexFormat.of().formatHex(id),
                        Secret.hash(secret),
                        name,
                        role.text(),
                        scope,
                        now,
                        now.plus(holds),
                        Optional.empty());
        ledger.tokens().create(token);
        return new Made(secret, token);
    }

    /** A token and its secret. */
    public record Made(String secret, Token token) {}
}
