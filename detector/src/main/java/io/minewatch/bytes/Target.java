package io.minewatch.bytes;

import java.math.BigInteger;
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

    /** Hex digits of a whole target. */
    private static final int HEX_DIGITS = BITS / 4;

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
        return digits.length() <= HEX_DIGITS && Hex.isHex(digits)
                ? hashes(new BigInteger(digits, 16))
                : OptionalDouble.empty();
    }

    /** A number from its bytes, least significant first, never negative. */
    public static BigInteger unsignedLittleEndian(byte[] bytes) {
        var reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return new BigInteger(1, reversed);
    }
}
