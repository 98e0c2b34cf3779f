package io.minewatch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.minewatch.decode.Packet;
import io.minewatch.decode.TestPackets;
import io.minewatch.signature.Signatures;
import io.minewatch.verdict.Detection;
import io.minewatch.verdict.PoolAnswers;
import io.minewatch.verdict.VerdictConfig;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Who is heard alone, and seldom, is found once, and as what it is. */
class PausesTest {

    private static final long MINUTE = 60_000_000_000L;

    private static final String ETHEREUM =
            "{\"id\":1,\"method\":\"mining.subscribe\",\"params\":[\"x/1\",\"EthereumStratum/1.0.0\"]}\n";
    private static final String LOGIN =
            "{\"id\":2,\"method\":\"mining.authorize\",\"params\":[\"a.b\",\"x\"]}\n";
    private static final String NONCE =
            "{\"id\":3,\"method\":\"mining.submit\",\"params\":[\"a.b\",\"b5ac16d8\",\"9bce695f1f\"]}\n";
    private static final String SHARE =
            "{\"id\":3,\"method\":\"mining.submit\",\"params\":[\"a.b\",\"1a\",\"07\",\"68a0b1c4\",\"9f3c0a11\"]}\n";

    @Test
    void sharesFourMinutesApartAreOneConversation() {
        assertEquals(
                List.of("stratum_v1 CONFIRMED"), found(SHARE, SHARE, SHARE, SHARE, SHARE, SHARE));
    }

    @Test
    void theGreetingIsRememberedThroughAPause() {
        assertEquals(
                List.of("ethereum_stratum CONFIRMED"),
                found(ETHEREUM + LOGIN + NONCE, NONCE, NONCE, NONCE));
    }

    @Test
    void aGreetingWithoutSharesIsNotWaitedFor() {
        assertEquals(List.of("stratum_v1 SUSPECTED", "stratum_v1 SUSPECTED"), found(LOGIN, LOGIN));
    }

    /** What is found of one side that says something every four minutes. */
    private static List<String> found(String... said) {
        var last = new ArrayList<Detection>();
        new SuspectsChain(
                        VerdictConfig.DEFAULT,
                        Signatures.empty(),
                        PoolAnswers.NONE,
                        last::add,
                        last::add)
                .show(packets(said));
        return last.stream()
                .map(one -> one.mining().protocol() + " " + one.mining().grade())
                .toList();
    }

    private static Packet[] packets(String... said) {
        var packets = new ArrayList<Packet>();
        int sequence = 1;
        for (String text : said) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            packets.add(TestPackets.tcp(false, sequence, bytes, (1 + 4 * packets.size()) * MINUTE));
            sequence += bytes.length;
        }
        return packets.toArray(Packet[]::new);
    }
}
