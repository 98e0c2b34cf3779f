package io.minewatch.protocol.beam;

import io.minewatch.protocol.Difficulty;

import java.util.Optional;

/**
 * Beam's difficulty in 32 bits: the upper 8 are an order, the lower 24 a mantissa below a leading
 * one that is not written (core/difficulty.h). It stands for 1.mantissa times 2^order solutions.
 */
final class PackedDifficulty {

    /**
     * Beyond this a share would take all of the network's miners many days, so it is no share's
     * difficulty. Notes with an example of order 205 are about.
     */
    static final int MAX_ORDER = 40;

    private static final int MANTISSA_BITS = 24;
    private static final long MAX_PACKED = 0xffff_ffffL;

    private PackedDifficulty() {}

    /** Solutions a share stands for, 1 to 2^41; empty if the number cannot be a difficulty. */
    static Optional<Difficulty> of(long packed) {
        long order = packed >> MANTISSA_BITS;
        if (packed < 0 || packed > MAX_PACKED || order > MAX_ORDER) {
            return Optional.empty();
        }
        long leading = 1L << MANTISSA_BITS;
        long mantissa = packed & leading - 1 | leading;
        double solutions = Math.scalb((double) mantissa, (int) order - MANTISSA_BITS);
        return Optional.of(new Difficulty(solutions, Difficulty.Unit.HASHES));
    }
}
