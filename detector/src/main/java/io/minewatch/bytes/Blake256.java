package io.minewatch.bytes;

/**
 * BLAKE-256 with 14 rounds, the finalist of the SHA-3 competition, for messages that fit into one
 * block. Decred's addresses use it.
 */
public final class Blake256 {

    /** A block without the mark and the length that end it. */
    public static final int MAX_MESSAGE = 55;

    private static final int BLOCK = 64;
    private static final int ROUNDS = 14;
    private static final int[] START = {
        0x6a09e667,
        0xbb67ae85,
        0x3c6ef372,
        0xa54ff53a,
        0x510e527f,
        0x9b05688c,
        0x1f83d9ab,
        0x5be0cd19
    };
    private static final int[] PI = {
        0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344, 0xa4093822, 0x299f31d0, 0x082efa98,
        0xec4e6c89, 0x452821e6, 0x38d01377, 0xbe5466cf, 0x34e90c6c, 0xc0ac29b7, 0xc97c50dd,
        0x3f84d5b5, 0xb5470917
    };

    private Blake256() {}

    /**
     * The hash, 32 bytes.
     *
     * @throws IllegalArgumentException if the message has more than {@link #MAX_MESSAGE} bytes
     */
    public static byte[] of(byte[] message) {
        if (message.length > MAX_MESSAGE) {
            throw new IllegalArgumentException(message.length + " bytes");
        }
        int[] words = words(message);
        int bits = 8 * message.length;
        var v = new int[16];
        System.arraycopy(START, 0, v, 0, 8);
        System.arraycopy(PI, 0, v, 8, 8);
        v[12] ^= bits;
        v[13] ^= bits;
        for (int round = 0; round < ROUNDS; round++) {
            round(v, words, BlakeOrder.OF_ROUND[round % BlakeOrder.OF_ROUND.length]);
        }
        var hash = new byte[32];
        for (int i = 0; i < hash.length; i++) {
            int word = START[i / 4] ^ v[i / 4] ^ v[i / 4 + 8];
            hash[i] = (byte) (word >>> 24 - 8 * (i % 4));
        }
        return hash;
    }

    private static int[] words(byte[] message) {
        var block = new byte[BLOCK];
        System.arraycopy(message, 0, block, 0, message.length);
        block[message.length] = (byte) 0x80;
        block[MAX_MESSAGE] |= 1;
        block[BLOCK - 2] = (byte) (8 * message.length >>> 8);
        block[BLOCK - 1] = (byte) (8 * message.length);
        var words = new int[16];
        for (int i = 0; i < BLOCK; i++) {
            words[i / 4] |= (block[i] & 0xff) << 24 - 8 * (i % 4);
        }
        return words;
    }

    private static void round(int[] v, int[] words, int[] order) {
        for (int i = 0; i < 8; i++) {
            int a = i % 4;
            int turn = i / 4;
            int first = order[2 * i];
            int second = order[2 * i + 1];
            mix(
                    v,
                    a,
                    4 + (a + turn) % 4,
                    8 + (a + 2 * turn) % 4,
                    12 + (a + 3 * turn) % 4,
                    words[first] ^ PI[second],
                    words[second] ^ PI[first]);
        }
    }

    private static void mix(int[] v, int a, int b, int c, int d, int x, int y) {
        v[a] += v[b] + x;
        v[d] = Integer.rotateRight(v[d] ^ v[a], 16);
        v[c] += v[d];
        v[b] = Integer.rotateRight(v[b] ^ v[c], 12);
        v[a] += v[b] + y;
        v[d] = Integer.rotateRight(v[d] ^ v[a], 8);
        v[c] += v[d];
        v[b] = Integer.rotateRight(v[b] ^ v[c], 7);
    }
}
