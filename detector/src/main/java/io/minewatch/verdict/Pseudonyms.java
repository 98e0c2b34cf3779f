package io.minewatch.verdict;

import io.minewatch.bytes.Sha256;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Stands in for names of accounts and machines: a keyed hash by which equal names are found equal,
 * and a masked form for people. The name itself leaves only if the operator opted in. May be shared
 * between threads.
 */
public final class Pseudonyms {

    /** Bytes. A shorter key could be found by trying, and with it every name that is guessable. */
    public static final int SHORTEST_KEY = 16;

    private static final int RANDOM_KEY = 32;

    /** Bytes: 128 bits, at which two names of a whole country do not meet by chance. */
    private static final int PSEUDONYM = 16;

    /** Bytes: tells keys apart, and is too little to find one by. */
    private static final int KEY_ID = 4;

    private final SecretKeySpec key;
    private final String keyId;
    private final boolean keepClear;

    /**
     * @param key secret, {@value #SHORTEST_KEY} bytes or more, best {@code 32} random ones
     * @param keepClear true if the operator opted in to records with the names themselves
     * @throws IllegalArgumentException if the key is too short
     */
    public Pseudonyms(byte[] key, boolean keepClear) {
        if (key.length < SHORTEST_KEY) {
            throw new IllegalArgumentException(
                    "the pseudonym key must have at least %d bytes, not %d"
                            .formatted(SHORTEST_KEY, key.length));
        }
        this.key = new SecretKeySpec(key, "HmacSHA256");
        this.keyId = hex(Sha256.of(key), KEY_ID);
        this.keepClear = keepClear;
    }

    /** Without the names themselves, otherwise as {@link #random(boolean)}. */
    public static Pseudonyms random() {
        return random(false);
    }

    /** With a key of its own, which nobody ever sees: pseudonyms compare within one run only. */
    public static Pseudonyms random(boolean keepClear) {
        var key = new byte[RANDOM_KEY];
        new SecureRandom().nextBytes(key);
        return new Pseudonyms(key, keepClear);
    }

    /** Which key the pseudonyms are made with: the first 8 hex digits of its SHA-256. */
    public String keyId() {
        return keyId;
    }

    /** HMAC-SHA-256 of the name in UTF-8, its first 128 bits as 32 hex digits. */
    public String pseudonym(String name) {
        return hex(hmac(name.getBytes(StandardCharsets.UTF_8)), PSEUDONYM);
    }

    /** The name with its middle left out; see {@link Mask}. */
    public String display(String name) {
        return Mask.of(name);
    }

    /** All of an account that may be kept. {@code kind} as in {@link Account}. */
    public Account account(String kind, String name) {
        return new Account(kind, display(name), pseudonym(name), keyId, clear(name));
    }

    /** All of a machine's name that may be kept. */
    public Worker worker(String name) {
        return new Worker(display(name), pseudonym(name), clear(name));
    }

    private Optional<String> clear(String name) {
        return keepClear ? Optional.of(name) : Optional.empty();
    }

    private byte[] hmac(byte[] name) {
        try {
            var mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            return mac.doFinal(name);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    private static String hex(byte[] bytes, int length) {
        return HexFormat.of().formatHex(bytes, 0, length);
    }
}
