package io.minewatch.emit.sink;

import io.minewatch.bytes.Sha256;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Names and signs requests as Standard Webhooks (standardwebhooks.com, version 1) has it, for which
 * receivers find libraries: HMAC-SHA-256 over id, time and body.
 */
final class WebhookSignature {

    /** Bytes; the standard asks for 24 to 64, and shorter ones than 16 can be guessed. */
    private static final int MIN_SECRET = 16;

    private static final int MAX_SECRET = 1024;

    /** 144 bits, so that no two batches ever have the same. */
    private static final int ID_BYTES = 18;

    private static final String PREFIX = "whsec_";
    private static final String HMAC = "HmacSHA256";

    private final SecretKeySpec key;

    private WebhookSignature(byte[] secret) {
        key = new SecretKeySpec(secret, HMAC);
    }

    /**
     * Reads the secret: after "whsec_" in Base64, else as it stands there without blanks around it.
     *
     * @throws IOException if it cannot be read, or is too short or too long
     */
    static WebhookSignature of(Path file) throws IOException {
        if (!Files.isReadable(file)) {
            throw new IOException(file + " cannot be read");
        }
        if (Files.isRegularFile(file) && Files.size(file) > 2 * MAX_SECRET) {
            throw new IOException(file + " is longer than a secret");
        }
        byte[] secret = secret(Files.readString(file, StandardCharsets.ISO_8859_1).strip(), file);
        if (secret.length < MIN_SECRET || secret.length > MAX_SECRET) {
            throw new IOException(
                    "%s must hold %d to %,d bytes, found %,d"
                            .formatted(file, MIN_SECRET, MAX_SECRET, secret.length));
        }
        return new WebhookSignature(secret);
    }

    private static byte[] secret(String text, Path file) throws IOException {
        if (!text.startsWith(PREFIX)) {
            return text.getBytes(StandardCharsets.ISO_8859_1);
        }
        try {
            return Base64.getDecoder().decode(text.substring(PREFIX.length()));
        } catch (IllegalArgumentException e) {
            throw new IOException(file + " is not in Base64 after " + PREFIX, e);
        }
    }

    /** What a body is called: the same at each attempt, and after a start. */
    static String id(byte[] body) {
        return "msg_"
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(Arrays.copyOf(Sha256.of(body), ID_BYTES));
    }

    /**
     * The value of the header.
     *
     * @param seconds time of the attempt, since the epoch
     */
    String sign(String id, long seconds, byte[] body) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(key);
            mac.update((id + "." + seconds + ".").getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has it", e);
        }
    }
}
