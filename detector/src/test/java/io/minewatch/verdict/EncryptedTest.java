package io.minewatch.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.minewatch.estimate.Estimate;
import io.minewatch.estimate.Unknowable;

import org.junit.jupiter.api.Test;

import java.util.EnumSet;
import java.util.Random;

/** What can be said of mining inside of Noise. */
class EncryptedTest {

    private static Mining verdict(int... lengths) {
        var random = new Random(11);
        var hearing = new Hearing();
        for (int length : lengths) {
            byte[] bytes = new byte[Math.abs(length)];
            random.nextBytes(bytes);
            hearing.after(1).say(length > 0 ? 0 : 1, bytes);
        }
        return hearing.verdict().mining();
    }

    /** What one side says, and what it acknowledges in between. */
    private static Detection alone(int side, int... lengths) {
        var random = new Random(12);
        var hearing = new Hearing();
        for (int length : lengths) {
            if (length < 0) {
                hearing.acknowledged(1 - side, -length);
            } else {
                byte[] bytes = new byte[length];
                random.nextBytes(bytes);
                hearing.after(1).say(side, bytes);
            }
        }
        return hearing.verdict();
    }

    @Test
    void theClientAloneIsSuspected() {
        Detection found =
                alone(0, 64, -234, 76, -44, 99, -260, 62, -58, 62, -58, 62, -58, 62, -58, 62);
        assertEquals(Grade.SUSPECTED, found.mining().grade());
        assertEquals(EnumSet.of(Reason.NOISE_HANDSHAKE), EnumSet.copyOf(found.mining().reasons()));
        assertEquals("c2s", found.mining().sidesSeen());
        assertEquals(Estimate.none(Unknowable.ENCRYPTED), found.mining().hashrate());
        Evidence evidence = found.evidence().getFirst();
        assertEquals("client", evidence.from());
        assertEquals(
                "{\"method\":\"sv2.encrypted\",\"params\":{\"client\":[64,76,99,62,62,62,62,62],\"server\":[234,44,260,58,58,58,58]},\"heard\":\"client"
                    + " only; the server's lengths are what it acknowledged\",\"shares\":5}",
                evidence.excerpt());
    }

    @Test
    void theServerAloneIsSuspected() {
        Detection found =
                alone(
                        1, 234, -76, 44, -99, 260, -62, 58, -62, 58, -124, 58, -62, 87, -62, 58,
                        -62, 58);
        assertEquals(Grade.SUSPECTED, found.mining().grade());
        assertEquals("s2c", found.mining().sidesSeen());
        assertEquals(1000, found.client().port());
        Evidence evidence = found.evidence().getFirst();
        assertEquals("server", evidence.from());
        assertTrue(evidence.excerpt().contains("\"heard\":\"server only;"), evidence.excerpt());
    }

    @Test
    void theHandshakeAloneIsSuspected() {
        Mining mining = verdict(64, -234, 76, -44);
        assertEquals(Grade.SUSPECTED, mining.grade());
        assertEquals(EnumSet.of(Reason.NOISE_HANDSHAKE), EnumSet.copyOf(mining.reasons()));
        assertEquals(Estimate.none(Unknowable.ENCRYPTED), mining.hashrate());
    }

    @Test
    void withSharesItIsProbableAndNeverMore() {
        Mining mining = verdict(64, -234, 76, -44, 99, -91, 62, -58, 62, -58, 62, -58, 62, -58);
        assertEquals("stratum_v2", mining.protocol());
        assertEquals(Grade.PROBABLE, mining.grade());
        assertEquals(
                EnumSet.of(Reason.NOISE_HANDSHAKE, Reason.SHARE_SIZED_RECORDS),
                EnumSet.copyOf(mining.reasons()));
        assertEquals(Estimate.none(Unknowable.ENCRYPTED), mining.hashrate());
    }
}
