package io.minewatch.protocol.stratum;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.protocol.Message;
import io.minewatch.protocol.Speaker;

import java.util.Optional;
import java.util.Set;

/** The methods of Stratum V1 and its relatives, and who says them. */
public final class Words {

    private static final String FAMILY = "mining.";

    /** A job of AlphaPool, for Pearl. */
    private static final String PEARL_JOB = "pearl.challenge";

    /** By it miners that also mine Ethereum's relatives tell their hashrate. */
    static final String HASHRATE = "eth_submitHashrate";

    /**
     * Under this id ethminer and its descendants tell it, every minute; others count their requests
     * and come by it once.
     */
    private static final String HASHRATE_ID = "9";

    private static final int HASH_DIGITS = 64;

    /** The shortest nonces have 4 bytes. */
    private static final int NONCE_DIGITS = 8;

    private static final Set<String> OF_CLIENTS =
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
                    "mining.term",
                    "mining.hello",
                    HASHRATE);

    private static final Set<String> OF_SERVERS =
            Set.of(
                    "mining.notify",
                    "mining.set_difficulty",
                    "mining.set_target",
                    "mining.set_extranonce",
                    "set_extranonce",
                    "mining.set_version_mask",
                    "mining.submit_result",
                    PEARL_JOB,
                    "mining.print",
                    "client.reconnect",
                    "client.show_message",
                    "client.get_version");

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
                    "client_id",
                    "worker",
                    "xn",
                    "algo");

    private Words() {}

    /** True if nothing but what the family writes stands at the top of a message. */
    public static boolean areAll(Message message) {
        return message.hasOnly(MEMBERS);
    }

    /** True if a method is the family's by its name. */
    public static boolean isFamily(String method) {
        return method.startsWith(FAMILY);
    }

    /**
     * True if this answers a claimed hashrate rather than a share, as far as an answer alone tells:
     * both are answered with the same {@code true}.
     */
    public static boolean isToClaim(Message answer) {
        return answer.id().equals(HASHRATE_ID);
    }

    /**
     * True for what nobody but miners and pools says by these words: games and mines of other kinds
     * have {@code mining.} methods, too. Jobs of every relative have a hash in them, and shares a
     * nonce behind user and job.
     */
    public static boolean isUnmistakable(Message message) {
        JsonNode params = message.params();
        return switch (message.method()) {
            case "mining.authorize" -> isLogin(params);
            case "mining.notify", "mining.set_target" -> Shape.hasHex(params, 0, HASH_DIGITS);
            case PEARL_JOB -> true;
            case "mining.submit" -> Shape.hasHex(params, 2, NONCE_DIGITS);
            case "" -> Greeting.isNamed(message.result());
            default -> false;
        };
    }

    /** User and password. */
    private static boolean isLogin(JsonNode params) {
        JsonNode password = params.path(1);
        return params.isArray()
                && Message.optionalText(params.path(0)).isPresent()
                && (password.isTextual() || password.isNull());
    }

    /** True if a method brings work. */
    static boolean isJob(String method) {
        return method.equals("mining.notify") || method.equals(PEARL_JOB);
    }

    /** True if a method is said by servers only, {@code client.} ones too. */
    private static boolean isOfServers(String method) {
        return OF_SERVERS.contains(method);
    }

    /** Who says a request or a notification of the family; empty for replies. */
    public static Optional<Speaker> speaker(String method) {
        if (OF_CLIENTS.contains(method)) {
            return Optional.of(Speaker.CLIENT);
        }
        return isOfServers(method) ? Optional.of(Speaker.SERVER) : Optional.empty();
    }
}
