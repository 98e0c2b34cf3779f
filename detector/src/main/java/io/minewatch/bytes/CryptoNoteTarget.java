package io.minewatch.bytes;

import java.util.OptionalDouble;

/**
 * The {@code target} of a CryptoNote job: the bound for the upper 32 or 64 bits of a share's hash.
 *
 * <p>Computed as XMRig does (Job.cpp), rounding included, for pools and miners credit by that
 * number: 8 hex digits are a number of 32 bits, least significant byte first, which is stretched to
 * 64 bits by whole divisions; 16 digits are one of 64 bits.
 */
public final class CryptoNoteTarget {

    private static final int SHORT_DIGITS = 8;
    private static final int LONG_DIGITS = 16;

    /** All of it, most significant byte first: what RandomX of Yadacoin sends. */
    private static final int WHOLE_DIGITS = 64;

    private static final long MAX_INT = 0xffff_ffffL;
    private static final long MAX_LONG = -1;

    private CryptoNoteTarget() {}

    /** Hashes per share, a whole number from 1 on; empty if this is not a target. */
    public static OptionalDouble hashes(String hex) {
        return switch (hex.length()) {
            case SHORT_DIGITS, LONG_DIGITS -> ofLittleEndian(hex);
            case WHOLE_DIGITS -> Target.hashes(hex);
            default -> OptionalDouble.empty();
        };
    }

    private static OptionalDouble ofLittleEndian(String hex) {
        if (!Hex.isHex(hex)) {
            return OptionalDouble.empty();
        }
        long number = Hex.unsignedLittleEndian(hex).longValue();
        if (number == 0) {
            return OptionalDouble.empty();
        }
        long target =
                hex.length() == SHORT_DIGITS
                        ? Long.divideUnsigned(MAX_LONG, MAX_INT / number)
                        : number;
        return OptionalDouble.of(asDouble(Long.divideUnsigned(MAX_LONG, target)));
    }

    /** Beyond 2^63 the last bits are lost, as they are in any double. */
    private static double asDouble(long unsigned) {
        return unsigned >= 0 ? unsigned : (unsigned >>> 1) * 2.0;
    }
}
