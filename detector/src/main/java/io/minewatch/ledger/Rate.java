package io.minewatch.ledger;

/**
 * Hashrates of one algorithm, added up. Those of different algorithms are never added.
 *
 * @param algorithm as in a record; what has none is not added to anything
 * @param unit H/s, or Sol/s where solutions are counted
 * @param lo lower end; wider than it need be, as ends are added
 * @param mid the estimate
 * @param hi upper end
 */
public record Rate(String algorithm, String unit, double lo, double mid, double hi) {}
