package io.minewatch.ledger;

import java.time.Instant;

/**
 * A site in the inventory of a week.
 *
 * @param place who and where
 * @param since when mining was seen first, ever
 * @param change what became of it since the week before
 * @param now what it did in the week
 * @param before what it did in the week before
 */
public record Inventoried(
        SitePlace place, Instant since, Change change, WeekSum now, WeekSum before) {

    /** What a week changed. */
    public enum Change {
        /** Nothing was seen of it before the week. */
        NEW,
        /** Seen in the week and earlier, but not in the week before. */
        BACK,
        /** Seen in both weeks. */
        KEPT,
        /** Seen in the week before, but not in the week. */
        GONE
    }
}
