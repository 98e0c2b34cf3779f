package io.minewatch.protocol.webmining;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.protocol.Fit;
import io.minewatch.protocol.Message;
import io.minewatch.protocol.webmining.Saying.Kind;

import java.util.Optional;
import java.util.Set;

/** webminerpool: {@code identifier}, and the fields beside it. */
final class WebMinerPool {

    private static final Set<String> ALONE = Set.of("identifier");

    private WebMinerPool() {}

    static Optional<Saying> saying(Message message) {
        JsonNode root = message.root();
        return switch (root.path("identifier").textValue()) {
            case "handshake" -> Saying.ifTrue(isLogin(root), Kind.LOGIN, root);
            case "job" -> Saying.ifTrue(Work.isJob(root), Kind.JOB, root);
            case "solved" -> Saying.ifTrue(Work.isShare(root), Kind.SHARE, root);
            case "hashsolved" ->
                    message.hasOnly(ALONE)
                            ? Optional.of(new Saying(Kind.TAKEN, Fit.SHARED, root))
                            : Optional.empty();
            case "error" -> Saying.hint(Kind.REFUSED, root);
            default -> Optional.empty();
        };
    }

    /** An address and its pool, or a name that stands for both at the server. */
    private static boolean isLogin(JsonNode root) {
        boolean named =
                Message.optionalText(root.path("loginid")).isPresent()
                        || Message.optionalText(root.path("login")).isPresent()
                                && Message.optionalText(root.path("pool")).isPresent();
        return named && root.path("version").isIntegralNumber();
    }
}
