package io.minewatch.protocol.stratum;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.bytes.Hex;
import io.minewatch.bytes.Target;
import io.minewatch.protocol.Difficulty;
import io.minewatch.protocol.Message;

import java.util.Optional;
import java.util.OptionalLong;

/** What single parameters look like, by which layouts are told apart. */
public final class Shape {

    private static final int HASH_DIGITS = 64;
    private static final int WORD_DIGITS = 8;

    /** As many decimal digits as surely fit 63 bits. */
    private static final String DECIMAL = "[0-9]{1,18}";

    /** Bytes 36 to 135 of Decred's header as hexadecimal; some pools send more, none less. */
    private static final int HEADER_TAIL_DIGITS = 200;

    /** Handshake's jobs have 12 parameters; nobody's have more. */
    private static final int MOST_LOOKED_AT = 16;

    private Shape() {}

    /** 32 bytes in hexadecimal, with or without 0x. */
    public static boolean isHash(JsonNode node) {
        return Hex.isHex(Hex.bare(Message.text(node)), HASH_DIGITS);
    }

    /** 4 bytes in hexadecimal without 0x. */
    public static boolean isWord(JsonNode node) {
        return isHex(node, WORD_DIGITS);
    }

    /** So many hexadecimal digits without 0x. */
    public static boolean isHex(JsonNode node, int digits) {
        return Hex.isHex(Message.text(node), digits);
    }

    /** True if the list has a text of so many hexadecimal digits at least, from this place on. */
    static boolean hasHex(JsonNode list, int from, int digits) {
        for (int i = from; i < Math.min(list.size(), MOST_LOOKED_AT); i++) {
            String number = Hex.bare(Message.text(list.path(i)));
            if (number.length() >= digits && Hex.isHex(number)) {
                return true;
            }
        }
        return false;
    }

    /** So many hexadecimal digits behind 0x. */
    public static boolean isMarkedHex(JsonNode node, int digits) {
        return isMarked(node) && Hex.isHex(Hex.bare(Message.text(node)), digits);
    }

    /** A number of up to 32 bytes behind 0x, zeros in front or not. */
    public static boolean isMarkedTarget(JsonNode node) {
        return isMarked(node) && Target.hashes(Message.text(node)).isPresent();
    }

    private static boolean isMarked(JsonNode node) {
        return Message.text(node).startsWith("0x");
    }

    /** A list of exactly so many. */
    public static boolean isList(JsonNode node, int size) {
        return node.isArray() && node.size() == size;
    }

    /** A block's height, as a number or as decimal digits in a text. */
    public static OptionalLong height(JsonNode node) {
        String digits = Message.text(node);
        return digits.matches(DECIMAL)
                ? OptionalLong.of(Long.parseLong(digits))
                : Message.count(node);
    }

    /** The hashes that a target in hexadecimal stands for. */
    public static Optional<Difficulty> target(JsonNode node) {
        return Difficulty.ofHashes(Target.hashes(Message.text(node)));
    }

    /**
     * The missing parts of a header such as Bitcoin's: worker, job, extranonce2, time, nonce, and
     * rolled version bits if there are any. Decred and Handshake write them in the same way.
     */
    public static boolean isHeaderShare(JsonNode params) {
        return (isList(params, 5) || isList(params, 6))
                && params.path(2).isTextual()
                && isWord(params.path(3))
                && isWord(params.path(4));
    }

    /**
     * True for jobs in Bitcoin's layout in which the header itself stands where Bitcoin has the
     * coinbase's first part, as Decred writes it. Nothing of a coinbase can be so short as what is
     * behind it, and there are no branches.
     */
    public static boolean isHeaderAsCoinbase(JsonNode params) {
        String first = Message.text(params.path(2));
        String second = Message.text(params.path(3));
        return first.length() >= HEADER_TAIL_DIGITS
                && Hex.isHex(first)
                && (second.isEmpty() || Hex.isHex(second, WORD_DIGITS))
                && isList(params.path(4), 0);
    }
}
