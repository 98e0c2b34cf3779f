package io.minewatch.ledger;

import java.util.List;

/**
 * What goes to one pool.
 *
 * @param name of the pool; its host or its address if the signatures have no name for it
 * @param detections in the time asked for
 * @param rates mean of the days on which anything was seen, one for each algorithm
 * @param power mean of the days on which anything was seen
 */
public record PoolSum(String name, long detections, List<Rate> rates, Watts power) {

    /** Copies the list. */
    public PoolSum {
        rates = List.copyOf(rates);
    }
}
