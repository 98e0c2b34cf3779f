package io.minewatch.protocol.cryptonote;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.bytes.Hex;
import io.minewatch.protocol.Dialect;
import io.minewatch.protocol.Fit;
import io.minewatch.protocol.Message;
import io.minewatch.protocol.Speaker;

import java.util.Optional;
import java.util.Set;

/**
 * The dialect of Monero and its relatives, spoken by XMRig and its kin; see the README beside this
 * file. Its methods are words that anybody uses, so what a message holds decides, not its name.
 */
public final class CryptoNote implements Dialect {

    private static final Set<String> CLIENT_METHODS =
            Set.of("login", "submit", "getjob", "keepalived", "block_template");

    private static final Set<String> SERVER_METHODS =
            Set.of("job", "client.reconnect", "client.show_message");

    /** All that stands at the top of a message. */
    private static final Set<String> MEMBERS =
            Set.of("id", "jsonrpc", "method", "params", "result", "error");

    private static final int NONCE_DIGITS = 8;
    private static final int HASH_DIGITS = 64;

    @Override
    public String name() {
        return "cryptonote";
    }

    @Override
    public Fit fit(Message message) {
        if (!message.hasOnly(MEMBERS)) {
            return Fit.NONE;
        }
        if (message.isReply()) {
            return fitReply(message);
        }
        JsonNode params = message.params();
        return switch (message.method()) {
            case "login" -> LoginShape.fit(params);
            case "job" -> JobShape.isJob(params) ? Fit.OWN : Fit.NONE;
            case "submit" -> fitShare(params);
            case "keepalived" -> params.path("id").isTextual() ? Fit.OWN : Fit.NONE;
            case "getjob" -> params.isObject() ? Fit.HINT : Fit.NONE;
            case "block_template" -> isTemplate(params) ? Fit.OWN : Fit.NONE;
            case "client.reconnect", "client.show_message" -> Fit.HINT;
            default -> Fit.NONE;
        };
    }

    /** Tari's nonces have 8 bytes, as have those that others write against repetition. */
    private static Fit fitShare(JsonNode params) {
        if (isShare(params)) {
            return Fit.OWN;
        }
        return mayBeShare(params) ? Fit.HINT : Fit.NONE;
    }

    private static Fit fitReply(Message message) {
        if (JobShape.job(message).isPresent()) {
            return Fit.OWN;
        }
        return status(message).equals("KEEPALIVED") ? Fit.SHARED : Fit.HINT;
    }

    /** Work and who wants it. A queue of anything gives ids to what is sent in, and keeps alive. */
    @Override
    public boolean isUnmistakable(Message message) {
        return fit(message) == Fit.OWN
                && !message.method().equals("submit")
                && !message.method().equals("keepalived");
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
        return new CryptoNoteReader();
    }

    /** {@code status} of a reply's result, as servers write it: OK, KEEPALIVED. */
    static String status(Message message) {
        return Message.text(message.result().path("status"));
    }

    /** What a share of any algorithm has: a job's name and a nonce. */
    static boolean mayBeShare(JsonNode params) {
        JsonNode nonce = params.path("nonce");
        return JobShape.hasName(params)
                && (nonce.isIntegralNumber() || Hex.isHex(Message.text(nonce)));
    }

    /** A job's name, a nonce of 4 bytes and a hash of 32. */
    static boolean isShare(JsonNode params) {
        return JobShape.hasName(params)
                && Hex.isHex(Message.text(params.path("nonce")), NONCE_DIGITS)
                && Hex.isHex(Message.text(params.path("result")), HASH_DIGITS);
    }

    /** What a miner with a node of its own tells the pool that it works on. */
    private static boolean isTemplate(JsonNode params) {
        return JobShape.hasName(params)
                && Hex.isHex(Message.text(params.path("blob")))
                && Hex.isHex(Message.text(params.path("prev_hash")), HASH_DIGITS);
    }
}
