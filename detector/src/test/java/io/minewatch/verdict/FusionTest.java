package io.minewatch.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.minewatch.cadence.Sign;
import io.minewatch.cadence.Sign.Kind;
import io.minewatch.verdict.Fusion.Standing;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class FusionTest {

    @Test
    void aNameAloneIsSuspected() {
        assertFused(Standing.SUSPECTED, 1.0 / 20, new Sign(Kind.NAME, 30, ""));
    }

    @Test
    void aRhythmAloneIsSuspected() {
        assertFused(Standing.SUSPECTED, 1.0 / 20, new Sign(Kind.RHYTHM, 30, ""));
    }

    @Test
    void aFingerprintAloneIsNothing() {
        assertFused(Standing.NOTHING, 1.0 / 3, new Sign(Kind.FINGERPRINT, 30, ""));
    }

    @Test
    void whoOnlyFollowsIsNoMiner() {
        assertFused(Standing.FOLLOWER, 1e-3, new Sign(Kind.BLOCKS, 300, ""));
        assertFused(
                Standing.FOLLOWER,
                1e-3 / 3,
                new Sign(Kind.BLOCKS, 300, ""),
                new Sign(Kind.FINGERPRINT, 30, ""));
    }

    @Test
    void twoKindsAreProbable() {
        var name = new Sign(Kind.NAME, 30, "");
        var rhythm = new Sign(Kind.RHYTHM, 30, "");
        var blocks = new Sign(Kind.BLOCKS, Math.log(900), "");
        assertFused(Standing.PROBABLE, 1.0 / 400, name, rhythm);
        assertFused(Standing.PROBABLE, 1.0 / 18_000, name, blocks);
        assertFused(Standing.PROBABLE, 1.0 / 18_000, rhythm, blocks);
    }

    /** A wallet's server is asked now and then, and tells of each block: by no chance at all. */
    @Test
    void thatItIsNoChanceDoesNotSayThatItIsNoWallet() {
        var blocks = new Sign(Kind.BLOCKS, Math.log(1e9), "");
        assertFused(Standing.PROBABLE, 1.0 / 20_000, new Sign(Kind.RHYTHM, 30, ""), blocks);
    }

    @Test
    void aWeakSignCountsAsItIs() {
        assertFused(Standing.SUSPECTED, 0.5, new Sign(Kind.RHYTHM, Math.log(2), ""));
        assertFused(Standing.SUSPECTED, 1, new Sign(Kind.RHYTHM, -3, ""));
    }

    @Test
    void ofOneKindTheStrongestCounts() {
        assertFused(
                Standing.SUSPECTED,
                1.0 / 20,
                new Sign(Kind.NAME, 1, ""),
                new Sign(Kind.NAME, 9, ""),
                new Sign(Kind.NAME, 2, ""));
    }

    @Test
    void whereAClockRunsTheRhythmAloneIsNothing() {
        var rhythm = new Sign(Kind.RHYTHM, 3, "");
        var blocks = new Sign(Kind.BLOCKS, 21, "");
        assertEquals(Standing.NOTHING, Fusion.of(List.of(rhythm), false, false).standing());
        assertEquals(
                Standing.PROBABLE, Fusion.of(List.of(rhythm, blocks), false, false).standing());
    }

    @Test
    void anAnswerIsOneKindMore() {
        var answer = new Sign(Kind.ANSWER, 30, "");
        var name = new Sign(Kind.NAME, 30, "");
        var rhythm = new Sign(Kind.RHYTHM, 30, "");
        assertFused(Standing.NOTHING, 0.1, answer);
        assertFused(Standing.NOTHING, 1.0 / 30, answer, new Sign(Kind.FINGERPRINT, 30, ""));
        assertFused(Standing.PROBABLE, 1.0 / 200, answer, name);
        assertFused(Standing.PROBABLE, 1.0 / 200, answer, rhythm);
        assertFused(Standing.PROBABLE, 1e-4, answer, new Sign(Kind.BLOCKS, 300, ""));
        assertFused(Standing.PROBABLE, 1.0 / 4000, answer, rhythm, name);
    }

    @Test
    void whoLooksInAtAPoolMayBeItsMonitor() {
        var answer = new Sign(Kind.ANSWER, 30, "");
        var name = new Sign(Kind.NAME, 30, "");
        var rhythm = new Sign(Kind.RHYTHM, 30, "");
        var visit = Fusion.of(List.of(answer, name), true, true);
        assertEquals(Standing.SUSPECTED, visit.standing());
        assertEquals(1.0 / 20, visit.falseAlarm(), 1e-9);
        assertEquals(Standing.PROBABLE, Fusion.of(List.of(answer, rhythm), false, true).standing());
    }

    @Test
    void noNumberOfSignsConfirms() {
        var signs = new ArrayList<Sign>();
        for (int i = 0; i < 1000; i++) {
            signs.add(new Sign(Kind.values()[i % Kind.values().length], 1e9, ""));
        }
        assertEquals(Optional.of(Grade.PROBABLE), Fusion.of(signs, true, false).grade());
    }

    private static void assertFused(Standing standing, double falseAlarm, Sign... signs) {
        var fused = Fusion.of(List.of(signs), true, false);
        assertEquals(standing, fused.standing());
        assertEquals(falseAlarm, fused.falseAlarm(), falseAlarm * 1e-9);
    }
}
