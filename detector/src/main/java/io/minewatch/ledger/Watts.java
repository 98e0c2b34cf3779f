package io.minewatch.ledger;

/**
 * Electric power, cooling and losses included, W. Zero at both ends if nothing is known.
 *
 * @param lo lower end
 * @param hi upper end
 */
public record Watts(double lo, double hi) {

    /** Of which nothing is known. */
    public static final Watts UNKNOWN = new Watts(0, 0);

    /** Both together. */
    public Watts plus(Watts other) {
        return new Watts(lo + other.lo, hi + other.hi);
    }
}
