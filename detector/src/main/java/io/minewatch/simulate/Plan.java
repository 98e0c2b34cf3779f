package io.minewatch.simulate;

import io.minewatch.simulate.net.Path.Conditions;
import io.minewatch.simulate.net.Tap;
import io.minewatch.simulate.script.Recipe;
import io.minewatch.simulate.script.World;

import java.util.List;

/**
 * What to simulate.
 *
 * @param seed the same seed gives the same bytes
 * @param epoch nanoseconds since 1970 at which the simulation begins
 * @param duration nanoseconds; conversations that have begun by then may end later
 * @param ordinaryBytes of ordinary traffic, about; 0 or more
 * @param miners recipes of the mining conversations, one conversation each
 * @param lookalikes recipes of the look-alikes, one conversation each
 * @param minersBegin nanoseconds by which all miners have begun
 * @param v6Share of the conversations over IPv6, 0 to 1
 * @param conditions what goes wrong on the way
 * @param tap what is captured
 */
public record Plan(
        long seed,
        long epoch,
        long duration,
        long ordinaryBytes,
        List<Recipe> miners,
        List<Recipe> lookalikes,
        long minersBegin,
        double v6Share,
        Conditions conditions,
        Tap.Settings tap) {

    /** 20 August 2026, 02:00 UTC. */
    public static final long USUAL_EPOCH = World.USUAL_EPOCH;

    private static final long MINUTE = 60_000_000_000L;

    public Plan {
        if (duration < 1 || ordinaryBytes < 0 || minersBegin < 0) {
            throw new IllegalArgumentException(
                    "duration must be above 0, sizes and times 0 or more");
        }
        if (!(v6Share >= 0 && v6Share <= 1)) {
            throw new IllegalArgumentException("IPv6 share must be 0 to 1: " + v6Share);
        }
    }

    /** One conversation of each of these, five minutes, nothing else, nothing goes wrong. */
    public static Plan only(long seed, Recipe... recipes) {
        return new Plan(
                seed,
                USUAL_EPOCH,
                5 * MINUTE,
                0,
                List.of(recipes),
                List.of(),
                MINUTE / 6,
                0,
                Conditions.IDEAL,
                Tap.Settings.EVERYTHING);
    }

    /** The same, and what is captured is this. */
    public Plan captured(Tap.Settings settings) {
        return new Plan(
                seed,
                epoch,
                duration,
                ordinaryBytes,
                miners,
                lookalikes,
                minersBegin,
                v6Share,
                conditions,
                settings);
    }

    /** The same, and this goes wrong on the way. */
    public Plan under(Conditions other) {
        return new Plan(
                seed,
                epoch,
                duration,
                ordinaryBytes,
                miners,
                lookalikes,
                minersBegin,
                v6Share,
                other,
                tap);
    }

    /** The same for another time. */
    public Plan lasting(long nanos) {
        return new Plan(
                seed,
                epoch,
                nanos,
                ordinaryBytes,
                miners,
                lookalikes,
                minersBegin,
                v6Share,
                conditions,
                tap);
    }
}
