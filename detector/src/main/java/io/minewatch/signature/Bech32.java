package io.minewatch.signature;

import java.util.Optional;

/**
 * Digits to the base 32 whose check sum is that of a polynomial: Bech32 (BIP 173), Bech32m (BIP
 * 350) and the longer one of CashAddr, which Kaspa and Conflux (CIP-37) took over.
 */
final class Bech32 {

    /** What the polynomial of Bech32 leaves over, and that of Bech32m. */
    static final int BECH32 = 1;

    static final int BECH32M = 0x2bc830a3;

    private static final String DIGITS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    private static final String CONFLUX_DIGITS = "abcdefghjkmnprstuvwxyz0123456789";
    private static final int CHECK_DIGITS = 6;
    private static final long[] SHORT = {
        0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3
    };
    private static final long[] LONG = {
        0x98f2bc8e61L, 0x79b76d99e2L, 0xf33e5fb3c4L, 0xae2eabe2a8L, 0x1e4f43e470L
    };

    private Bech32() {}

    /** What the polynomial leaves over; 0, which no check sum is, if there are other characters. */
    static int rest(String prefix, String digits) {
        long state = 1;
        for (int i = 0; i < prefix.length(); i++) {
            state = shortStep(state, prefix.charAt(i) >> 5);
        }
        state = shortStep(state, 0);
        for (int i = 0; i < prefix.length(); i++) {
            state = shortStep(state, prefix.charAt(i) & 31);
        }
        for (int i = 0; i < digits.length(); i++) {
            int digit = DIGITS.indexOf(digits.charAt(i));
            if (digit < 0) {
                return 0;
            }
            state = shortStep(state, digit);
        }
        return (int) state;
    }

    /** True if the check sum of a CashAddr holds. */
    static boolean isCashAddr(String prefix, String digits) {
        return isLong(prefix, digits, DIGITS);
    }

    /** True if the check sum of a Conflux address holds. */
    static boolean isConflux(String prefix, String digits) {
        return isLong(prefix, digits, CONFLUX_DIGITS);
    }

    /**
     * The witness program behind a version digit and before the check sum, which is not looked at;
     * nothing if bits are left over that are not 0.
     */
    static Optional<byte[]> program(String digits) {
        int count = digits.length() - 1 - CHECK_DIGITS;
        var program = new byte[Math.max(0, count) * 5 / 8];
        int bits = 0;
        int held = 0;
        int at = 0;
        for (int i = 1; i <= count; i++) {
            bits = (bits << 5 | DIGITS.indexOf(digits.charAt(i))) & 0xfff;
            held += 5;
            if (held >= 8) {
                held -= 8;
                program[at++] = (byte) (bits >> held);
            }
        }
        boolean isWhole = held < 5 && (bits & (1 << held) - 1) == 0;
        return isWhole ? Optional.of(program) : Optional.empty();
    }

    /** The version of a witness program. */
    static int version(String digits) {
        return DIGITS.indexOf(digits.charAt(0));
    }

    private static boolean isLong(String prefix, String digits, String alphabet) {
        long state = 1;
        for (int i = 0; i < prefix.length(); i++) {
            state = longStep(state, prefix.charAt(i) & 31);
        }
        state = longStep(state, 0);
        for (int i = 0; i < digits.length(); i++) {
            int digit = alphabet.indexOf(digits.charAt(i));
            if (digit < 0) {
                return false;
            }
            state = longStep(state, digit);
        }
        return state == 1;
    }

    private static long shortStep(long state, int value) {
        return reduced((state & 0x1ffffff) << 5 ^ value, state >>> 25, SHORT);
    }

    private static long longStep(long state, int value) {
        return reduced((state & 0x07ffffffffL) << 5 ^ value, state >>> 35, LONG);
    }

    private static long reduced(long shifted, long top, long[] generator) {
        long next = shifted;
        for (int i = 0; i < generator.length; i++) {
            if ((top >>> i & 1) == 1) {
                next ^= generator[i];
            }
        }
        return next;
    }
}
