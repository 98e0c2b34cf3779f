package io.minewatch.signature;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What a coin's chain looks like from a day on, which tells it from others with the same proof of
 * work.
 *
 * @param coin its ticker
 * @param algorithm by {@link Algorithm#name}
 * @param lowest difficulty that is plausible, as Bitcoin counts it
 * @param highest difficulty that is plausible
 * @param alone true if no other chain is as difficult, so that this alone tells it
 * @param height of the block of the day {@code since}, if heights tell it
 * @param spacing seconds from block to block
 * @param since when this was so; nothing is said about earlier days
 */
record Network(
        String coin,
        String algorithm,
        double lowest,
        double highest,
        boolean alone,
        OptionalLong height,
        double spacing,
        LocalDate since) {

    /** Chains keep to their spacing within a fraction of this; a day is less than it too. */
    private static final double HEIGHT_TOLERANCE = 0.01;

    /** Where the difficulty tells the chain, the clock of the capture may be two years off. */
    private static final double CLOCK_TOLERANCE = 0.15;

    /** Beyond a range, which may have aged, by as much it is another chain: a test network. */
    private static final double FAR = 100;

    boolean isInForce(Chain chain) {
        return !chain.day().isBefore(since);
    }

    /** It says what is true of the same chain later. */
    boolean replaces(Network other) {
        return coin.equals(other.coin)
                && algorithm.equals(other.algorithm)
                && since.isAfter(other.since);
    }

    /** Nothing that is known speaks against it. */
    boolean fits(Chain chain) {
        boolean told = alone && chain.difficulty().isPresent();
        return isWithin(chain, 1) && isNearHeight(chain, told ? CLOCK_TOLERANCE : HEIGHT_TOLERANCE);
    }

    /** Something that is known speaks for it and for no others but those that {@link #fits}. */
    boolean isTold(Chain chain) {
        return fits(chain)
                && (height.isPresent() && chain.height().isPresent()
                        || alone && chain.difficulty().isPresent());
    }

    /** Height and difficulty both speak for it. */
    boolean isSure(Chain chain) {
        return fits(chain)
                && height.isPresent()
                && chain.height().isPresent()
                && lowest > 0
                && chain.difficulty().isPresent();
    }

    /** It is far from what the chain can be. */
    boolean isFar(Chain chain) {
        return !isWithin(chain, FAR);
    }

    private boolean isWithin(Chain chain, double slack) {
        OptionalDouble difficulty = chain.difficulty();
        return difficulty.isEmpty()
                || difficulty.getAsDouble() >= lowest / slack
                        && difficulty.getAsDouble() <= highest * slack;
    }

    private boolean isNearHeight(Chain chain, double tolerance) {
        if (height.isEmpty() || chain.height().isEmpty()) {
            return true;
        }
        double days = ChronoUnit.DAYS.between(since, chain.day());
        double expected = height.getAsLong() + days * 86_400 / spacing;
        return Math.abs(chain.height().getAsLong() - expected) <= tolerance * expected;
    }
}
