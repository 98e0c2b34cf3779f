package io.minewatch.protocol.cryptonote;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.bytes.Hex;
import io.minewatch.protocol.Dialect;
import io.minewatch.protocol.Fit;
import io.minewatch.protocol.Message;
import io.minewatch.protocol.Speaker;
import io.minewatch.protocol.carrier.Envelope;

import java.util.Optional;
import java.util.Set;

/**
 * Mining with a node of one's own instead of a pool, by the node's remote procedure calls; see the
 * README. Wallets talk to nodes in the same way, but never ask for a block to work on.
 */
public final class CryptoNoteDaemon implements Dialect {

    static final Set<String> ASK = Set.of("getblocktemplate", "get_block_template");
    static final Set<String> SUBMIT = Set.of("submitblock", "submit_block");

    /** Asked between templates to see whether the chain grew. */
    private static final Set<String> POLLS = Set.of("/getheight", "/getinfo", "/get_info");

    /** A header and a hash, at least. */
    private static final int MIN_BLOB_DIGITS = 86;

    @Override
    public String name() {
        return "cryptonote";
    }

    @Override
    public String variant() {
        return "cryptonote_daemon";
    }

    @Override
    public Set<Envelope.Kind> envelopes() {
        return Set.of(Envelope.Kind.HTTP);
    }

    @Override
    public Fit fit(Message message) {
        if (ASK.contains(message.method())) {
            return message.params().path("wallet_address").isTextual() ? Fit.OWN : Fit.NONE;
        }
        if (SUBMIT.contains(message.method())) {
            return isBlob(message.param(0)) && isAtPath(message) ? Fit.OWN : Fit.NONE;
        }
        if (message.isCall()) {
            return Fit.NONE;
        }
        if (isTemplate(message.result())) {
            return Fit.OWN;
        }
        return isPollOfMiner(message) ? Fit.SHARED : Fit.HINT;
    }

    private static boolean isAtPath(Message message) {
        return message.http().filter(head -> head.target().equals("/json_rpc")).isPresent();
    }

    /** What XMRig asks while it waits for the next block. */
    static boolean isPollOfMiner(Message message) {
        return message.http()
                .filter(head -> POLLS.contains(head.target()))
                .flatMap(head -> head.header("user-agent"))
                .filter(agent -> agent.startsWith("XMRig/"))
                .isPresent();
    }

    /** Blocks are also handed on by those who only feed a node. */
    @Override
    public boolean isUnmistakable(Message message) {
        return fit(message) == Fit.OWN && !SUBMIT.contains(message.method());
    }

    @Override
    public Optional<Speaker> speaker(Message message) {
        return message.http().map(head -> head.isRequest() ? Speaker.CLIENT : Speaker.SERVER);
    }

    @Override
    public boolean countsHashes() {
        return true;
    }

    @Override
    public Reader reader() {
        return new CryptoNoteDaemonReader();
    }

    /** A template, or the part of it that is hashed. */
    static boolean isTemplate(JsonNode result) {
        return isBlob(result.path("blocktemplate_blob")) && result.path("difficulty").isNumber();
    }

    private static boolean isBlob(JsonNode blob) {
        String digits = Message.text(blob);
        return digits.length() >= MIN_BLOB_DIGITS && Hex.isHex(digits);
    }
}
