package io.minewatch.protocol;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How much work one share stands for.
 *
 * @param value as announced, greater than 0
 * @param unit what {@code value} counts
 */
public record Difficulty(double value, Unit unit) {

    /** What a target said, if it was one. */
    public static Optional<Difficulty> ofHashes(OptionalDouble hashes) {
        return hashes.isPresent()
                ? Optional.of(new Difficulty(hashes.getAsDouble(), Unit.HASHES))
                : Optional.empty();
    }

    /** What a pool announces as a multiple of difficulty 1; an oddity if it is none. */
    public static Event announced(double multiples) {
        return multiples > 0 && Double.isFinite(multiples)
                ? new Event.DifficultySet(new Difficulty(multiples, Unit.DIFFICULTY_ONE))
                : new Event.Oddity("difficulty is no positive number");
    }

    /** What a difficulty counts. */
    public enum Unit {
        /** Multiples of the algorithm's difficulty 1, as {@code mining.set_difficulty} says it. */
        DIFFICULTY_ONE,
        /** Hashes, as a target says it: 2^256 / target. */
        HASHES
    }
}
