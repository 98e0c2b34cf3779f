package io.minewatch.estimate;

/**
 * Energy that hardware takes, cooling not included.
 *
 * @param lo joules per hash (or per solution) of the best, above 0
 * @param hi joules per hash of the worst
 * @param basis "algorithm" for all hardware of the algorithm, "model" for a known model
 */
public record Efficiency(double lo, double hi, String basis) {

    /** How far a device may be from what its maker says: tuning, temperature, age. */
    public static final double MODEL_TOLERANCE = 0.15;

    public Efficiency {
        if (!(lo > 0 && hi >= lo && hi < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "efficiency must be joules per hash from low to high, above 0, not "
                            + lo
                            + " to "
                            + hi);
        }
    }

    /** All hardware of an algorithm, from the best to the worst. */
    public static Efficiency ofAlgorithm(double lo, double hi) {
        return new Efficiency(lo, hi, "algorithm");
    }

    /** A known model: what its maker says, give or take 15 %. */
    public static Efficiency ofModel(double joulesPerHash) {
        return new Efficiency(
                joulesPerHash * (1 - MODEL_TOLERANCE),
                joulesPerHash * (1 + MODEL_TOLERANCE),
                "model");
    }
}
