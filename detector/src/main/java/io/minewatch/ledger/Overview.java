package io.minewatch.ledger;

import java.time.Instant;
import java.util.List;

/**
 * Who mines now: seen within the last 15 minutes and not dismissed.
 *
 * @param at the time that was asked for
 * @param sites where somebody mines now
 * @param miners addresses that mine now
 * @param detections of them
 * @param rates one for each algorithm
 * @param power of all
 * @param sitesNew seen for the first time within the last 7 days
 * @param sitesGone last seen 7 to 14 days ago
 * @param regions those directly below the top, or below the only one at the top
 * @param pools the largest first
 */
public record Overview(
        Instant at,
        long sites,
        long miners,
        long detections,
        List<Rate> rates,
        Watts power,
        long sitesNew,
        long sitesGone,
        List<RegionSum> regions,
        List<PoolSum> pools) {

    /** Copies the lists. */
    public Overview {
        rates = List.copyOf(rates);
        regions = List.copyOf(regions);
        pools = List.copyOf(pools);
    }
}
