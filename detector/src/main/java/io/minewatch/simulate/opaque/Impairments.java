package io.minewatch.simulate.opaque;

import io.minewatch.simulate.script.Side;

import java.util.Optional;

/**
 * What goes wrong with what is seen.
 *
 * @param loss share of the packets that are not seen, 0 to 1
 * @param only the side whose packets are seen; both if empty
 * @param clockError nanoseconds by which the plaintext miners, from whom the clock is learnt, seem
 *     later than the other flows; negative for earlier
 * @param pauseFrom nanoseconds since the beginning from which no plaintext miner works
 * @param pause nanoseconds until they work again; 0 for no pause
 */
public record Impairments(
        double loss, Optional<Side> only, long clockError, long pauseFrom, long pause) {

    /** Nothing goes wrong. */
    public static final Impairments NONE = new Impairments(0, Optional.empty(), 0, 0, 0);

    public Impairments {
        if (!(loss >= 0 && loss <= 1)) {
            throw new IllegalArgumentException("loss must be 0 to 1: " + loss);
        }
        if (pauseFrom < 0 || pause < 0) {
            throw new IllegalArgumentException(
                    "a pause must begin at 0 or later, and not last less");
        }
    }

    /** With packets lost. */
    public Impairments losing(double share) {
        return new Impairments(share, only, clockError, pauseFrom, pause);
    }

    /** With only one side seen. */
    public Impairments seeing(Side side) {
        return new Impairments(loss, Optional.of(side), clockError, pauseFrom, pause);
    }

    /** With the reference off by so many nanoseconds. */
    public Impairments clockOff(long nanos) {
        return new Impairments(loss, only, nanos, pauseFrom, pause);
    }

    /** With the plaintext miners silent for a time. */
    public Impairments pausing(long from, long nanos) {
        return new Impairments(loss, only, clockError, from, nanos);
    }

    /** True if the plaintext miners are silent. */
    boolean pausesAt(long nanos) {
        return nanos >= pauseFrom && nanos < pauseFrom + pause;
    }
}
