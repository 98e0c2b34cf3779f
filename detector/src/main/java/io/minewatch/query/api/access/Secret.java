package io.minewatch.query.api.access;

import io.minewatch.bytes.Sha256;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * What somebody proves with who they are. Only its hash is ever kept: 256 random bits cannot be
 * found by trying, so that no slow hash is needed.
 */
public final class Secret {

    /** By which a token is recognized where it should not stand, as in a published file. */
    public static final String TOKEN_PREFIX = "mwt_";

    /** A token has 47 characters; what is longer than this is none, and not worth a hash. */
    static final int MAX_LENGTH = 256;

    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Secret() {}

    /** A new token, as it is shown once. */
    public static String newToken() {
        return TOKEN_PREFIX + random();
    }

    /** 256 random bits in letters, digits, minus and underscore. */
    static String random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** SHA-256 of a secret, 64 hex digits: what is kept, and looked for. */
    public static String hash(String secret) {
        byte[] text = secret.getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(Sha256.of(text));
    }

    /** Whether this may be a secret at all. */
    public static boolean isPlausible(String text) {
        return !text.isEmpty()
                && text.length() <= MAX_LENGTH
                && text.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }
}
