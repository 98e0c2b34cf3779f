package io.minewatch.bytes;

/**
 * Keccak-256 with its first padding, as Ethereum and the CryptoNote family use it; SHA3-256 of FIPS
 * 202 pads differently.
 */
public final class Keccak256 {

    /** Bytes taken in at once. */
    private static final int RATE = 136;

    private static final int HASH = 32;
    private static final int ROUNDS = 24;
    private static final int[] ROTATIONS = {
        0, 1, 62, 28, 27, 36, 44, 6, 55, 20, 3, 10, 43, 25, 39, 41, 45, 15, 21, 8, 18, 2, 61, 56, 14
    };
    private static final long[] CONSTANTS = constants();

    private Keccak256() {}

    /** The hash, 32 bytes. */
    public static byte[] of(byte[] message) {
        var padded = new byte[(message.length / RATE + 1) * RATE];
        System.arraycopy(message, 0, padded, 0, message.length);
        padded[message.length] ^= 0x01;
        padded[padded.length - 1] ^= (byte) 0x80;
        var state = new long[25];
        for (int at = 0; at < padded.length; at += RATE) {
            for (int i = 0; i < RATE; i++) {
                state[i / 8] ^= (padded[at + i] & 0xffL) << 8 * (i % 8);
            }
            permute(state);
        }
        var hash = new byte[HASH];
        for (int i = 0; i < HASH; i++) {
            hash[i] = (byte) (state[i / 8] >>> 8 * (i % 8));
        }
        return hash;
    }

    private static void permute(long[] a) {
        var columns = new long[5];
        var moved = new long[25];
        for (int round = 0; round < ROUNDS; round++) {
            for (int x = 0; x < 5; x++) {
                columns[x] = a[x] ^ a[x + 5] ^ a[x + 10] ^ a[x + 15] ^ a[x + 20];
            }
            for (int i = 0; i < 25; i++) {
                int x = i % 5;
                long mixed = a[i] ^ columns[(x + 4) % 5] ^ Long.rotateLeft(columns[(x + 1) % 5], 1);
                moved[i / 5 + 5 * ((2 * x + 3 * (i / 5)) % 5)] =
                        Long.rotateLeft(mixed, ROTATIONS[i]);
            }
            for (int i = 0; i < 25; i++) {
                int row = i - i % 5;
                a[i] = moved[i] ^ ~moved[row + (i - row + 1) % 5] & moved[row + (i - row + 2) % 5];
            }
            a[0] ^= CONSTANTS[round];
        }
    }

    /** Bits of a shift register at the places 2^j - 1. */
    private static long[] constants() {
        var constants = new long[ROUNDS];
        int register = 1;
        for (int round = 0; round < ROUNDS; round++) {
            for (int j = 0; j < 7; j++) {
                if ((register & 1) == 1) {
                    constants[round] |= 1L << (1 << j) - 1;
                }
                register = register << 1 ^ (register >>> 7) * 0x171;
            }
        }
        return constants;
    }
}
