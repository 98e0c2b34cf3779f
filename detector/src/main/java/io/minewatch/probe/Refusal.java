package io.minewatch.probe;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.protocol.Message;

import java.util.regex.Pattern;

/** Tells a pool that says no from any other service that does not know what it was asked. */
final class Refusal {

    /** What pools complain of; wallets, nodes and other services of JSON do not. */
    private static final Pattern WORDS =
            Pattern.compile(
                    "(?i)address|wallet|worker|payment|payout|mining|miner|\\bpool|algorithm"
                            + "|invalid.{0,4} (?:login|user(?:name)?)\\b|nicehash|\\bshares?\\b");

    /** Of those that do not know the method, whatever else they say. */
    private static final Pattern UNKNOWN = Pattern.compile("(?i)method|unknown|parse error");

    /** JSON-RPC 2.0, 5.1: not JSON, not a request, no such method, wrong parameters. */
    private static final int LOWEST = -32_700;

    private static final int HIGHEST = -32_600;

    private Refusal() {}

    /**
     * True if it is a pool's. Errors of the Stratum family are lists of number, text and trace;
     * nobody else writes them so. Elsewhere the text has to tell.
     */
    static boolean isPools(Message message) {
        JsonNode error = message.error();
        if (error.isArray()) {
            return error.size() >= 2
                    && error.path(0).isIntegralNumber()
                    && error.path(1).isTextual();
        }
        int code = error.path("code").asInt(0);
        if (code >= LOWEST && code <= HIGHEST) {
            return false;
        }
        String text = message.errorText().orElse("");
        return text.isEmpty() && !message.isError() && !message.result().isContainerNode()
                || WORDS.matcher(text).find() && !UNKNOWN.matcher(text).find();
    }
}
