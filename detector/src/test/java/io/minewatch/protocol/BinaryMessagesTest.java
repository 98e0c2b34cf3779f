package io.minewatch.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.minewatch.Dialects;
import io.netty.buffer.Unpooled;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;

class BinaryMessagesTest {

    private static final List<BinaryForm> FORMS =
            Dialects.ALL.stream().flatMap(one -> one.binaryForm().stream()).toList();

    /** A share and the end of a session of BTCAgent, a share of Stratum V2. */
    private static final String AGENT = "7f03130001000000000000007139f2ca86026b" + "7f0406000000";

    private static final String STRATUM_V2 =
            "00801a1800000700000000000000010000001111111101aba06800e00020";

    private static Optional<List<String>> read(byte[] bytes, int most) {
        return BinaryMessages.of(Unpooled.wrappedBuffer(bytes), FORMS, most)
                .map(all -> all.stream().map(Message::method).toList());
    }

    private static byte[] bytes(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    @Test
    void severalMayBeInOne() {
        assertEquals(
                Optional.of(
                        List.of(
                                "agent.submit_share",
                                "agent.unregister_worker",
                                "sv2.submit_standard")),
                read(bytes(AGENT + STRATUM_V2), 64));
    }

    @Test
    void noMoreThanSoMany() {
        byte[] many = bytes("7f0406000000".repeat(65));
        assertEquals(64, read(many, 64).orElseThrow().size());
    }

    /** Whole ones and nothing else, wherever it is cut. */
    @Test
    void aPieceIsNone() {
        byte[] whole = bytes(STRATUM_V2);
        for (int end = 0; end < whole.length; end++) {
            assertEquals(Optional.empty(), read(Arrays.copyOf(whole, end), 64), "up to " + end);
        }
        assertEquals(Optional.empty(), read(Arrays.copyOf(whole, whole.length + 1), 64));
        assertEquals(Optional.empty(), read(bytes("7b7d"), 64));
    }

    /** What games and calls say in binary over WebSocket. */
    @Test
    void noiseIsNone() {
        var random = new Random(5);
        for (int round = 0; round < 200_000; round++) {
            byte[] noise = new byte[1 + random.nextInt(200)];
            random.nextBytes(noise);
            noise[0] = round % 3 == 0 ? 0 : round % 3 == 1 ? 0x7f : noise[0];
            assertTrue(read(noise, 64).isEmpty(), () -> HexFormat.of().formatHex(noise));
        }
    }
}
