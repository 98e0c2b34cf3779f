package io.minewatch.probe.noise;

import io.minewatch.bytes.Sha256;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;

import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * What both sides of the handshake keep: chaining key, hash of all that was said, key of the
 * cipher.
 *
 * <p>Source: Stratum V2 specification, 4.4.2; The Noise Protocol Framework, 5.2. Each key of the
 * handshake is used for one message only, so the nonce is always 0.
 */
final class Symmetric {

    /** Bytes that a message grows by. */
    static final int TAG = 16;

    private static final String NAME = "Noise_NX_Secp256k1+EllSwift_ChaChaPoly_SHA256";
    private static final int NONCE = 12;

    private byte[] chaining;
    private byte[] hash;
    private byte[] key = {};

    Symmetric() {
        chaining = Sha256.of(NAME.getBytes(StandardCharsets.US_ASCII));
        hash = Sha256.of(chaining);
    }

    void mixHash(byte[] said) {
        hash = Sha256.of(hash, said);
    }

    void mixKey(byte[] secret) {
        byte[] mixed = hmac(chaining, secret);
        chaining = hmac(mixed, new byte[] {1});
        byte[] second = new byte[chaining.length + 1];
        System.arraycopy(chaining, 0, second, 0, chaining.length);
        second[chaining.length] = 2;
        key = hmac(mixed, second);
    }

    /** What is said under the latest key. */
    byte[] seal(byte[] clear) {
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE).doFinal(clear);
            mixHash(sealed);
            return sealed;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("ChaCha20-Poly1305 takes all", e);
        }
    }

    /** What was said under the latest key; empty if it was not. */
    Optional<byte[]> open(byte[] sealed) {
        try {
            byte[] clear = cipher(Cipher.DECRYPT_MODE).doFinal(sealed);
            mixHash(sealed);
            return Optional.of(clear);
        } catch (AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("ChaCha20-Poly1305 takes all", e);
        }
    }

    private Cipher cipher(int mode) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("ChaCha20-Poly1305");
        cipher.init(mode, new SecretKeySpec(key, "ChaCha20"), new IvParameterSpec(new byte[NONCE]));
        cipher.updateAAD(hash);
        return cipher;
    }

    private static byte[] hmac(byte[] key, byte[] text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
