package io.minewatch.simulate.dialect;

import io.minewatch.bytes.Keccak256;
import io.minewatch.bytes.Sha256;
import io.minewatch.simulate.script.Dice;

import java.math.BigInteger;
import java.util.Arrays;

/** Addresses that look like those of wallets, check sums included; nobody has the keys. */
public final class Wallets {

    private static final String BASE58 =
            "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final String BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    private static final int[] BECH32_GENERATOR = {
        0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3
    };

    private static final int BITCOIN_VERSION = 0;
    private static final int LITECOIN_VERSION = 48;
    private static final int MONERO_VERSION = 18;

    private Wallets() {}

    /** A Bitcoin address: a witness address, sometimes of the old kind. */
    public static String bitcoin(Dice dice) {
        return dice.chance(0.8) ? bech32("bc", dice) : base58Check(BITCOIN_VERSION, dice);
    }

    /** A Litecoin address. */
    public static String litecoin(Dice dice) {
        return dice.chance(0.5) ? bech32("ltc", dice) : base58Check(LITECOIN_VERSION, dice);
    }

    /** A Monero address. */
    public static String monero(Dice dice) {
        byte[] bytes = dice.bytes(69);
        bytes[0] = MONERO_VERSION;
        byte[] hash = Keccak256.of(Arrays.copyOf(bytes, 65));
        System.arraycopy(hash, 0, bytes, 65, 4);
        var text = new StringBuilder();
        for (int at = 0; at < 64; at += 8) {
            text.append(base58(Arrays.copyOfRange(bytes, at, at + 8), 11));
        }
        return text.append(base58(Arrays.copyOfRange(bytes, 64, 69), 7)).toString();
    }

    /** An Ethereum address. */
    public static String ethereum(Dice dice) {
        return "0x" + dice.hex(20);
    }

    /** Version, 20 random bytes and check sum, as Bitcoin's first addresses. */
    static String base58Check(int version, Dice dice) {
        byte[] body = dice.bytes(21);
        body[0] = (byte) version;
        byte[] all = Arrays.copyOf(body, 25);
        System.arraycopy(Sha256.twice(body), 0, all, 21, 4);
        String digits = base58(all, 0);
        return version == 0 ? "1" + digits : digits;
    }

    private static String base58(byte[] bytes, int width) {
        var number = new BigInteger(1, bytes);
        var radix = BigInteger.valueOf(58);
        var text = new StringBuilder();
        while (number.signum() > 0) {
            BigInteger[] parts = number.divideAndRemainder(radix);
            text.append(BASE58.charAt(parts[1].intValue()));
            number = parts[0];
        }
        while (text.length() < width) {
            text.append('1');
        }
        return text.reverse().toString();
    }

    /** Witness version 0 with 20 random bytes (BIP 173). */
    static String bech32(String prefix, Dice dice) {
        var values = new int[33];
        for (int i = 1; i < values.length; i++) {
            values[i] = dice.below(32);
        }
        var text = new StringBuilder(prefix).append('1');
        for (int value : values) {
            text.append(BECH32.charAt(value));
        }
        int check = checksum(prefix, values);
        for (int i = 5; i >= 0; i--) {
            text.append(BECH32.charAt(check >>> 5 * i & 31));
        }
        return text.toString();
    }

    private static int checksum(String prefix, int[] values) {
        int state = 1;
        for (int i = 0; i < prefix.length(); i++) {
            state = step(state, prefix.charAt(i) >> 5);
        }
        state = step(state, 0);
        for (int i = 0; i < prefix.length(); i++) {
            state = step(state, prefix.charAt(i) & 31);
        }
        for (int value : values) {
            state = step(state, value);
        }
        for (int i = 0; i < 6; i++) {
            state = step(state, 0);
        }
        return state ^ 1;
    }

    private static int step(int state, int value) {
        int top = state >>> 25;
        int next = (state & 0x1ffffff) << 5 ^ value;
        for (int i = 0; i < 5; i++) {
            if ((top >>> i & 1) == 1) {
                next ^= BECH32_GENERATOR[i];
            }
        }
        return next;
    }
}
