package io.minewatch.protocol.cryptonote;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.bytes.Hex;
import io.minewatch.protocol.Message;

import java.util.Optional;
import java.util.Set;

/** Tells a job from other objects that have a {@code job_id}. */
final class JobShape {

    /**
     * The least header that is hashed: 76 bytes, of which 43 stand before the root of the
     * transactions and 32 are that root.
     */
    static final int MIN_BLOB_DIGITS = 152;

    /** What XMRig takes at most: 408 bytes. */
    static final int MAX_BLOB_DIGITS = 816;

    /** 32 bits, 64 bits, or all 256 of them. */
    private static final Set<Integer> TARGET_DIGITS = Set.of(8, 16, 64);

    /** Whose proofs are cycles in graphs. */
    private static final Set<String> GRAPHS = Set.of("cuckaroo", "c29");

    /** What Tari mines by this dialect besides RandomX and in graphs. */
    private static final String SHA3 = "sha3x";

    private static final int HASH_DIGITS = 64;
    private static final int NUMBER_DIGITS = 16;

    private JobShape() {}

    /** The job in a reply: beside the session in a reply to a login, else the result itself. */
    static Optional<JsonNode> job(Message reply) {
        JsonNode result = reply.result();
        if (isJob(result.path("job"))) {
            return Optional.of(result.path("job"));
        }
        return Optional.of(result).filter(JobShape::isJob);
    }

    /**
     * A name, a target, and a header to be hashed, or, for miners with a node of their own, what
     * the header must contain, or, for Bytom, its fields, or, for Tari, its hash.
     */
    static boolean isJob(JsonNode node) {
        return mayBeJob(node)
                && (isBlob(Message.text(node.path("blob")))
                        || isOrder(node)
                        || isBytom(node)
                        || isTari(node));
    }

    /** What a job of any algorithm has: a name and a target. */
    static boolean mayBeJob(JsonNode node) {
        return hasName(node) && isTarget(Message.text(node.path("target")));
    }

    /** True if there is a {@code job_id}, a text or a number. */
    static boolean hasName(JsonNode node) {
        JsonNode name = node.path("job_id");
        return name.isIntegralNumber() || !Message.text(name).isBlank();
    }

    private static boolean isTarget(String target) {
        return TARGET_DIGITS.contains(target.length()) && Hex.isHex(target);
    }

    private static boolean isBlob(String blob) {
        return blob.length() >= MIN_BLOB_DIGITS
                && blob.length() <= MAX_BLOB_DIGITS
                && blob.length() % 2 == 0
                && Hex.isHex(blob);
    }

    private static boolean isOrder(JsonNode node) {
        return LoginShape.isWallet(Message.text(node.path("pool_wallet")))
                && Hex.isHex(Message.text(node.path("extra_nonce")));
    }

    /** The fields of Bytom's header, each by its name; numbers have 8 bytes, the least first. */
    static boolean isBytom(JsonNode node) {
        return Hex.isHex(Message.text(node.path("seed")), HASH_DIGITS)
                && Hex.isHex(Message.text(node.path("previous_block_hash")), HASH_DIGITS)
                && Hex.isHex(Message.text(node.path("bits")), NUMBER_DIGITS);
    }

    /** False if the target is that of a cycle's hash, and graphs without one come on top. */
    static boolean countsHashes(JsonNode node) {
        return !GRAPHS.contains(Message.text(node.path("algo")));
    }

    /** In place of a header its hash, and the algorithm must be named. */
    private static boolean isTari(JsonNode node) {
        return Hex.isHex(Message.text(node.path("blob")), HASH_DIGITS)
                && (Message.text(node.path("algo")).equals(SHA3) || !countsHashes(node))
                && Message.count(node.path("height")).isPresent();
    }
}
