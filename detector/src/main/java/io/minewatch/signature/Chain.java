package io.minewatch.signature;

import io.minewatch.bytes.Hex;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What jobs tell of the chain that is worked on.
 *
 * @param bits compact target of the chain, 8 hexadecimal digits
 * @param height of the block that is worked on
 * @param day when
 */
public record Chain(Optional<String> bits, OptionalLong height, LocalDate day) {

    /** Nothing was told. */
    public static final Chain UNKNOWN =
            new Chain(Optional.empty(), OptionalLong.empty(), LocalDate.EPOCH);

    /** Bitcoin's first target was 0xffff in a number of 0x1d bytes: difficulty 1. */
    private static final int FIRST_MANTISSA = 0xffff;

    private static final int FIRST_EXPONENT = 0x1d;
    private static final int SIGN = 0x800000;
    private static final int BITS_DIGITS = 8;

    /** The difficulty of the chain as Bitcoin counts it; nothing if there is none or no target. */
    public OptionalDouble difficulty() {
        if (bits.isEmpty() || !Hex.isHex(bits.get(), BITS_DIGITS)) {
            return OptionalDouble.empty();
        }
        int compact = Integer.parseUnsignedInt(bits.get(), 16);
        int mantissa = compact & SIGN - 1;
        if (mantissa == 0 || (compact & SIGN) != 0) {
            return OptionalDouble.empty();
        }
        int bytes = FIRST_EXPONENT - (compact >>> 24);
        return OptionalDouble.of(Math.scalb((double) FIRST_MANTISSA / mantissa, 8 * bytes));
    }
}
