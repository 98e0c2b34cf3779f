package io.minewatch.protocol.equihash;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.bytes.Hex;
import io.minewatch.protocol.Dialect;
import io.minewatch.protocol.Fit;
import io.minewatch.protocol.Message;
import io.minewatch.protocol.Speaker;
import io.minewatch.protocol.stratum.Words;

import java.util.Optional;
import java.util.Set;

/**
 * Stratum for Equihash, ZIP 301; see the README beside this file. The methods are those of Stratum
 * V1: only jobs and shares have a form of their own.
 */
public final class EquihashStratum implements Dialect {

    private static final Set<String> CLIENT_METHODS =
            Set.of(
                    "mining.subscribe",
                    "mining.authorize",
                    "mining.submit",
                    "mining.suggest_target",
                    "mining.extranonce.subscribe");

    private static final Set<String> SERVER_METHODS =
            Set.of(
                    "mining.notify",
                    "mining.set_target",
                    "mining.set_difficulty",
                    "mining.set_extranonce",
                    "client.reconnect",
                    "client.show_message");

    /** All that stands at the top of a message. */
    private static final Set<String> MEMBERS =
            Set.of("id", "jsonrpc", "method", "params", "result", "error", "worker");

    /** The whole nonce has 32 bytes; something is left to the miner. */
    private static final int MAX_NONCE1_DIGITS = 62;

    @Override
    public String name() {
        return "equihash_stratum";
    }

    @Override
    public Fit fit(Message message) {
        if (!message.hasOnly(MEMBERS)) {
            return Fit.NONE;
        }
        if (message.isReply()) {
            return Fit.HINT;
        }
        return switch (message.method()) {
            case "mining.notify" -> JobLayout.isJob(message.params()) ? Fit.OWN : Fit.HINT;
            case "mining.submit" ->
                    SolutionSize.ofShare(message.params()).isPresent() ? Fit.OWN : Fit.HINT;
            case "mining.set_target" -> Fit.SHARED;
            default ->
                    Words.isFamily(message.method()) || SERVER_METHODS.contains(message.method())
                            ? Fit.HINT
                            : Fit.NONE;
        };
    }

    @Override
    public boolean isUnmistakable(Message message) {
        return fit(message) == Fit.OWN || Words.isUnmistakable(message);
    }

    @Override
    public Optional<Speaker> speaker(Message message) {
        if (CLIENT_METHODS.contains(message.method())) {
            return Optional.of(Speaker.CLIENT);
        }
        return SERVER_METHODS.contains(message.method()) || isSubscription(message.result())
                ? Optional.of(Speaker.SERVER)
                : Optional.empty();
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
        return new EquihashReader();
    }

    /** {@code [session or null, first part of the nonce]}. */
    static boolean isSubscription(JsonNode result) {
        return result.isArray()
                && result.size() == 2
                && (result.path(0).isNull() || result.path(0).isTextual())
                && isNonce1(Message.text(result.path(1)));
    }

    static boolean isNonce1(String text) {
        return text.length() <= MAX_NONCE1_DIGITS && text.length() % 2 == 0 && Hex.isHex(text);
    }
}
