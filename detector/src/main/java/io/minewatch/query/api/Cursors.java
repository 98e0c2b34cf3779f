package io.minewatch.query.api;

import io.minewatch.ledger.Position;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Turns the place where a page ended into a text that says nothing, cannot be made up, and is good
 * for the same query of the same caller only. It is enciphered, as a place is told by ids, which
 * are made of what the caller may not see, and by numbers that count what others see. The key lives
 * as long as the process: a cursor of before a restart is refused, and the list begun anew.
 */
final class Cursors {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int KEY_BYTES = 32;

    /** As NIST SP 800-38D has it: 96 bits, and a tag of 128 bits. */
    private static final int NONCE_BYTES = 12;

    private static final int TAG_BITS = 128;

    private static final String MAC = "HmacSHA256";

    private final SecretKeySpec key = random("AES");
    private final SecretKeySpec nonceKey = random(MAC);

    private static SecretKeySpec random(String use) {
        byte[] bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        return new SecretKeySpec(bytes, use);
    }

    /**
     * The cursor of a place.
     *
     * @param query what it is good for
     */
    String of(Position position, String query) {
        byte[] id = position.id().getBytes(StandardCharsets.UTF_8);
        byte[] place =
                ByteBuffer.allocate(Long.BYTES + id.length)
                        .putLong(position.order())
                        .put(id)
                        .array();
        try {
            byte[] nonce = nonce(place, query);
            byte[] body = cipher(Cipher.ENCRYPT_MODE, nonce, query).doFinal(place);
            byte[] all = Arrays.copyOf(nonce, NONCE_BYTES + body.length);
            System.arraycopy(body, 0, all, NONCE_BYTES, body.length);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every platform has " + CIPHER, e);
        }
    }

    /**
     * The place of a cursor.
     *
     * @throws Problem if it is not of this query
     */
    Position read(String cursor, String query) {
        try {
            byte[] all = Base64.getUrlDecoder().decode(cursor);
            if (all.length < NONCE_BYTES) {
                throw refused();
            }
            byte[] nonce = Arrays.copyOf(all, NONCE_BYTES);
            var content =
                    ByteBuffer.wrap(
                            cipher(Cipher.DECRYPT_MODE, nonce, query)
                                    .doFinal(all, NONCE_BYTES, all.length - NONCE_BYTES));
            long order = content.getLong();
            return new Position(order, StandardCharsets.UTF_8.decode(content).toString());
        } catch (IllegalArgumentException | GeneralSecurityException _) {
            throw refused();
        }
    }

    private static Problem refused() {
        return Problem.parameter(
                ProblemType.INVALID_CURSOR,
                "cursor",
                "The cursor was not given for this query, or before a restart. Begin anew.");
    }

    /** The same place has the same cursor, so that a page that has not changed is the same one. */
    private byte[] nonce(byte[] place, String query) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(MAC);
        mac.init(nonceKey);
        mac.update(query.getBytes(StandardCharsets.UTF_8));
        mac.update((byte) 0);
        return Arrays.copyOf(mac.doFinal(place), NONCE_BYTES);
    }

    private Cipher cipher(int mode, byte[] nonce, String query) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(query.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
