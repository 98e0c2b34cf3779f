package io.minewatch.ledger;

import java.util.List;
import java.util.Optional;

/**
 * A page of an answer.
 *
 * @param next where the next page begins; empty if this is the last
 */
public record Slice<T>(List<T> items, Optional<Position> next) {

    /** Copies the list. */
    public Slice {
        items = List.copyOf(items);
    }
}
