package io.minewatch.protocol.grin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

import io.minewatch.protocol.Difficulty;
import io.minewatch.protocol.Message;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Epic Cash, Grin's relative with three proofs of work: a job has a difficulty for each, and the
 * name before a share's proof tells which it is.
 */
enum Epic implements Proof {
    RANDOM_X("RandomX", "randomx"),
    PROG_POW("ProgPow", "progpow");

    /** As the signatures have it. */
    static final String TICKER = "EPIC";

    /** Before the size of a graph and its cycle. */
    static final String GRAPH = "Cuckoo";

    /** Before the difficulty of a cycle. */
    private static final String OF_GRAPHS = "cuckoo";

    private static final int HASH_BYTES = 32;
    private static final int MOST_OF_BYTE = 0xff;

    private final String name;
    private final String algorithm;

    Epic(String name, String algorithm) {
        this.name = name;
        this.algorithm = algorithm;
    }

    @Override
    public String algorithm() {
        return algorithm;
    }

    /** These difficulties count hashes. */
    @Override
    public Optional<Difficulty> difficulty(JsonNode job) {
        long hashes = of(job.path("difficulty"), algorithm).orElse(0);
        return hashes > 0
                ? Optional.of(new Difficulty(hashes, Difficulty.Unit.HASHES))
                : Optional.empty();
    }

    /** True for a list of names, each with a number: that is nobody else's. */
    static boolean isDifficulty(JsonNode node) {
        return of(node, OF_GRAPHS).isPresent()
                && Arrays.stream(values()).allMatch(kind -> of(node, kind.algorithm).isPresent());
    }

    /** The difficulty of a cycle in such a list. */
    static OptionalLong ofGraphs(JsonNode node) {
        return of(node, OF_GRAPHS);
    }

    private static OptionalLong of(JsonNode difficulties, String name) {
        for (JsonNode pair : difficulties) {
            if (Message.text(pair.path(0)).equals(name)) {
                return Message.count(pair.path(1));
            }
        }
        return OptionalLong.empty();
    }

    /** What a proof is that has a name and a hash behind it, each byte a number. */
    static Optional<Epic> of(JsonNode proof) {
        return Arrays.stream(values()).filter(kind -> isHash(named(proof, kind.name))).findFirst();
    }

    /** What stands behind this name, if nothing stands beside it. */
    static JsonNode named(JsonNode proof, String name) {
        return proof.size() == 1 ? proof.path(name) : MissingNode.getInstance();
    }

    private static boolean isHash(JsonNode bytes) {
        boolean isHash = bytes.isArray() && bytes.size() == HASH_BYTES;
        for (JsonNode one : bytes) {
            isHash &= one.isInt() && one.intValue() >= 0 && one.intValue() <= MOST_OF_BYTE;
        }
        return isHash;
    }
}
