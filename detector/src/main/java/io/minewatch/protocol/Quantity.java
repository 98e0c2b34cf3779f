package io.minewatch.protocol;

import io.minewatch.bytes.Hex;

import java.math.BigInteger;
import java.util.OptionalLong;

/** Numbers as the Ethereum family writes them: hexadecimal, with or without 0x, padded or not. */
public final class Quantity {

    /** 32 bytes: as long as hashrates are padded. */
    private static final int MAX_DIGITS = 64;

    private Quantity() {}

    /** The first parameter of a message, where hashrates are claimed. */
    public static OptionalLong first(Message message) {
        return of(Message.text(message.param(0)));
    }

    /** The number, 0 to 2^63 - 1; empty if the text is none. */
    public static OptionalLong of(String text) {
        String digits = Hex.bare(text);
        if (digits.length() > MAX_DIGITS || !Hex.isHex(digits)) {
            return OptionalLong.empty();
        }
        var number = new BigInteger(digits, 16);
        return number.bitLength() < Long.SIZE
                ? OptionalLong.of(number.longValue())
                : OptionalLong.empty();
    }
}
