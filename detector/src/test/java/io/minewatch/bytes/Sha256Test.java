package io.minewatch.bytes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

class Sha256Test {

    /** FIPS 180-4's own example. */
    private static final String OF_ABC =
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    /** The hash of those 32 bytes. */
    private static final String TWICE =
            "4f8b42c22dd3729b519ba6f68d2da7cc5b2d606d05daed5ad5128cc03e6c6358";

    @Test
    void hashesPartsAsIfTheyWereOne() {
        assertEquals(OF_ABC, hex(Sha256.of(bytes("abc"))));
        assertEquals(OF_ABC, hex(Sha256.of(bytes("a"), bytes(""), bytes("bc"))));
    }

    @Test
    void hashesTwice() {
        assertEquals(TWICE, hex(Sha256.twice(bytes("ab"), bytes("c"))));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
