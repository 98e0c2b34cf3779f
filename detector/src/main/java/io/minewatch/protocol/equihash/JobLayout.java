package io.minewatch.protocol.equihash;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.bytes.Hex;
import io.minewatch.protocol.Event;
import io.minewatch.protocol.Message;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A job: its name, version, previous block, root of the transactions, a reserved field, time, bits
 * and whether it voids former ones. Where a chain left 200,9 two more follow: the parameters and
 * what the solver personalises its hash with.
 */
final class JobLayout {

    private static final int PARAMETERS = 8;
    private static final int MAX_PARAMETERS = 10;
    private static final int HASH_DIGITS = 64;
    private static final int WORD_DIGITS = 8;
    private static final String GOLD = "BgoldPoW";

    private JobLayout() {}

    static boolean isJob(JsonNode params) {
        return params.isArray()
                && params.size() >= PARAMETERS
                && params.size() <= MAX_PARAMETERS
                && isWord(params.path(1))
                && isHash(params.path(2))
                && isHash(params.path(3))
                && isHash(params.path(4))
                && isWord(params.path(5))
                && isWord(params.path(6))
                && params.path(7).isBoolean();
    }

    static boolean isWord(JsonNode node) {
        return Hex.isHex(Message.text(node), WORD_DIGITS);
    }

    private static boolean isHash(JsonNode node) {
        return Hex.isHex(Message.text(node), HASH_DIGITS);
    }

    /** The proof of work if the job names it as {@code "144_5"}. */
    static Optional<String> algorithm(JsonNode params) {
        return SolutionSize.named(Message.text(params.path(8))).map(size -> size.algorithm);
    }

    /** The coin, where what the hash is personalised with is its alone. */
    static Optional<String> coin(JsonNode params) {
        return Message.text(params.path(9)).equals(GOLD) ? Optional.of("BTG") : Optional.empty();
    }

    /**
     * The header's parts as Bitcoin's jobs have them, words turned round; of the first transaction
     * nothing is shown.
     */
    static Event.BlockTemplate header(JsonNode params) {
        return new Event.BlockTemplate(
                Message.text(params.path(2)),
                "",
                "",
                List.of(),
                turned(params.path(1)),
                turned(params.path(6)),
                turned(params.path(5)));
    }

    private static String turned(JsonNode word) {
        int value = HexFormat.fromHexDigits(Message.text(word));
        return HexFormat.of().toHexDigits(Integer.reverseBytes(value));
    }
}
