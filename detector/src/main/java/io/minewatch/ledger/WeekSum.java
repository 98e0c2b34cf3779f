package io.minewatch.ledger;

import java.util.List;

/**
 * What a site did in a week. Figures are means over the time in which it was seen to mine: miners
 * beside each other add up, those of one after another average out. Power by that time is energy.
 *
 * @param days of the calendar of {@link Week} on which it was seen
 * @param hours in which it was seen
 * @param detections that went on in the week
 * @param withPower of these, those whose power is known
 * @param miners different addresses
 * @param devices machines; {@code hi} is 0 if nothing says how many there are at most. One that
 *     works for two pools at once is counted for each
 * @param rates one for each algorithm
 * @param power of those whose power is known
 * @param energy the same over the time in which these were seen, kWh
 */
public record WeekSum(
        int days,
        double hours,
        long detections,
        long withPower,
        long miners,
        Range devices,
        List<Rate> rates,
        Watts power,
        Range energy) {

    /** Copies the list. */
    public WeekSum {
        rates = List.copyOf(rates);
    }

    /**
     * Between two ends.
     *
     * @param lo lower one
     * @param hi upper one
     */
    public record Range(double lo, double hi) {}
}
