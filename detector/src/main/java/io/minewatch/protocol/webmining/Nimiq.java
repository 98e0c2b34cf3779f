package io.minewatch.protocol.webmining;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.bytes.Target;
import io.minewatch.protocol.Difficulty;
import io.minewatch.protocol.Message;
import io.minewatch.protocol.webmining.Saying.Kind;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;

/** Pools of Nimiq: {@code message}, and the fields beside it, bytes in Base64. */
final class Nimiq {

    /** What all of its work is. */
    static final String ALGORITHM = "argon2d";

    /** As the signatures have it. */
    static final String TICKER = "NIM";

    private static final Set<String> MODES = Set.of("nano", "smart", "dumb");

    private static final Pattern ADDRESS =
            Pattern.compile("NQ[0-9]{2}(?: ?[0-9A-HJ-NP-VXY]{4}){8}");

    /** Version, four hashes, bits, height, time, nonce; numbers with their greatest byte first. */
    private static final int HEADER = 2 + 4 * 32 + 4 * 4;

    private static final int HEIGHT_AT = 2 + 4 * 32 + 4;

    /** 32 bytes in Base64. */
    private static final int HASH_DIGITS = 44;

    /** No block of Nimiq is longer. */
    private static final int MAX_DIGITS = 64 * 1024;

    private static final int MAX_EXPONENT = 32;

    private Nimiq() {}

    static Optional<Saying> saying(JsonNode root) {
        return switch (root.path("message").textValue()) {
            case "register" -> Saying.ifTrue(isLogin(root), Kind.LOGIN, root);
            case "settings" -> Saying.ifTrue(isSettings(root), Kind.SETTINGS, root);
            case "new-block" -> Saying.ifTrue(isBlock(root), Kind.BLOCK, root);
            case "share" -> Saying.ifTrue(header(root).isPresent(), Kind.PROOF, root);
            case "registered" -> Saying.hint(Kind.WELCOME, root);
            case "error" -> Saying.hint(Kind.REFUSED, root);
            case "balance", "payout" -> Saying.hint(Kind.NOTICE, root);
            default -> Optional.empty();
        };
    }

    private static boolean isLogin(JsonNode root) {
        return isAddress(root.path("address"))
                && MODES.contains(Message.text(root.path("mode")))
                && root.path("deviceId").isIntegralNumber();
    }

    private static boolean isSettings(JsonNode root) {
        return isAddress(root.path("address"))
                && root.path("extraData").isTextual()
                && (root.has("targetCompact") || root.has("target"));
    }

    private static boolean isBlock(JsonNode root) {
        return Message.text(root.path("bodyHash")).length() == HASH_DIGITS
                && Message.text(root.path("accountsHash")).length() == HASH_DIGITS;
    }

    private static boolean isAddress(JsonNode node) {
        return ADDRESS.matcher(Message.text(node)).matches();
    }

    /** What is in a share: the header alone, or at the beginning of the block. */
    private static Optional<byte[]> header(JsonNode share) {
        return bytes(share.path("blockHeader"))
                .filter(header -> header.length == HEADER)
                .or(() -> bytes(share.path("block")).filter(block -> block.length >= HEADER));
    }

    /** Height of the block that is worked on: one above the last one. */
    static OptionalLong height(JsonNode newBlock) {
        Optional<byte[]> last =
                bytes(newBlock.path("previousBlock")).filter(block -> block.length >= HEADER);
        if (last.isEmpty()) {
            return OptionalLong.empty();
        }
        long height = 0;
        for (int i = HEIGHT_AT; i < HEIGHT_AT + Integer.BYTES; i++) {
            height = height << Byte.SIZE | last.get()[i] & 0xff;
        }
        return OptionalLong.of(height + 1);
    }

    /** As Bitcoin writes it in four bytes, or the number itself. */
    static Optional<Difficulty> difficulty(JsonNode settings) {
        JsonNode compact = settings.path("targetCompact");
        return Difficulty.ofHashes(
                compact.isMissingNode() ? whole(settings.path("target")) : compact(compact));
    }

    private static OptionalDouble compact(JsonNode node) {
        long bits = Message.count(node).orElse(0);
        int exponent = (int) (bits >>> 24);
        if (bits >= 1L << 32 || exponent < 3 || exponent > MAX_EXPONENT) {
            return OptionalDouble.empty();
        }
        return Target.hashes(
                BigInteger.valueOf(bits & 0xff_ffff).shiftLeft(Byte.SIZE * (exponent - 3)));
    }

    private static OptionalDouble whole(JsonNode node) {
        double target = node.isNumber() ? node.doubleValue() : 0;
        return target >= 1 && target <= 0x1p256
                ? Target.hashes(new BigDecimal(target).toBigInteger())
                : OptionalDouble.empty();
    }

    private static Optional<byte[]> bytes(JsonNode node) {
        String text = Message.text(node);
        if (text.isEmpty() || text.length() > MAX_DIGITS) {
            return Optional.empty();
        }
        try {
            return Optional.of(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
