package io.minewatch.bytes;

import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What share targets say: how many hashes one share stands for on average.
 *
 * <p>A hash is a number below 2^256, and a share one below its target, so it takes 2^256 / target
 * hashes to find one. The result is exact to the last digits of a double. Whatever is not a target
 * gives empty.
 */
public final class Target {

    private static final int BITS = 256;
    private static final int BYTES = BITS / 8;

    /** Hex digits of a whole target. */
    private static final int HEX_DIGITS = BITS / 4;

    /** Digits of 2^256 - 1 in decimal. */
    private static final int DECIMAL_DIGITS = 78;

    private static final int COMPACT_DIGITS = 8;
    private static final int MANTISSA_BYTES = 3;
    private static final int MANTISSA = 0x7f_ffff;
    private static final int NEGATIVE = 0x80_0000;

    private Target() {}

    /** Hashes per share below this target, 1 to 2^256; empty if it is not in 1 to 2^256 - 1. */
    public static OptionalDouble hashes(BigInteger target) {
        if (target.signum() <= 0 || target.bitLength() > BITS) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(0x1p256 / target.doubleValue());
    }

    /**
     * Hashes per share below a target in hex, most significant digit first: 1 to 64 digits, with or
     * without "0x", leading zeros or not. Some pools leave the zeros out, so the length says
     * nothing.
     */
    public static OptionalDouble hashes(String hex) {
        String digits = hex.startsWith("0x") || hex.startsWith("0X") ? hex.substring(2) : hex;
        return digits.length() <= HEX_DIGITS ? parsed(digits, 16) : OptionalDouble.empty();
    }

    /** Hashes per share below a target in decimal, 1 to 78 digits, as Ergo pools write it. */
    public static OptionalDouble hashesOfDecimal(String decimal) {
        return decimal.length() <= DECIMAL_DIGITS ? parsed(decimal, 10) : OptionalDouble.empty();
    }

    /** Hashes per share below a target of 32 bytes, least significant first, as in Stratum V2. */
    public static OptionalDouble hashesOfLittleEndian(byte[] target) {
        return target.length == BYTES
                ? hashes(unsignedLittleEndian(target))
                : OptionalDouble.empty();
    }

    /**
     * The target in Bitcoin's compact form, 8 hex digits: an exponent of one byte, then a mantissa
     * of three. Empty if it is malformed, negative, 0 or above 2^256 - 1.
     */
    public static Optional<BigInteger> ofCompact(String nbits) {
        if (nbits.length() != COMPACT_DIGITS || !areDigits(nbits, 16)) {
            return Optional.empty();
        }
        int compact = Integer.parseUnsignedInt(nbits, 16);
        if ((compact & NEGATIVE) != 0) {
            return Optional.empty();
        }
        int shift = ((compact >>> 24) - MANTISSA_BYTES) * 8;
        var target = BigInteger.valueOf(compact & MANTISSA).shiftLeft(shift);
        return target.signum() > 0 && target.bitLength() <= BITS
                ? Optional.of(target)
                : Optional.empty();
    }

    /** A number from its bytes, least significant first, never negative. */
    public static BigInteger unsignedLittleEndian(byte[] bytes) {
        var reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return new BigInteger(1, reversed);
    }

    private static OptionalDouble parsed(String digits, int radix) {
        return areDigits(digits, radix)
                ? hashes(new BigInteger(digits, radix))
                : OptionalDouble.empty();
    }

    /** Whether these are plain ASCII digits and at least one: BigInteger would take signs too. */
    private static boolean areDigits(String text, int radix) {
        return !text.isEmpty()
                && text.chars().allMatch(c -> c < 128 && Character.digit(c, radix) >= 0);
    }
}
