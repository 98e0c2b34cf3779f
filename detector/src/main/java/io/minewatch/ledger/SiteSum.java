package io.minewatch.ledger;

import java.time.Instant;
import java.util.List;

/**
 * A place where somebody mines.
 *
 * @param place who and where
 * @param first when mining was seen first
 * @param last when mining was seen last
 * @param detections of all its days
 * @param miners addresses that mined on its last day
 * @param rates of its last day, one for each algorithm
 * @param power of its last day
 */
public record SiteSum(
        SitePlace place,
        Instant first,
        Instant last,
        long detections,
        long miners,
        List<Rate> rates,
        Watts power) {

    /** Copies the list. */
    public SiteSum {
        rates = List.copyOf(rates);
    }
}
