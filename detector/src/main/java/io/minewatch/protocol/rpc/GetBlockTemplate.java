package io.minewatch.protocol.rpc;

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
 * Mining with a node's own block templates (BIP 22 and 23). A template alone is asked for by many
 * who watch a node: only who waits for the next one, says that it mines, or sends a block, mines.
 */
public final class GetBlockTemplate implements Dialect {

    static final String ASK = "getblocktemplate";
    static final String SUBMIT = "submitblock";

    private static final String CRYPTO_NOTE = "/json_rpc";

    private static final int HASH_DIGITS = 64;

    /** A block's header has 80 bytes, and something comes behind. */
    private static final int MIN_BLOCK_DIGITS = 162;

    private static final Set<String> METHODS = Set.of(ASK, SUBMIT, "submitheader");

    @Override
    public String name() {
        return "getblocktemplate";
    }

    @Override
    public Set<Envelope.Kind> envelopes() {
        return Set.of(Envelope.Kind.HTTP, Envelope.Kind.LINE);
    }

    @Override
    public Fit fit(Message message) {
        return switch (message.method()) {
            case ASK -> asks(message);
            case SUBMIT, "submitheader" -> isBlock(message) ? Fit.OWN : Fit.NONE;
            case "" -> isTemplate(message.result()) ? Fit.REPEATED : Fit.HINT;
            default -> Fit.NONE;
        };
    }

    private static Fit asks(Message message) {
        if (!message.params().isArray()) {
            return Fit.NONE;
        }
        return isOfMiner(message) ? Fit.OWN : Fit.REPEATED;
    }

    /** True if who asks waits for the next block's, or says that it mines. */
    static boolean isOfMiner(Message ask) {
        return ask.param(0).path("longpollid").isTextual() || GetWork.saysThatItMines(ask);
    }

    /** Blocks are also handed on by those who only feed a node. */
    @Override
    public boolean isUnmistakable(Message message) {
        return isTemplate(message.result())
                || message.method().equals(ASK) && fit(message) == Fit.OWN;
    }

    @Override
    public Optional<Speaker> speaker(Message message) {
        if (isTemplate(message.result())) {
            return Optional.of(Speaker.SERVER);
        }
        return METHODS.contains(message.method()) ? Optional.of(Speaker.CLIENT) : Optional.empty();
    }

    @Override
    public boolean countsHashes() {
        return true;
    }

    @Override
    public Reader reader() {
        return new GetBlockTemplateReader();
    }

    static boolean isTemplate(JsonNode result) {
        return Hex.isHex(Message.text(result.path("previousblockhash")), HASH_DIGITS)
                && result.path("transactions").isArray()
                && result.path("bits").isTextual();
    }

    /** Nodes of the CryptoNote family are told of blocks by the same word, but at one path. */
    private static boolean isBlock(Message message) {
        String digits = Message.text(message.param(0));
        return digits.length() >= MIN_BLOCK_DIGITS
                && Hex.isHex(digits)
                && message.http().filter(head -> head.target().equals(CRYPTO_NOTE)).isEmpty();
    }
}
