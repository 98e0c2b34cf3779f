package io.minewatch.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
