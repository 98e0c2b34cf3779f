package io.minewatch.query.api;

import io.minewatch.ledger.Position;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Turns the place where a page ended into a text that says nothing, cannot be made up, and is good
 * for the same query of the same caller only. The key lives as long as the process: a cursor of
 * before a restart is refused, and the list begun anew.
 */
final class Cursors {

    private static final String MAC = "HmacSHA256";
    private static final int KEY_BYTES = 32;

    /** 128 bits of the signature: more than anybody can try. */
    private static final int SIGNATURE_BYTES = 16;

    private final byte[] key = new byte[KEY_BYTES];

    Cursors() {
        new SecureRandom().nextBytes(key);
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
        byte[] signed = Arrays.copyOf(signature(place, query), SIGNATURE_BYTES + place.length);
        System.arraycopy(place, 0, signed, SIGNATURE_BYTES, place.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(signed);
    }

    /**
     * The place of a cursor.
     *
     * @throws Problem if it is not of this query
     */
    Position read(String cursor, String query) {
        try {
            ByteBuffer all = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
            byte[] signature = new byte[SIGNATURE_BYTES];
            all.get(signature);
            byte[] place = new byte[all.remaining()];
            all.get(place);
            if (!MessageDigest.isEqual(signature, signature(place, query))) {
                throw refused();
            }
            var content = ByteBuffer.wrap(place);
            long order = content.getLong();
            return new Position(order, StandardCharsets.UTF_8.decode(content).toString());
        } catch (IllegalArgumentException | BufferUnderflowException _) {
            throw refused();
        }
    }

    private static Problem refused() {
        return Problem.parameter(
                ProblemType.INVALID_CURSOR,
                "cursor",
                "The cursor was not given for this query, or before a restart. Begin anew.");
    }

    private byte[] signature(byte[] place, String query) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(key, MAC));
            mac.update(query.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return Arrays.copyOf(mac.doFinal(place), SIGNATURE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every platform has " + MAC, e);
        }
    }
}
