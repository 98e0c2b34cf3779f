package io.minewatch.estimate;

/**
 * How fast somebody hashes, as an interval.
 *
 * @param lo lower end
 * @param mid the estimate itself
 * @param hi upper end
 * @param unit "H/s", or "Sol/s" where solutions are counted
 * @param confidence of the interval, 0 to 1
 * @param basis what it was computed from: label of a {@link Basis}
 */
public record Hashrate(
        double lo, double mid, double hi, String unit, double confidence, String basis) {}
