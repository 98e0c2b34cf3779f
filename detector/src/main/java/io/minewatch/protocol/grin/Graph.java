package io.minewatch.protocol.grin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

import io.minewatch.bytes.Hex;
import io.minewatch.protocol.Message;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * Jobs and shares about cycles in a Cuckoo graph: a job is a header without its proof, a share a
 * nonce and the edges of a cycle. {@link Epic} has other proofs in their place, too.
 */
final class Graph {

    /** Edges of a cycle. */
    private static final int CYCLE = 42;

    /** Tari has no more in it than a hash. */
    private static final int MIN_PRE_POW_DIGITS = 64;

    /** Grin's header up to the nonce has 238 bytes; pools may put a part of the nonce behind. */
    private static final int MAX_PRE_POW_DIGITS = 1024;

    /** Version and height: 2 and 8 bytes; then the time, of 8. */
    private static final int HEIGHT_AT = 4;

    private static final int HEIGHT_DIGITS = 16;
    private static final int PREVIOUS_AT = 36;
    private static final int HASH_DIGITS = 64;

    private Graph() {}

    static boolean isJob(JsonNode node) {
        String header = Message.text(node.path("pre_pow"));
        return isDifficulty(node.path("difficulty"))
                && hasName(node)
                && header.length() >= MIN_PRE_POW_DIGITS
                && header.length() <= MAX_PRE_POW_DIGITS
                && header.length() % 2 == 0
                && Hex.isHex(header);
    }

    private static boolean isDifficulty(JsonNode node) {
        return Message.count(node).isPresent() || Epic.isDifficulty(node);
    }

    static boolean isShare(JsonNode node) {
        JsonNode proof = node.path("pow");
        boolean isProof =
                proof.isObject()
                        ? isCycle(epicGraph(proof)) || Epic.of(proof).isPresent()
                        : isCycle(proof) && node.path("edge_bits").isIntegralNumber();
        return isProof && hasName(node) && node.path("nonce").isIntegralNumber();
    }

    /** The proof of a share, if it is one that a chain takes. */
    static Optional<Proof> proof(JsonNode share) {
        JsonNode proof = share.path("pow");
        JsonNode edgeBits =
                proof.isObject() ? proof.path(Epic.GRAPH).path(0) : share.path("edge_bits");
        return Epic.of(proof).<Proof>map(kind -> kind).or(() -> GraphSize.of(edgeBits));
    }

    /** True if a job or a share is written as only Epic Cash does. */
    static boolean isEpic(JsonNode node) {
        return node.path("pow").isObject() || node.path("difficulty").isArray();
    }

    private static JsonNode epicGraph(JsonNode proof) {
        JsonNode graph = Epic.named(proof, Epic.GRAPH);
        return graph.path(0).isIntegralNumber() ? graph.path(1) : MissingNode.getInstance();
    }

    private static boolean isCycle(JsonNode edges) {
        boolean isCycle = edges.isArray() && edges.size() == CYCLE;
        for (JsonNode edge : edges) {
            isCycle &= Message.count(edge).isPresent();
        }
        return isCycle;
    }

    private static boolean hasName(JsonNode node) {
        JsonNode name = node.path("job_id");
        return name.isIntegralNumber() || Message.optionalText(name).isPresent();
    }

    /** True if nothing of the header is shown but its hash. */
    static boolean isHashOnly(JsonNode job) {
        return Message.text(job.path("pre_pow")).length() == HASH_DIGITS;
    }

    /** Hash of the block before, if the header is Grin's: then it repeats the height. */
    static Optional<String> previousHash(JsonNode job) {
        String header = Message.text(job.path("pre_pow"));
        OptionalLong height = Message.count(job.path("height"));
        if (header.length() < PREVIOUS_AT + HASH_DIGITS || height.isEmpty()) {
            return Optional.empty();
        }
        String repeated = header.substring(HEIGHT_AT, HEIGHT_AT + HEIGHT_DIGITS);
        return Long.parseUnsignedLong(repeated, 16) == height.getAsLong()
                ? Optional.of(header.substring(PREVIOUS_AT, PREVIOUS_AT + HASH_DIGITS))
                : Optional.empty();
    }
}
