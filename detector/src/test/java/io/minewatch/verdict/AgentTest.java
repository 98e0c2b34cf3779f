package io.minewatch.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.minewatch.protocol.Fixture;

import org.junit.jupiter.api.Test;

import java.util.List;

/** A farm behind BTCAgent: who counts what. */
class AgentTest {

    private static Detection verdict(String fixture) {
        return hearing(fixture).verdict();
    }

    private static Hearing hearing(String fixture) {
        List<Fixture.Line> lines =
                Fixture.all().stream()
                        .filter(one -> one.toString().equals("btcagent/" + fixture))
                        .findFirst()
                        .orElseThrow()
                        .lines();
        var hearing = new Hearing();
        for (Fixture.Line line : lines) {
            hearing.after(1).say(line.side(), line.bytes());
        }
        return hearing;
    }

    @Test
    void machinesAreCountedAndSharesCreditedEachWithItsOwnDifficulty() {
        Mining mining = verdict("answered.txt").mining();
        assertEquals("btcagent", mining.protocol());
        assertEquals(Role.PROXY, mining.role());
        assertEquals(Grade.CONFIRMED, mining.grade());
        assertEquals(2, mining.devices().min());
        assertEquals("registrations", mining.devices().basis());
        assertEquals(5, mining.shares().submitted());
        assertEquals(4, mining.shares().accepted());
        assertEquals(1, mining.shares().rejected());
        double work = 16384 + 131072 + 16384 + 32768;
        double squares = 16384.0 * 16384 + 131072.0 * 131072 + 16384.0 * 16384 + 32768.0 * 32768;
        assertEquals(work * work / squares, mining.shares().effective(), 1e-9);
    }

    @Test
    void sharesThatNobodyAnswersCountAsTheyWereSent() {
        Mining mining = verdict("unanswered.txt").mining();
        assertEquals(Grade.CONFIRMED, mining.grade());
        assertTrue(mining.reasons().contains(Reason.UNANSWERED_SHARES));
        assertFalse(mining.reasons().contains(Reason.SHARE_ACCEPTED));
        assertEquals(3, mining.shares().submitted());
        assertEquals(0, mining.shares().accepted());
        assertEquals(3, mining.shares().effective(), 1e-9);
        assertEquals(1, mining.devices().min());
    }
}
