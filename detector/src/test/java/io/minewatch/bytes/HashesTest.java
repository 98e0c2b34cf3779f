package io.minewatch.bytes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Published vectors: of the submissions to the SHA-3 competition, of RFC 7693, of Ethereum. */
class HashesTest {

    @Test
    void keccak() {
        assertEquals(
                "c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470",
                hex(Keccak256.of(new byte[0])));
        assertEquals(
                "4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45",
                hex(Keccak256.of(text("abc"))));
        // Signature of an event: the topic of every token transfer.
        assertEquals(
                "ddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef",
                hex(Keccak256.of(text("Transfer(address,address,uint256)"))));
        // One block exactly, one byte less and one more take different ways through the padding.
        assertEquals(
                3,
                java.util.stream.IntStream.of(135, 136, 137)
                        .mapToObj(n -> hex(Keccak256.of(new byte[n])))
                        .distinct()
                        .count());
    }

    @Test
    void blake2b() {
        assertEquals(
                "ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d1"
                        + "7d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923",
                hex(Blake2b.of(text("abc"), 64)));
        assertEquals(
                "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8",
                hex(Blake2b.of(new byte[0], 32)));
        assertEquals(64, Blake2b.of(new byte[128], 64).length);
        assertThrows(IllegalArgumentException.class, () -> Blake2b.of(new byte[129], 32));
        assertThrows(IllegalArgumentException.class, () -> Blake2b.of(new byte[0], 65));
    }

    @Test
    void blake() {
        assertEquals(
                "716f6e863f744b9ac22c97ec7b76ea5f5908bc5b2f67c61510bfc4751384ea7a",
                hex(Blake256.of(new byte[0])));
        assertEquals(
                "0ce8d4ef4dd7cd8d62dfded9d4edb0a774ae6a41929a74da23109e8f11139c87",
                hex(Blake256.of(new byte[1])));
        assertThrows(IllegalArgumentException.class, () -> Blake256.of(new byte[56]));
    }

    @Test
    void groestl() {
        assertEquals(
                "6d3ad29d279110eef3adbd66de2a0345a77baede1557f5d099fce0c03d6dc2ba"
                        + "8e6d4a6633dfbd66053c20faa87d1a11f39a7fbe4a6c2f009801370308fc4ad8",
                hex(Groestl512.of(new byte[0])));
        assertEquals(64, Groestl512.of(new byte[119]).length);
        assertThrows(IllegalArgumentException.class, () -> Groestl512.of(new byte[120]));
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
