package io.minewatch.estimate;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.security.GeneralSecurityException;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Scrypt (RFC 7914) with the parameters of Litecoin: N = 1024, r = 1, p = 1, 32 bytes out. It takes
 * 128 KiB of memory and a good part of a millisecond, which is the point of it.
 */
final class Scrypt {

    private static final int N = 1024;

    /** A block of r = 1 is two of Salsa's, 16 words each. */
    private static final int WORDS = 32;

    private static final int SALSA_WORDS = 16;
    private static final int HASH_BYTES = 32;

    private Scrypt() {}

    /** The hash of an input that is its own salt. */
    static byte[] hash(byte[] input) {
        var block = ByteBuffer.wrap(pbkdf2(input, input, WORDS * Integer.BYTES));
        mix(block.order(ByteOrder.LITTLE_ENDIAN).asIntBuffer());
        return pbkdf2(input, block.array(), HASH_BYTES);
    }

    /** PBKDF2 with HMAC-SHA-256 and one iteration, RFC 8018 section 5.2. */
    private static byte[] pbkdf2(byte[] password, byte[] salt, int length) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(password, "HmacSHA256"));
            var out = ByteBuffer.allocate(length);
            for (int i = 1; out.hasRemaining(); i++) {
                mac.update(salt);
                mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, i));
                out.put(mac.doFinal());
            }
            return out.array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    /** ROMix, RFC 7914 section 5. */
    private static void mix(IntBuffer block) {
        var x = new int[WORDS];
        block.get(0, x);
        var memory = new int[N * WORDS];
        for (int i = 0; i < N; i++) {
            System.arraycopy(x, 0, memory, i * WORDS, WORDS);
            mixBlock(x);
        }
        for (int i = 0; i < N; i++) {
            int from = (x[SALSA_WORDS] & (N - 1)) * WORDS;
            for (int word = 0; word < WORDS; word++) {
                x[word] ^= memory[from + word];
            }
            mixBlock(x);
        }
        block.put(0, x);
    }

    /** BlockMix for r = 1, RFC 7914 section 4: each half is mixed with the one before it. */
    private static void mixBlock(int[] x) {
        mixHalf(x, 0, SALSA_WORDS);
        mixHalf(x, SALSA_WORDS, 0);
    }

    private static void mixHalf(int[] x, int half, int other) {
        var input = new int[SALSA_WORDS];
        for (int i = 0; i < SALSA_WORDS; i++) {
            input[i] = x[half + i] ^ x[other + i];
        }
        var mixed = input.clone();
        for (int round = 0; round < 8; round += 2) {
            columns(mixed);
            rows(mixed);
        }
        for (int i = 0; i < SALSA_WORDS; i++) {
            x[half + i] = mixed[i] + input[i];
        }
    }

    private static void columns(int[] x) {
        quarter(x, 0, 4, 8, 12);
        quarter(x, 5, 9, 13, 1);
        quarter(x, 10, 14, 2, 6);
        quarter(x, 15, 3, 7, 11);
    }

    private static void rows(int[] x) {
        quarter(x, 0, 1, 2, 3);
        quarter(x, 5, 6, 7, 4);
        quarter(x, 10, 11, 8, 9);
        quarter(x, 15, 12, 13, 14);
    }

    /** Salsa20's quarter round, RFC 7914 section 3. */
    private static void quarter(int[] x, int a, int b, int c, int d) {
        x[b] ^= Integer.rotateLeft(x[a] + x[d], 7);
        x[c] ^= Integer.rotateLeft(x[b] + x[a], 9);
        x[d] ^= Integer.rotateLeft(x[c] + x[b], 13);
        x[a] ^= Integer.rotateLeft(x[d] + x[c], 18);
    }
}
