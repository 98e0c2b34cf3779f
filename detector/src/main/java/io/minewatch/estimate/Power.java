package io.minewatch.estimate;

/**
 * Electric power as an interval, cooling and losses included.
 *
 * @param lo watts
 * @param hi watts
 * @param pueLo power usage effectiveness assumed for {@code lo}
 * @param pueHi the same for {@code hi}
 * @param basis "algorithm" for the range of all hardware of the algorithm, "model" for a known
 *     model
 */
public record Power(double lo, double hi, double pueLo, double pueHi, String basis) {}
