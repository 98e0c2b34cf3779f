package io.minewatch.protocol.ethereum;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.bytes.Hex;
import io.minewatch.protocol.Dialect;
import io.minewatch.protocol.Fit;
import io.minewatch.protocol.Message;
import io.minewatch.protocol.Quantity;
import io.minewatch.protocol.Speaker;
import io.minewatch.protocol.carrier.Envelope;

import java.util.Optional;
import java.util.Set;

/**
 * ETHPROXY, the work methods of Ethereum nodes made into a conversation on lines; see the README
 * beside this file. The same methods over HTTP are another dialect, all other methods of nodes are
 * none.
 */
public final class EthProxy implements Dialect {

    /**
     * Cortex took over methods and all, with its own name before them, and finds cycles in graphs.
     */
    static final String CORTEX = "ctxc_";

    private static final String ETHEREUM = "eth_";

    private static final Set<String> CLIENT_METHODS =
            Set.of(
                    "eth_login",
                    "eth_submitLogin",
                    "eth_getWork",
                    "eth_submitWork",
                    "eth_submitHashrate",
                    "ctxc_submitLogin",
                    "ctxc_getWork",
                    "ctxc_submitWork",
                    "ctxc_submitHashrate");

    private static final Set<String> SERVER_METHODS =
            Set.of("client.reconnect", "client.show_message");

    /** All that stands at the top of a message. */
    private static final Set<String> MEMBERS =
            Set.of(
                    "id", "jsonrpc", "method", "params", "result", "error", "worker", "height",
                    "algo");

    private static final int NONCE_DIGITS = 16;
    private static final int HASH_DIGITS = 64;

    /** 42 edges of 4 bytes. */
    private static final int CYCLE_DIGITS = 336;

    /**
     * A pool's target is below 2^240: easier shares would come hundreds a second. Without this a
     * list of three hashes, which a node gives for other questions, would be work.
     */
    private static final String TARGET_START = "0000";

    /** Cycles are found a few a second at most, so their targets are easy; beside a height. */
    private static final String CYCLE_TARGET_START = "00";

    /**
     * No chain is so hard that a target begins with 20 zeros: amounts and addresses do, filled up.
     */
    private static final String OTHER_START = "0".repeat(20);

    @Override
    public String name() {
        return "ethproxy";
    }

    @Override
    public Fit fit(Message message) {
        if (!message.hasOnly(MEMBERS)) {
            return Fit.NONE;
        }
        if (message.isReply()) {
            return ifTrue(isWork(message.result()) && isOfPool(message.result()));
        }
        return switch (method(message)) {
            case "eth_login" -> Fit.HINT;
            case "eth_submitLogin" -> ifTrue(message.param(0).isTextual());
            case "eth_submitWork" -> ifTrue(isShare(message));
            case "eth_submitHashrate" -> isClaim(message) ? Fit.SHARED : Fit.NONE;
            case "eth_getWork" -> Fit.SHARED;
            case "client.reconnect", "client.show_message" -> Fit.HINT;
            default -> Fit.NONE;
        };
    }

    /** The method by Ethereum's name for it. */
    static String method(Message message) {
        String method = message.method();
        return method.startsWith(CORTEX) && CLIENT_METHODS.contains(method)
                ? ETHEREUM + method.substring(CORTEX.length())
                : method;
    }

    /** Whatever else they speak, miners of the Ethereum family tell their hashrate so. */
    static boolean isClaim(Message message) {
        return Quantity.first(message).isPresent();
    }

    private static Fit ifTrue(boolean own) {
        return own ? Fit.OWN : Fit.NONE;
    }

    /** On a line only pools take these; by WebSocket a node answers them to whoever tries. */
    @Override
    public boolean isUnmistakable(Message message) {
        return message.envelope().kind() == Envelope.Kind.LINE
                || fit(message) == Fit.OWN && !message.method().equals("eth_submitWork");
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
        return new EthProxyReader();
    }

    private static boolean isOfPool(JsonNode work) {
        return hasPoolTarget(work) || hasHeight(work) && hasTarget(work, CYCLE_TARGET_START);
    }

    /** Three hashes and a height are only work. */
    static boolean hasHeight(JsonNode work) {
        return work.size() == 4 && Quantity.of(Message.text(work.path(3))).isPresent();
    }

    /** Header, seed, target, and with some pools the height. */
    static boolean isWork(JsonNode result) {
        return result.isArray()
                && result.size() >= 3
                && isHash(result.path(0))
                && isHash(result.path(1))
                && isHash(result.path(2));
    }

    static boolean hasPoolTarget(JsonNode work) {
        return work.size() <= 4 && hasTarget(work, TARGET_START);
    }

    private static boolean hasTarget(JsonNode work, String start) {
        String target = Hex.bare(Message.text(work.path(2)));
        return target.startsWith(start) && !target.startsWith(OTHER_START);
    }

    /** Nonce, header, and the mix or a cycle. */
    static boolean isShare(Message message) {
        String proof = Hex.bare(Message.text(message.param(2)));
        boolean isCortex = message.method().startsWith(CORTEX);
        return Hex.isHex(Hex.bare(Message.text(message.param(0))), NONCE_DIGITS)
                && isHash(message.param(1))
                && Hex.isHex(proof, isCortex ? CYCLE_DIGITS : HASH_DIGITS);
    }

    private static boolean isHash(JsonNode node) {
        return Hex.isHex(Hex.bare(Message.text(node)), HASH_DIGITS);
    }
}
