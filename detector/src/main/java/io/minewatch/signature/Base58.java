package io.minewatch.signature;

import java.util.Arrays;
import java.util.Optional;

/** Bytes as digits to the base 58: as one number (Bitcoin), or block by block (CryptoNote). */
final class Base58 {

    private static final String DIGITS =
            "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

    /** Digits that blocks of 0 to 8 bytes take in CryptoNote. */
    private static final int[] BLOCK_DIGITS = {0, 2, 3, 5, 6, 7, 9, 10, 11};

    private static final int BLOCK = 8;

    private Base58() {}

    /** The bytes; a leading 1 is a byte 0 each. Nothing if it has other characters. */
    static Optional<byte[]> decode(String text) {
        var bytes = new byte[text.length()];
        int zeros = 0;
        while (zeros < text.length() && text.charAt(zeros) == '1') {
            zeros++;
        }
        int start = bytes.length;
        for (int i = zeros; i < text.length(); i++) {
            int carry = DIGITS.indexOf(text.charAt(i));
            if (carry < 0) {
                return Optional.empty();
            }
            int at = bytes.length;
            while (at > start || carry > 0) {
                carry += 58 * (bytes[--at] & 0xff);
                bytes[at] = (byte) carry;
                carry >>>= 8;
            }
            start = at;
        }
        return Optional.of(Arrays.copyOfRange(bytes, start - zeros, bytes.length));
    }

    /** The bytes of blocks of 11 digits and a shorter one; nothing if one is none or too large. */
    static Optional<byte[]> decodeBlocks(String text) {
        int whole = text.length() / BLOCK_DIGITS[BLOCK];
        int rest = Arrays.binarySearch(BLOCK_DIGITS, text.length() % BLOCK_DIGITS[BLOCK]);
        if (rest < 0) {
            return Optional.empty();
        }
        var bytes = new byte[BLOCK * whole + rest];
        for (int at = 0; at < bytes.length; at += BLOCK) {
            int length = Math.min(BLOCK, bytes.length - at);
            int from = at / BLOCK * BLOCK_DIGITS[BLOCK];
            if (!decodeBlock(
                    text.substring(from, from + BLOCK_DIGITS[length]), bytes, at, length)) {
                return Optional.empty();
            }
        }
        return Optional.of(bytes);
    }

    private static boolean decodeBlock(String digits, byte[] bytes, int at, int length) {
        long number = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = DIGITS.indexOf(digits.charAt(i));
            long top = Math.multiplyHigh(number, 58) + (number < 0 ? 58 : 0);
            long next = number * 58 + digit;
            if (digit < 0 || top > 0 || Long.compareUnsigned(next, digit) < 0) {
                return false;
            }
            number = next;
        }
        for (int i = length - 1; i >= 0; i--) {
            bytes[at + i] = (byte) number;
            number >>>= 8;
        }
        return length == BLOCK || number == 0;
    }
}
