package io.minewatch.verdict;

import io.minewatch.bytes.Sha256;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/**
 * The name under which records of one miner meet: equal on every sensor and in every replay for the
 * same operator, address domain, client address, server, dialect and UTC day.
 *
 * <p>The client's port is not part of it, so that a miner who reconnects stays one; the day is,
 * since addresses change hands.
 */
final class DetectionId {

    /** 120 bits make 24 characters without a remainder, and are enough never to meet by chance. */
    private static final int BYTES = 15;

    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private DetectionId() {}

    static String of(
            String operator,
            String addressDomain,
            Endpoint client,
            Endpoint server,
            String transport,
            String dialect,
            LocalDate day) {
        String text =
                String.join(
                        "|",
                        "d1",
                        operator,
                        addressDomain,
                        client.address().getHostAddress(),
                        server.address().getHostAddress(),
                        Integer.toString(server.port()),
                        transport,
                        dialect,
                        day.toString());
        return "d1-" + base32(Sha256.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** RFC 4648 section 6, of the first {@link #BYTES}. */
    private static String base32(byte[] hash) {
        var text = new StringBuilder(BYTES * 8 / 5);
        int buffer = 0;
        int bits = 0;
        for (int i = 0; i < BYTES; i++) {
            buffer = buffer << 8 | hash[i] & 0xff;
            for (bits += 8; bits >= 5; bits -= 5) {
                text.append(BASE32.charAt(buffer >>> bits - 5 & 31));
            }
        }
        return text.toString();
    }
}
