package io.minewatch.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.Optional;
import java.util.Random;

class WorkTrialTest {

    private final WorkTrial trial = new WorkTrial();

    @Test
    void oneShareOfDifficultyOneShowsSha256d() {
        var header =
                StratumHeader.of(
                        StratumHeaderTest.JOB,
                        StratumHeaderTest.EXTRANONCE1,
                        StratumHeaderTest.SHARE,
                        0);
        trial.share(header.orElseThrow(), true);
        assertEquals(Optional.of("sha256d"), trial.algorithm());
    }

    /** Found by trying: Litecoin's first header with other nonces, 9 bits of work each. */
    @Test
    void severalWeakSharesShowScrypt() {
        var header = ProofOfWorkTest.LITECOIN.clone();
        int needed = 0;
        for (int nonce = 0; nonce < 10_000 && trial.algorithm().isEmpty(); nonce++) {
            setNonce(header, nonce);
            if (ProofOfWork.hashes(ProofOfWork.scrypt(header)) > 512) {
                trial.share(header, true);
                needed++;
            }
        }
        assertEquals(Optional.of("scrypt"), trial.algorithm());
        assertEquals(needed, trial.shares());
    }

    @Test
    void theSameShareAgainIsNoMoreWork() {
        trial.share(ProofOfWorkTest.LITECOIN, true);
        assertEquals(Optional.empty(), trial.algorithm(), "21 bits are not quite enough alone");
        for (int i = 0; i < 10; i++) {
            trial.share(ProofOfWorkTest.LITECOIN, true);
        }
        assertEquals(Optional.empty(), trial.algorithm());
        assertEquals(1, trial.shares());
    }

    @Test
    void headersWithoutWorkShowNothingAndAreBounded() {
        var random = new Random(9);
        var header = new byte[StratumHeader.LENGTH];
        for (int i = 0; i <= WorkTrial.MAX_SHARES; i++) {
            random.nextBytes(header);
            trial.share(header, true);
            assertEquals(Optional.empty(), trial.algorithm());
            assertEquals(Math.min(i + 1, WorkTrial.MAX_SHARES), trial.shares());
        }
    }

    @Test
    void staysWithItsAnswer() {
        trial.share(ProofOfWorkTest.BITCOIN, true);
        var random = new Random(10);
        var header = new byte[StratumHeader.LENGTH];
        for (int i = 0; i < 100; i++) {
            random.nextBytes(header);
            trial.share(header, true);
        }
        assertEquals(Optional.of("sha256d"), trial.algorithm());
    }

    private static void setNonce(byte[] header, int nonce) {
        header[76] = (byte) nonce;
        header[77] = (byte) (nonce >>> 8);
    }
}
