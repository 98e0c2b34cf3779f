package io.minewatch.ledger;

import java.util.Set;

/**
 * What somebody may see: detections in the subtrees of some regions, or all of them. It is part of
 * every question, so that nothing outside can be returned, counted or guessed.
 *
 * @param everywhere true if also what has no region may be seen
 * @param regions codes whose subtrees may be seen; of no meaning if {@code everywhere}
 */
public record Scope(boolean everywhere, Set<String> regions) {

    /** All regions, and what has none. */
    public static final Scope ALL = new Scope(true, Set.of());

    /** Copies the set. */
    public Scope {
        regions = Set.copyOf(regions);
    }

    /** These subtrees only; none of them: nothing. */
    public static Scope of(Set<String> regions) {
        return new Scope(false, regions);
    }
}
