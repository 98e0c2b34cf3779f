package io.minewatch.bytes;

/**
 * Grøstl-512, a finalist of the SHA-3 competition, for messages that fit into one block.
 * Groestlcoin's addresses use it.
 */
public final class Groestl512 {

    /** A block without the mark and the count that end it. */
    public static final int MAX_MESSAGE = 119;

    private static final int BLOCK = 128;
    private static final int HASH = 64;
    private static final int ROUNDS = 14;
    private static final int COLUMNS = 16;
    private static final int[] SHIFTS_P = {0, 1, 2, 3, 4, 5, 6, 11};
    private static final int[] SHIFTS_Q = {1, 3, 5, 11, 0, 2, 4, 6};
    private static final int[] MIX = {2, 2, 3, 4, 5, 3, 5, 7};
    private static final int[] SUBSTITUTES = substitutes();

    private Groestl512() {}

    /**
     * The hash, 64 bytes.
     *
     * @throws IllegalArgumentException if the message has more than {@link #MAX_MESSAGE} bytes
     */
    public static byte[] of(byte[] message) {
        if (message.length > MAX_MESSAGE) {
            throw new IllegalArgumentException(message.length + " bytes");
        }
        var block = new int[BLOCK];
        for (int i = 0; i < message.length; i++) {
            block[i] = message[i] & 0xff;
        }
        block[message.length] = 0x80;
        block[BLOCK - 1] = 1;
        var start = new int[BLOCK];
        start[BLOCK - 2] = 2;
        int[] chained = xor(xor(permute(xor(start, block), true), permute(block, false)), start);
        int[] last = xor(permute(chained, true), chained);
        var hash = new byte[HASH];
        for (int i = 0; i < HASH; i++) {
            hash[i] = (byte) last[BLOCK - HASH + i];
        }
        return hash;
    }

    private static int[] xor(int[] one, int[] other) {
        var both = new int[BLOCK];
        for (int i = 0; i < BLOCK; i++) {
            both[i] = one[i] ^ other[i];
        }
        return both;
    }

    /** Permutation P, or Q; byte i stands in column i / 8 and row i % 8. */
    private static int[] permute(int[] input, boolean isP) {
        int[] state = input;
        for (int round = 0; round < ROUNDS; round++) {
            var shifted = new int[BLOCK];
            for (int i = 0; i < BLOCK; i++) {
                int row = i % 8;
                int from = (i / 8 + (isP ? SHIFTS_P : SHIFTS_Q)[row]) % COLUMNS;
                int value = state[8 * from + row] ^ constant(from, row, round, isP);
                shifted[i] = SUBSTITUTES[value];
            }
            state = mix(shifted);
        }
        return state;
    }

    private static int constant(int column, int row, int round, boolean isP) {
        int place = column << 4 ^ round;
        if (isP) {
            return row == 0 ? place : 0;
        }
        return row == 7 ? 0xff ^ place : 0xff;
    }

    private static int[] mix(int[] state) {
        var mixed = new int[BLOCK];
        for (int i = 0; i < BLOCK; i++) {
            int row = i % 8;
            for (int other = 0; other < 8; other++) {
                mixed[i] ^= times(MIX[(other - row + 8) % 8], state[i - row + other]);
            }
        }
        return mixed;
    }

    /** Product in the field of AES. */
    private static int times(int factor, int value) {
        int product = 0;
        int shifted = value;
        for (int rest = factor; rest > 0; rest >>= 1) {
            product ^= (rest & 1) == 1 ? shifted : 0;
            shifted = shifted << 1 ^ (shifted >> 7) * 0x11b;
        }
        return product;
    }

    /** The table of AES: the inverse in the field, and a mapping of its bits. */
    private static int[] substitutes() {
        var table = new int[256];
        for (int value = 0; value < 256; value++) {
            int inverse = 0;
            for (int candidate = 1; value > 0 && inverse == 0; candidate++) {
                inverse = times(value, candidate) == 1 ? candidate : 0;
            }
            int bits = inverse * 0x101;
            table[value] = (inverse ^ bits >> 4 ^ bits >> 5 ^ bits >> 6 ^ bits >> 7) & 0xff ^ 0x63;
        }
        return table;
    }
}
