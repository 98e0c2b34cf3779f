package io.minewatch.bytes;

/** BLAKE2b without a key (RFC 7693), for messages that fit into one block. */
public final class Blake2b {

    /** Bytes of a block. */
    public static final int MAX_MESSAGE = 128;

    /** Bytes of the longest hash. */
    private static final int MAX_HASH = 64;

    private static final int ROUNDS = 12;
    private static final long[] START = {
        0x6a09e667f3bcc908L, 0xbb67ae8584caa73bL, 0x3c6ef372fe94f82bL, 0xa54ff53a5f1d36f1L,
        0x510e527fade682d1L, 0x9b05688c2b3e6c1fL, 0x1f83d9abfb41bd6bL, 0x5be0cd19137e2179L
    };

    private Blake2b() {}

    /**
     * The hash.
     *
     * @param length of the hash in bytes, 1 to 64
     * @throws IllegalArgumentException if the message or the hash is too long
     */
    public static byte[] of(byte[] message, int length) {
        if (message.length > MAX_MESSAGE || length < 1 || length > MAX_HASH) {
            throw new IllegalArgumentException(message.length + " bytes to " + length);
        }
        var words = new long[16];
        for (int i = 0; i < message.length; i++) {
            words[i / 8] |= (message[i] & 0xffL) << 8 * (i % 8);
        }
        var start = START.clone();
        start[0] ^= 0x01010000L ^ length;
        var v = new long[16];
        System.arraycopy(start, 0, v, 0, 8);
        System.arraycopy(START, 0, v, 8, 8);
        v[12] ^= message.length;
        v[14] = ~v[14];
        for (int round = 0; round < ROUNDS; round++) {
            round(v, words, BlakeOrder.OF_ROUND[round % BlakeOrder.OF_ROUND.length]);
        }
        var hash = new byte[length];
        for (int i = 0; i < length; i++) {
            long word = start[i / 8] ^ v[i / 8] ^ v[i / 8 + 8];
            hash[i] = (byte) (word >>> 8 * (i % 8));
        }
        return hash;
    }

    private static void round(long[] v, long[] words, int[] order) {
        for (int i = 0; i < 8; i++) {
            int a = i % 4;
            int turn = i / 4;
            mix(
                    v,
                    a,
                    4 + (a + turn) % 4,
                    8 + (a + 2 * turn) % 4,
                    12 + (a + 3 * turn) % 4,
                    words[order[2 * i]],
                    words[order[2 * i + 1]]);
        }
    }

    private static void mix(long[] v, int a, int b, int c, int d, long x, long y) {
        v[a] += v[b] + x;
        v[d] = Long.rotateRight(v[d] ^ v[a], 32);
        v[c] += v[d];
        v[b] = Long.rotateRight(v[b] ^ v[c], 24);
        v[a] += v[b] + y;
        v[d] = Long.rotateRight(v[d] ^ v[a], 16);
        v[c] += v[d];
        v[b] = Long.rotateRight(v[b] ^ v[c], 63);
    }
}
