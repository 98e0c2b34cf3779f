package io.minewatch.simulate.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.minewatch.simulate.script.Dice;

import org.junit.jupiter.api.Test;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

class WalletsTest {

    private static final String BASE58 =
            "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final String BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";

    @Test
    void checkSumsAreRight() throws NoSuchAlgorithmException {
        for (long seed = 0; seed < 200; seed++) {
            var dice = new Dice(seed);
            assertTrue(bech32(Wallets.bech32("bc", dice)));
            assertTrue(base58(Wallets.base58Check(0, dice)));
            assertTrue(base58(Wallets.base58Check(48, dice)));
        }
        assertTrue(bech32("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"), "of BIP 173");
    }

    @Test
    void theFormIsRight() {
        for (long seed = 0; seed < 200; seed++) {
            var dice = new Dice(seed);
            assertTrue(Wallets.bitcoin(dice).matches("bc1q[a-z0-9]{38}|1\\w{24,33}"));
            assertTrue(Wallets.litecoin(dice).matches("ltc1q[a-z0-9]{38}|[LM]\\w{33}"));
            assertTrue(Wallets.monero(dice).matches("4[1-9A-HJ-NP-Za-km-z]{94}"));
            assertTrue(Wallets.ethereum(dice).matches("0x[0-9a-f]{40}"));
        }
    }

    @Test
    void targets() {
        assertEquals("00000000ffff" + "0".repeat(52), Targets.of(Coin.BITCOIN, 1));
        assertEquals("0000ffff" + "0".repeat(56), Targets.of(Coin.LITECOIN, 1));
        assertEquals("000000007fff8" + "0".repeat(51), Targets.of(Coin.BITCOIN, 2));
        assertEquals("00000001" + "0".repeat(56), Targets.ofHashes(0x1p32));
    }

    private static boolean bech32(String address) {
        int split = address.lastIndexOf('1');
        long state = 1;
        var values = new StringBuilder();
        for (char c : address.substring(0, split).toCharArray()) {
            values.append((char) (c >> 5));
        }
        values.append((char) 0);
        for (char c : address.substring(0, split).toCharArray()) {
            values.append((char) (c & 31));
        }
        for (char c : address.substring(split + 1).toCharArray()) {
            values.append((char) BECH32.indexOf(c));
        }
        long[] generator = {0x3b6a57b2L, 0x26508e6dL, 0x1ea119faL, 0x3d4233ddL, 0x2a1462b3L};
        for (char value : values.toString().toCharArray()) {
            long top = state >> 25;
            state = (state & 0x1ffffff) << 5 ^ value;
            for (int i = 0; i < 5; i++) {
                state ^= (top >> i & 1) == 1 ? generator[i] : 0;
            }
        }
        return state == 1;
    }

    private static boolean base58(String address) throws NoSuchAlgorithmException {
        var number = BigInteger.ZERO;
        for (char c : address.toCharArray()) {
            number = number.multiply(BigInteger.valueOf(58));
            number = number.add(BigInteger.valueOf(BASE58.indexOf(c)));
        }
        byte[] digits = number.toByteArray();
        byte[] all = new byte[25];
        int length = Math.min(25, digits.length);
        System.arraycopy(digits, digits.length - length, all, 25 - length, length);
        var sha = MessageDigest.getInstance("SHA-256");
        byte[] sum = sha.digest(sha.digest(Arrays.copyOf(all, 21)));
        return Arrays.equals(Arrays.copyOf(sum, 4), Arrays.copyOfRange(all, 21, 25));
    }
}
