package io.minewatch.estimate;

/** A value, or why there is none. Never a guess. */
public sealed interface Estimate<T> {

    /** What could be told. */
    record Known<T>(T value) implements Estimate<T> {}

    /** What could not, and why. */
    record Unknown<T>(Unknowable reason) implements Estimate<T> {}

    /** A value that is known. */
    static <T> Estimate<T> of(T value) {
        return new Known<>(value);
    }

    /** No value, and why. */
    static <T> Estimate<T> none(Unknowable reason) {
        return new Unknown<>(reason);
    }
}
