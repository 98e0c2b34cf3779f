package io.minewatch.query.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** Why a request gets no answer, in the words of RFC 9457. */
final class Problem extends RuntimeException {

    static final String MEDIA_TYPE = "application/problem+json";

    private static final long serialVersionUID = 1;

    private final ProblemType type;
    private final String parameter;
    private final long retrySeconds;

    private Problem(ProblemType type, String detail, String parameter, long retrySeconds) {
        // Whoever asks nonsense must not make this program walk its stack for it.
        super(detail, null, false, false);
        this.type = type;
        this.parameter = parameter;
        this.retrySeconds = retrySeconds;
    }

    Problem(ProblemType type, String detail) {
        this(type, detail, "", 0);
    }

    /** A parameter that is wrong, by its name. */
    static Problem parameter(ProblemType type, String name, String detail) {
        return new Problem(type, detail, name, 0);
    }

    /** Something that may be asked again after a while. */
    static Problem later(ProblemType type, String detail, Duration wait) {
        return new Problem(type, detail, "", Math.max(1, wait.toSeconds() + 1));
    }

    /** The same for what is not there and for what may not be seen. */
    static Problem notFound() {
        return new Problem(ProblemType.NOT_FOUND, "Nothing is there, or nothing you may see.");
    }

    ProblemType type() {
        return type;
    }

    /** Whole seconds after which to ask again, if that helps. */
    Optional<Long> retrySeconds() {
        return retrySeconds > 0 ? Optional.of(retrySeconds) : Optional.empty();
    }

    byte[] body() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("type", type.uri());
        node.put("title", type.title);
        node.put("status", type.status);
        node.put("detail", getMessage());
        if (!parameter.isEmpty()) {
            node.put("parameter", parameter);
        }
        return node.toString().getBytes(StandardCharsets.UTF_8);
    }
}
