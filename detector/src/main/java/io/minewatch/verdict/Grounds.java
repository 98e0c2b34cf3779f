package io.minewatch.verdict;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the names of coin and pool rest on, and what was seen of the block that is worked on.
 *
 * @param coin what tells the coin; empty if it is not told
 * @param pool what tells the pool; empty if it is not told
 * @param height of the block
 * @param tag texts that its maker wrote into it, from outside
 * @param merged other chains that the work counts for: "auxpow", "rootstock", "hathor"
 */
public record Grounds(
        List<Ground> coin,
        List<Ground> pool,
        OptionalLong height,
        Optional<String> tag,
        List<String> merged) {

    /** Nothing is known. */
    public static final Grounds NONE =
            new Grounds(List.of(), List.of(), OptionalLong.empty(), Optional.empty(), List.of());

    public Grounds {
        coin = List.copyOf(coin);
        pool = List.copyOf(pool);
        merged = List.copyOf(merged);
    }
}
