package io.minewatch.simulate.dialect;

import io.minewatch.simulate.script.Dice;
import io.minewatch.simulate.script.Script;

import java.util.function.DoubleConsumer;

/**
 * When shares are found: at random, at the rate that hashing at this speed would give (nothing is
 * hashed), and how the pool moves the difficulty so that they come as often as it likes.
 */
final class ShareClock {

    private static final double SECOND = 1e9;
    private static final double RETARGET = 60 * SECOND;

    private final Script script;
    private final Dice dice;
    private final double workPerSecond;
    private final double aim;
    private double current;

    /**
     * @param workPerSecond shares of difficulty 1 that would be found in a second
     * @param aim the difficulty at which shares come as often as the pool likes
     */
    ShareClock(Script script, Dice dice, double workPerSecond, double aim) {
        this.script = script;
        this.dice = dice;
        this.workPerSecond = workPerSecond;
        this.aim = aim;
    }

    /** The difficulty now. */
    double current() {
        return current;
    }

    /** The difficulty the pool begins with: somewhat low, so that it learns soon. */
    double begin() {
        current = rounded();
        return current;
    }

    /** A power of two up to four times easier than aimed at. */
    double rounded() {
        return StrictMath.pow(2, StrictMath.floor(StrictMath.log(aim) / StrictMath.log(2)) - 1);
    }

    /** Finds shares from now on. */
    void run(Runnable share, DoubleConsumer announce) {
        next(share);
        retarget(announce);
    }

    private void next(Runnable share) {
        long wait = dice.exponential(current / workPerSecond * SECOND);
        script.after(
                wait,
                () -> {
                    share.run();
                    next(share);
                });
    }

    private void retarget(DoubleConsumer announce) {
        script.after(
                (long) (RETARGET * dice.between(0.8, 1.6)),
                () -> {
                    double wanted = nice(aim * dice.between(0.8, 1.25));
                    if (wanted > 1.3 * current || wanted < 0.7 * current) {
                        current = wanted;
                        announce.accept(wanted);
                    }
                    retarget(announce);
                });
    }

    /** Whole where it is large, three digits where it is small. */
    private static double nice(double value) {
        if (value >= 100) {
            return StrictMath.rint(value);
        }
        double scale = StrictMath.pow(10, 2 - StrictMath.floor(StrictMath.log10(value)));
        return StrictMath.rint(value * scale) / scale;
    }
}
