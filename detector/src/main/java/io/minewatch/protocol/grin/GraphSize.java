package io.minewatch.protocol.grin;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.protocol.Difficulty;
import io.minewatch.protocol.Message;

import java.util.Arrays;
import java.util.Optional;

/**
 * The graphs in use, told by the number of their edges, a power of two, and what a cycle in one
 * weighs.
 *
 * <p>A cycle has the difficulty weight times 2^64 / its hash, so it is a share once in difficulty /
 * weight times; below the weight every cycle is one. A graph has a cycle of 42 edges once in 42
 * times, so a share stands for 42 max(1, difficulty / weight) graphs, which is how Grin's node
 * reckons its network's rate.
 */
enum GraphSize implements Proof {
    /** Tari's; its difficulty has no weight. Grin and MWC left their C29 years ago. */
    C29(29, "cuckaroo29", 1),
    /** 2^(31-24+1) times 31: MWC, and Grin in former times. */
    C31(31, "cuckatoo31", 7936),
    /** 2^(32-24+1) times 32: Grin. */
    C32(32, "cuckatoo32", 16_384);

    private static final double GRAPHS_PER_CYCLE = 42;

    private final String algorithm;

    private final int edgeBits;
    private final double weight;

    GraphSize(int edgeBits, String algorithm, double weight) {
        this.edgeBits = edgeBits;
        this.algorithm = algorithm;
        this.weight = weight;
    }

    /** The graph of a share; empty for sizes that no chain uses. */
    static Optional<GraphSize> of(JsonNode edgeBits) {
        return Arrays.stream(values())
                .filter(size -> size.edgeBits == edgeBits.asInt(0))
                .findFirst();
    }

    @Override
    public String algorithm() {
        return algorithm;
    }

    @Override
    public Optional<Difficulty> difficulty(JsonNode job) {
        JsonNode said = job.path("difficulty");
        long difficulty = Message.count(said).orElse(Epic.ofGraphs(said).orElse(0));
        return difficulty > 0 ? Optional.of(graphs(difficulty)) : Optional.empty();
    }

    /** Graphs that a share of this difficulty stands for. */
    private Difficulty graphs(long difficulty) {
        return new Difficulty(
                GRAPHS_PER_CYCLE * Math.max(1, difficulty / weight), Difficulty.Unit.HASHES);
    }
}
