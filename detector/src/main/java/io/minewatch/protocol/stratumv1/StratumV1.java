package io.minewatch.protocol.stratumv1;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.bytes.Hex;
import io.minewatch.protocol.BinaryForm;
import io.minewatch.protocol.Dialect;
import io.minewatch.protocol.Fit;
import io.minewatch.protocol.Message;
import io.minewatch.protocol.Speaker;

import java.util.Optional;
import java.util.Set;

/**
 * Stratum V1, the JSON lines in which Bitcoin and its relatives are mined; see the README beside
 * this file. Messages of other dialects that borrow the {@code mining.} methods fit it too, but
 * never as its own.
 */
public final class StratumV1 implements Dialect {

    private static final Set<String> CLIENT_METHODS =
            Set.of(
                    "mining.subscribe",
                    "mining.authorize",
                    "mining.submit",
                    "mining.configure",
                    "mining.extranonce.subscribe",
                    "mining.suggest_difficulty",
                    "mining.suggest_target",
                    "mining.multi_version",
                    "mining.capabilities",
                    "mining.get_transactions",
                    "mining.get_txnhashes",
                    "mining.passthrough",
                    "mining.node",
                    "mining.remote",
                    "mining.term");

    private static final Set<String> SERVER_METHODS =
            Set.of(
                    "mining.notify",
                    "mining.set_difficulty",
                    "mining.set_target",
                    "mining.set_extranonce",
                    "set_extranonce",
                    "mining.set_version_mask",
                    "mining.ping",
                    "mining.print",
                    "client.reconnect",
                    "client.show_message",
                    "client.get_version");

    /** Said by no other dialect. */
    private static final Set<String> OWN_METHODS =
            Set.of(
                    "mining.configure",
                    "mining.suggest_difficulty",
                    "mining.suggest_target",
                    "mining.set_version_mask",
                    "mining.multi_version",
                    "mining.get_transactions",
                    "mining.get_txnhashes");

    /** All that stands at the top of a message. */
    private static final Set<String> MEMBERS =
            Set.of(
                    "id",
                    "jsonrpc",
                    "method",
                    "params",
                    "result",
                    "error",
                    "reject-reason",
                    "worker");

    private static final int NOTIFY_PARAMETERS = 9;
    private static final int HASH_DIGITS = 64;
    private static final int WORD_DIGITS = 8;

    @Override
    public String name() {
        return "stratum_v1";
    }

    @Override
    public Fit fit(Message message) {
        if (!message.hasOnly(MEMBERS)) {
            return Fit.NONE;
        }
        if (message.isReply()) {
            return isSubscription(message.result()) ? Fit.SHARED : Fit.NONE;
        }
        String method = message.method();
        if (OWN_METHODS.contains(method)
                || method.equals("mining.notify") && isBitcoinJob(message.params())
                || method.equals("mining.submit") && isBitcoinShare(message.params())) {
            return Fit.OWN;
        }
        if (method.startsWith("mining.")) {
            return Fit.SHARED;
        }
        return SERVER_METHODS.contains(method) ? Fit.HINT : Fit.NONE;
    }

    @Override
    public Optional<Speaker> speaker(Message message) {
        if (CLIENT_METHODS.contains(message.method())) {
            return Optional.of(Speaker.CLIENT);
        }
        if (SERVER_METHODS.contains(message.method()) || isSubscription(message.result())) {
            return Optional.of(Speaker.SERVER);
        }
        return Optional.empty();
    }

    @Override
    public boolean countsHashes() {
        return false;
    }

    @Override
    public Optional<BinaryForm> binaryForm() {
        return Optional.of(new AgentFrames());
    }

    @Override
    public Reader reader() {
        return new StratumV1Reader();
    }

    /** {@code [[["mining.notify", session] ...], extranonce1, extranonce2 size]}. */
    static boolean isSubscription(JsonNode result) {
        return result.isArray()
                && result.size() >= 3
                && result.path(0).isArray()
                && result.path(1).isTextual()
                && result.path(2).isIntegralNumber();
    }

    /** The nine parameters of a Bitcoin-style job. */
    static boolean isBitcoinJob(JsonNode params) {
        return params.isArray()
                && params.size() >= NOTIFY_PARAMETERS
                && Hex.isHex(Message.text(params.path(1)), HASH_DIGITS)
                && Hex.isHex(Message.text(params.path(2)))
                && params.path(4).isArray()
                && Hex.isHex(Message.text(params.path(5)), WORD_DIGITS)
                && Hex.isHex(Message.text(params.path(6)), WORD_DIGITS)
                && Hex.isHex(Message.text(params.path(7)), WORD_DIGITS);
    }

    /** Worker, job, extranonce2, time, nonce, and rolled version bits if there are any. */
    static boolean isBitcoinShare(JsonNode params) {
        return params.isArray()
                && (params.size() == 5 || params.size() == 6)
                && params.path(2).isTextual()
                && Hex.isHex(Message.text(params.path(3)), WORD_DIGITS)
                && Hex.isHex(Message.text(params.path(4)), WORD_DIGITS);
    }
}
