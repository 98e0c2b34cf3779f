package io.minewatch.estimate;

import io.minewatch.estimate.Poisson.Interval;

import java.util.OptionalDouble;

/**
 * Hashrate from shares: the hashes they stand for over the time they took, with the interval that
 * their number allows.
 *
 * <p>Shares come by chance, so n of them say no more than that the mean lies in Garwood's interval
 * of n; with mixed difficulties n is the effective number (see {@link ShareTally#effective}). Below
 * 10 shares that is an order of magnitude and no more.
 */
public final class Hashrates {

    /** Of every interval. */
    public static final double CONFIDENCE = 0.95;

    /** Shorter windows say nothing about shares that come every few seconds. */
    public static final double SHORTEST_SECONDS = 1;

    /** At least so many of the shares must have a known difficulty to speak for the others. */
    public static final double LEAST_KNOWN = 0.5;

    /** Losing more than this nothing could be corrected. */
    public static final double MOST_LOSS = 0.9;

    private Hashrates() {}

    /**
     * The hashrate behind these shares.
     *
     * <p>Shares of unknown difficulty are taken for average ones, but not for the lower end, where
     * they count nothing. Loss is corrected: the lower end as if no share was lost, the estimate as
     * if shares were lost as often as packets, the upper end as if each share needed two packets,
     * itself and its answer.
     *
     * @param hashesPerDifficulty hashes a difficulty of 1 stands for; empty while the algorithm is
     *     not known, which does not matter if all difficulties came as targets
     * @param unit "H/s" or what else the algorithm counts
     * @param windowSeconds time in which the shares were counted
     * @param basis which of the tally's shares count
     * @param lossShare part of the packets that the capture lost, 0 to 1
     */
    public static Estimate<Hashrate> estimate(
            ShareTally tally,
            OptionalDouble hashesPerDifficulty,
            String unit,
            double windowSeconds,
            Basis basis,
            double lossShare) {
        var work = tally.work(basis);
        long shares = tally.shares(basis);
        if (shares == 0) {
            return Estimate.none(Unknowable.NO_SHARES);
        }
        if (work.shares() == 0 || work.shares() < shares * LEAST_KNOWN) {
            return Estimate.none(Unknowable.NO_DIFFICULTY);
        }
        if (work.needsAlgorithm() && hashesPerDifficulty.isEmpty()) {
            return Estimate.none(Unknowable.ALGORITHM_UNKNOWN);
        }
        if (!isLongEnough(windowSeconds)) {
            return Estimate.none(Unknowable.NO_TIME);
        }
        double factor = positive(hashesPerDifficulty.orElse(1));
        double effective = work.effective(factor);
        double known = work.hashes(factor) / windowSeconds;
        double all = known * shares / work.shares();
        var interval = Poisson.interval(effective, CONFIDENCE);
        var scaled =
                new Interval(known * interval.lo() / effective, all * interval.hi() / effective);
        return Estimate.of(widened(scaled, all, unit, basis, lossShare));
    }

    /**
     * The hashrate behind shares that came with their hashes, seen from the client's side only.
     *
     * <p>No target is needed for it; see {@link ResultHashes}.
     *
     * @param windowSeconds time in which the shares were counted
     * @param lossShare part of the packets that the capture lost, 0 to 1
     */
    public static Estimate<Hashrate> estimate(
            ResultHashes results, double windowSeconds, double lossShare) {
        if (results.shares() == 0) {
            return Estimate.none(Unknowable.NO_SHARES);
        }
        if (!isLongEnough(windowSeconds)) {
            return Estimate.none(Unknowable.NO_TIME);
        }
        var range = results.range();
        var scaled = new Interval(range.lo() / windowSeconds, range.hi() / windowSeconds);
        double mid = Math.clamp(results.hashes() / windowSeconds, scaled.lo(), scaled.hi());
        return Estimate.of(widened(scaled, mid, "H/s", Basis.RESULT_HASHES, lossShare));
    }

    private static boolean isLongEnough(double windowSeconds) {
        return windowSeconds >= SHORTEST_SECONDS && windowSeconds < Double.POSITIVE_INFINITY;
    }

    private static double positive(double hashesPerDifficulty) {
        if (!(hashesPerDifficulty > 0 && hashesPerDifficulty < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "hashes per difficulty must be above 0 and finite, not " + hashesPerDifficulty);
        }
        return hashesPerDifficulty;
    }

    private static Hashrate widened(
            Interval interval, double mid, String unit, Basis basis, double lossShare) {
        double kept = 1 - (lossShare > 0 ? Math.min(lossShare, MOST_LOSS) : 0);
        return new Hashrate(
                interval.lo(),
                mid / kept,
                interval.hi() / (kept * kept),
                unit,
                CONFIDENCE,
                basis.label);
    }
}
