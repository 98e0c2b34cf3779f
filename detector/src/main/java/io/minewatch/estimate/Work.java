package io.minewatch.estimate;

import io.minewatch.protocol.Difficulty;
import io.minewatch.protocol.Difficulty.Unit;

/**
 * What some shares of known difficulty sum up to. The sums are kept per unit, for what a difficulty
 * of 1 means may become known only later, when the algorithm does.
 */
final class Work {

    /** Below it, a share would stand for less than one hash whatever the algorithm. */
    static final double LEAST = 0x1p-64;

    /** Nothing takes more hashes than there are. Its square still fits a double. */
    static final double MOST = 0x1p256;

    private final double[] sum = new double[Unit.values().length];
    private final double[] sumOfSquares = new double[Unit.values().length];
    private long shares;

    /** Whether a difficulty can be true. What a pool announces is not checked before. */
    static boolean isPossible(Difficulty difficulty) {
        return difficulty.value() >= LEAST && difficulty.value() <= MOST;
    }

    /** Adds a share. False if its difficulty cannot be true. */
    boolean add(Difficulty difficulty) {
        if (!isPossible(difficulty)) {
            return false;
        }
        double value = difficulty.value();
        int unit = difficulty.unit().ordinal();
        sum[unit] += value;
        sumOfSquares[unit] += value * value;
        shares++;
        return true;
    }

    void add(Work other) {
        for (int unit = 0; unit < sum.length; unit++) {
            sum[unit] += other.sum[unit];
            sumOfSquares[unit] += other.sumOfSquares[unit];
        }
        shares += other.shares;
    }

    /** How many shares are in the sums. */
    long shares() {
        return shares;
    }

    /** Whether hashes can be told only with what a difficulty of 1 means. */
    boolean needsAlgorithm() {
        return sum[Unit.DIFFICULTY_ONE.ordinal()] > 0;
    }

    /** Hashes that these shares took on average. */
    double hashes(double hashesPerDifficulty) {
        return sum[Unit.DIFFICULTY_ONE.ordinal()] * hashesPerDifficulty
                + sum[Unit.HASHES.ordinal()];
    }

    /** How many equal shares would be as exact: square of the sum over sum of the squares. */
    double effective(double hashesPerDifficulty) {
        double hashes = hashes(hashesPerDifficulty);
        double squares =
                sumOfSquares[Unit.DIFFICULTY_ONE.ordinal()]
                                * hashesPerDifficulty
                                * hashesPerDifficulty
                        + sumOfSquares[Unit.HASHES.ordinal()];
        return squares > 0 ? hashes * hashes / squares : 0;
    }
}
