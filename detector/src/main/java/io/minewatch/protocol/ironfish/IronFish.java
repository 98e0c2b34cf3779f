package io.minewatch.protocol.ironfish;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.bytes.Hex;
import io.minewatch.protocol.Dialect;
import io.minewatch.protocol.Fit;
import io.minewatch.protocol.Message;
import io.minewatch.protocol.Speaker;

import java.util.Optional;
import java.util.Set;

/**
 * Iron Fish, mined by FishHash; see the README beside this file. It has methods of Stratum V1, but
 * all that it says stands in a member {@code body}, and every answer is a method too.
 */
public final class IronFish implements Dialect {

    private static final Set<String> CLIENT_METHODS =
            Set.of("mining.subscribe", "mining.submit", "mining.get_status");

    private static final Set<String> SERVER_METHODS =
            Set.of(
                    "mining.subscribed",
                    "mining.set_target",
                    "mining.notify",
                    "mining.wait_for_work",
                    "mining.submitted",
                    "mining.disconnect",
                    "mining.status");

    private static final Set<String> MEMBERS = Set.of("id", "method", "body");

    @Override
    public String name() {
        return "stratum_v1";
    }

    @Override
    public String variant() {
        return "ironfish";
    }

    @Override
    public Fit fit(Message message) {
        String method = message.method();
        if (!message.hasOnly(MEMBERS)
                || !CLIENT_METHODS.contains(method) && !SERVER_METHODS.contains(method)) {
            return Fit.NONE;
        }
        return isOwn(method, body(message)) ? Fit.OWN : Fit.HINT;
    }

    private static boolean isOwn(String method, JsonNode body) {
        return switch (method) {
            case "mining.subscribe" -> body.path("publicAddress").isTextual();
            case "mining.subscribed" -> body.path("clientId").isIntegralNumber();
            case "mining.set_target" -> body.path("target").isTextual();
            case "mining.notify" -> isWork(body) && Hex.isHex(Message.text(body.path("header")));
            case "mining.submit" ->
                    isWork(body) && Hex.isHex(Message.text(body.path("randomness")));
            case "mining.submitted" -> body.path("result").isBoolean();
            default -> false;
        };
    }

    private static boolean isWork(JsonNode body) {
        return body.path("miningRequestId").isIntegralNumber();
    }

    /** What a message says. */
    static JsonNode body(Message message) {
        return message.root().path("body");
    }

    @Override
    public boolean isUnmistakable(Message message) {
        return fit(message) == Fit.OWN;
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
    public Reader reader() {
        return new IronFishReader();
    }
}
