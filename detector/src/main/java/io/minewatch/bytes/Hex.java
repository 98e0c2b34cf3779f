package io.minewatch.bytes;

import java.math.BigInteger;
import java.util.HexFormat;

/** Hexadecimal texts. */
public final class Hex {

    private Hex() {}

    /** True if the text is {@code digits} hexadecimal digits of either case. */
    public static boolean isHex(String text, int digits) {
        return text.length() == digits && isHex(text);
    }

    /** True if the text is one or more hexadecimal digits of either case. */
    public static boolean isHex(String text) {
        if (text.isEmpty()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (!HexFormat.isHexDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** The number that bytes in hexadecimal are, least significant byte first, never negative. */
    public static BigInteger unsignedLittleEndian(String hex) {
        return Target.unsignedLittleEndian(HexFormat.of().parseHex(hex));
    }

    /** The text without a leading 0x. */
    public static String bare(String text) {
        return text.startsWith("0x") ? text.substring(2) : text;
    }
}
