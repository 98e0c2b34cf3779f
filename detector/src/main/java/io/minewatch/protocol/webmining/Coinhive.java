package io.minewatch.protocol.webmining;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.protocol.Fit;
import io.minewatch.protocol.Message;
import io.minewatch.protocol.webmining.Saying.Kind;

import java.util.Optional;
import java.util.Set;

/** Coinhive and what was made after it: {@code type} and {@code params}. */
final class Coinhive {

    private static final Set<String> MEMBERS = Set.of("type", "params");

    /** Whose hashes they are. */
    private static final Set<String> VISITORS = Set.of("anonymous", "token", "user");

    private Coinhive() {}

    static Optional<Saying> saying(Message message) {
        JsonNode params = message.params();
        if (!message.hasOnly(MEMBERS) || !params.isObject()) {
            return Optional.empty();
        }
        return switch (message.root().path("type").textValue()) {
            case "auth" -> Saying.ifTrue(isLogin(params), Kind.LOGIN, params);
            case "authed" -> Saying.ifTrue(isWelcome(params), Kind.WELCOME, params);
            case "job" -> Saying.ifTrue(Work.isJob(params), Kind.JOB, params);
            case "submit" -> Saying.ifTrue(Work.isShare(params), Kind.SHARE, params);
            case "hash_accepted" ->
                    params.path("hashes").isIntegralNumber()
                            ? Optional.of(new Saying(Kind.TAKEN, Fit.SHARED, params))
                            : Optional.empty();
            case "error", "banned" -> Saying.hint(Kind.REFUSED, params);
            case "verify", "verified" -> Saying.hint(Kind.NOTICE, params);
            default -> Optional.empty();
        };
    }

    private static boolean isLogin(JsonNode params) {
        return Message.optionalText(params.path("site_key")).isPresent()
                && VISITORS.contains(Message.text(params.path("type")));
    }

    private static boolean isWelcome(JsonNode params) {
        return params.path("token").isTextual() && params.path("hashes").isIntegralNumber();
    }
}
