package io.minewatch.protocol.ethereum;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.protocol.Dialect;
import io.minewatch.protocol.Fit;
import io.minewatch.protocol.Message;
import io.minewatch.protocol.Speaker;
import io.minewatch.protocol.stratum.Words;

import java.util.Optional;
import java.util.Set;

/**
 * EthereumStratum/1.0.0 of NiceHash and its successor /2.0.0 (EIP 1571); see the README beside this
 * file. Both use methods of Stratum V1 with other parameters. Other coins announce themselves as
 * version 1.0.0 too, and then send jobs of their own: such jobs are no part of it.
 */
public final class EthereumStratum implements Dialect {

    private static final Set<String> CLIENT_METHODS =
            Set.of(
                    "mining.hello",
                    "mining.subscribe",
                    "mining.extranonce.subscribe",
                    "mining.authorize",
                    "mining.submit",
                    "mining.noop",
                    "eth_submitHashrate");

    private static final Set<String> SERVER_METHODS =
            Set.of(
                    "mining.notify",
                    "mining.set",
                    "mining.set_difficulty",
                    "mining.set_extranonce",
                    "mining.reconnect",
                    "client.reconnect",
                    "client.show_message",
                    "client.get_version");

    /** All that stands at the top of a message. */
    private static final Set<String> MEMBERS =
            Set.of("id", "jsonrpc", "method", "params", "result", "error", "worker");

    private static final String FIRST_VERSION = "EthereumStratum/1.0.0";
    private static final String SECOND_VERSION = "EthereumStratum/2.0.0";

    @Override
    public String name() {
        return "ethereum_stratum";
    }

    @Override
    public Fit fit(Message message) {
        if (!message.hasOnly(MEMBERS)) {
            return Fit.NONE;
        }
        if (message.isReply()) {
            return fitReply(message.result());
        }
        JsonNode params = message.params();
        return switch (message.method()) {
            case "mining.hello" -> isSecond(params) ? Fit.OWN : Fit.NONE;
            case "mining.notify" -> JobLayout.of(params).isPresent() ? Fit.OWN : Fit.NONE;
            case "mining.submit" -> ShareLayout.fit(params);
            case "mining.set" -> isSetting(params) ? Fit.OWN : Fit.NONE;
            case "mining.subscribe" -> isFirst(message.param(1)) ? Fit.SHARED : Fit.HINT;
            case "mining.noop", "mining.bye", "mining.hashrate", "mining.reconnect" -> Fit.SHARED;
            default ->
                    Words.isFamily(message.method())
                                    || CLIENT_METHODS.contains(message.method())
                                    || SERVER_METHODS.contains(message.method())
                            ? Fit.HINT
                            : Fit.NONE;
        };
    }

    private static Fit fitReply(JsonNode result) {
        if (isSecond(result)) {
            return Fit.OWN;
        }
        return isSubscription(result) ? Fit.SHARED : Fit.HINT;
    }

    @Override
    public boolean isUnmistakable(Message message) {
        return fit(message) == Fit.OWN
                || isSubscription(message.result())
                || Words.isUnmistakable(message);
    }

    @Override
    public Optional<Speaker> speaker(Message message) {
        String method = message.method();
        if (CLIENT_METHODS.contains(method)) {
            return Optional.of(Speaker.CLIENT);
        }
        if (SERVER_METHODS.contains(method)
                || isSubscription(message.result())
                || isSecond(message.result())) {
            return Optional.of(Speaker.SERVER);
        }
        if (method.equals("mining.hashrate")) {
            return Optional.of(message.params().isArray() ? Speaker.CLIENT : Speaker.SERVER);
        }
        return Optional.empty();
    }

    @Override
    public boolean countsHashes() {
        return true;
    }

    @Override
    public Reader reader() {
        return new EthereumStratumReader();
    }

    /** {@code [["mining.notify", session, version], extranonce]}. */
    static boolean isSubscription(JsonNode result) {
        return isFirst(result.path(0).path(2)) && result.path(1).isTextual();
    }

    private static boolean isFirst(JsonNode version) {
        return Message.text(version).equals(FIRST_VERSION);
    }

    /** A greeting of either side. */
    private static boolean isSecond(JsonNode greeting) {
        return Message.text(greeting.path("proto")).equals(SECOND_VERSION);
    }

    private static boolean isSetting(JsonNode params) {
        return params.isObject()
                && (params.path("target").isTextual()
                        || params.path("epoch").isTextual()
                        || params.path("extranonce").isTextual());
    }
}
