package io.minewatch.protocol.beam;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.bytes.Hex;
import io.minewatch.protocol.Dialect;
import io.minewatch.protocol.Fit;
import io.minewatch.protocol.Message;
import io.minewatch.protocol.Speaker;

import java.util.Optional;
import java.util.Set;

/**
 * The dialect of Beam; see the README beside this file. Everything stands at the top of a message,
 * and every message has a method, the replies too.
 */
public final class Beam implements Dialect {

    private static final Set<String> CLIENT_METHODS = Set.of("login", "solution");

    private static final Set<String> SERVER_METHODS = Set.of("job", "result", "cancel");

    /** All that stands in a message, of whatever kind. */
    private static final Set<String> MEMBERS =
            Set.of(
                    "id",
                    "jsonrpc",
                    "method",
                    "api_key",
                    "agent",
                    "input",
                    "difficulty",
                    "height",
                    "nonceprefix",
                    "forkheight",
                    "forkheight2",
                    "code",
                    "description",
                    "blockhash",
                    "nonce",
                    "output");

    /** The id of logins, and of their replies. */
    static final String LOGIN = "login";

    /** A result with this code says that a share counts. */
    static final int ACCEPTED = 1;

    /** A difficulty of 2, in its packed form. */
    private static final long LEAST_PACKED = 1 << 24;

    private static final int INPUT_DIGITS = 64;
    private static final int NONCE_DIGITS = 16;

    /** 104 bytes. */
    private static final int OUTPUT_DIGITS = 208;

    @Override
    public String name() {
        return "beam";
    }

    @Override
    public Fit fit(Message message) {
        JsonNode root = message.root();
        if (!message.hasOnly(MEMBERS) || message.id().isEmpty()) {
            return Fit.NONE;
        }
        return switch (message.method()) {
            case "login" -> fitLogin(root);
            case "job" -> isJob(root) ? Fit.OWN : Fit.NONE;
            case "solution" -> isSolution(root) ? Fit.OWN : Fit.NONE;
            case "result" -> fitResult(root);
            case "cancel" -> Fit.HINT;
            default -> Fit.NONE;
        };
    }

    /** A key at the top may be anybody's; the id is the same with all miners. */
    private static Fit fitLogin(JsonNode root) {
        if (!root.path("api_key").isTextual()) {
            return Fit.NONE;
        }
        return Message.text(root.path("id")).equals(LOGIN) ? Fit.OWN : Fit.HINT;
    }

    /**
     * With the member's name for the nonce it is a login's. A number and a word others have too:
     * all that is heard of a pool may be that shares are accepted, but then again and again.
     */
    private static Fit fitResult(JsonNode root) {
        JsonNode code = root.path("code");
        if (!code.isIntegralNumber()) {
            return Fit.NONE;
        }
        if (root.has("nonceprefix") || root.has("forkheight")) {
            return Fit.OWN;
        }
        return code.asInt() == ACCEPTED && !root.has("output") ? Fit.REPEATED : Fit.HINT;
    }

    static boolean isJob(JsonNode root) {
        return Hex.isHex(Message.text(root.path("input")), INPUT_DIGITS)
                && root.path("difficulty").isIntegralNumber();
    }

    static boolean isSolution(JsonNode root) {
        return Hex.isHex(Message.text(root.path("nonce")), NONCE_DIGITS)
                && Hex.isHex(Message.text(root.path("output")), OUTPUT_DIGITS);
    }

    /** A key and the word are anybody's, and so are a hash and how hard something is. */
    @Override
    public boolean isUnmistakable(Message message) {
        return fit(message) == Fit.OWN
                && !message.method().equals("login")
                && (!isJob(message.root()) || isPacked(message.root()));
    }

    private static boolean isPacked(JsonNode job) {
        return job.path("difficulty").asLong() >= LEAST_PACKED || job.has("nonceprefix");
    }

    @Override
    public Optional<Speaker> speaker(Message message) {
        return Speaker.of(message, CLIENT_METHODS, SERVER_METHODS);
    }

    @Override
    public boolean countsHashes() {
        return true;
    }

    @Override
    public String unit() {
        return "Sol/s";
    }

    @Override
    public Reader reader() {
        return new BeamReader();
    }
}
