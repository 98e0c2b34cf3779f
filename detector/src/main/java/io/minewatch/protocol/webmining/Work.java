package io.minewatch.protocol.webmining;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.bytes.CryptoNoteTarget;
import io.minewatch.bytes.Hex;
import io.minewatch.protocol.Difficulty;
import io.minewatch.protocol.Event;
import io.minewatch.protocol.Message;
import io.minewatch.protocol.Tip;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Jobs and shares of coins of the CryptoNote family, told from others by their sizes. */
final class Work {

    /** The least header that is hashed, 76 bytes, and what miners take at most. */
    private static final int MIN_BLOB_DIGITS = 152;

    private static final int MAX_BLOB_DIGITS = 816;

    private static final int SHORT_TARGET = 8;
    private static final int LONG_TARGET = 16;
    private static final int NONCE_DIGITS = 8;
    private static final int HASH_DIGITS = 64;

    /**
     * A header to be hashed: two versions of one byte, a time of five, and the hash of the block
     * before.
     */
    private static final Pattern BLOB =
            Pattern.compile(
                    "(?:[0-7][0-9a-f]){2}(?:[89a-f][0-9a-f]){4}[0-7][0-9a-f]([0-9a-f]{64})",
                    Pattern.CASE_INSENSITIVE);

    private final Tip tip = new Tip();

    /** A name, a header and a target. */
    static boolean isJob(JsonNode node) {
        String blob = Message.text(node.path("blob"));
        String target = Message.text(node.path("target"));
        return hasName(node)
                && blob.length() >= MIN_BLOB_DIGITS
                && blob.length() <= MAX_BLOB_DIGITS
                && blob.length() % 2 == 0
                && Hex.isHex(blob)
                && (Hex.isHex(target, SHORT_TARGET) || Hex.isHex(target, LONG_TARGET));
    }

    /** The job's name, a nonce of 4 bytes and a hash of 32. */
    static boolean isShare(JsonNode node) {
        return hasName(node)
                && Hex.isHex(Message.text(node.path("nonce")), NONCE_DIGITS)
                && Hex.isHex(Message.text(node.path("result")), HASH_DIGITS);
    }

    private static boolean hasName(JsonNode node) {
        JsonNode name = node.path("job_id");
        return name.isIntegralNumber() || Message.optionalText(name).isPresent();
    }

    /** What the job says, and whether it is for another block than the one before. */
    Event.Job job(JsonNode node) {
        var matcher = BLOB.matcher(Message.text(node.path("blob")));
        Optional<String> previous =
                matcher.lookingAt() ? Optional.of(matcher.group(1)) : Optional.empty();
        OptionalLong height = Message.count(node.path("height"));
        return Event.Job.of(node.path("job_id").asText(""))
                .clean(tip.moves(previous, height))
                .previousHash(previous)
                .height(height)
                .algorithm(Message.shortText(node.path("algo")))
                .difficulty(
                        Difficulty.ofHashes(
                                CryptoNoteTarget.hashes(Message.text(node.path("target")))));
    }
}
