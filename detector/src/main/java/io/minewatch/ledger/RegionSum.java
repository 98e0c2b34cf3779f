package io.minewatch.ledger;

import java.util.List;
import java.util.OptionalLong;

/**
 * What goes on in one region, its subtree included.
 *
 * @param code of the region; empty for what has none
 * @param name as in addresses; empty for what has none
 * @param further true if regions below it are known
 * @param detections in the time asked for
 * @param sites seen in that time; empty if the filter says more than time and region and fits too
 *     many detections for their sites to be counted
 * @param rates mean of the days on which anything was seen, one for each algorithm
 * @param power mean of the days on which anything was seen
 */
public record RegionSum(
        String code,
        String name,
        boolean further,
        long detections,
        OptionalLong sites,
        List<Rate> rates,
        Watts power) {

    /** Copies the list. */
    public RegionSum {
        rates = List.copyOf(rates);
    }
}
