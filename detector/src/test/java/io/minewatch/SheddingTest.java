package io.minewatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.minewatch.metrics.CaptureStatistics;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

class SheddingTest {

    private static final long SECOND = 1_000_000_000L;

    private final Shedding shedding =
            new Shedding(
                    new Config.Shedding(
                            true, 0.01, Duration.ofSeconds(1), Duration.ofSeconds(10), 100, 0.25));
    private long received;
    private long lost;
    private long now = 5 * SECOND;

    @Test
    void oneStepAfterAnotherAndBackAgain() {
        var steps = new ArrayList<Integer>();
        for (int i = 0; i < 4; i++) {
            steps.add(second(10_000, 200));
        }
        assertEquals(List.of(1, 2, 3, 3), steps);
        steps.clear();
        for (int i = 0; i < 31; i++) {
            steps.add(second(10_000, 0));
        }
        var back = new ArrayList<Integer>();
        for (int step = 3; step > 0; step--) {
            for (int i = 0; i < 10; i++) {
                back.add(step);
            }
        }
        back.removeFirst();
        back.add(0);
        back.add(0);
        assertEquals(back, steps);
    }

    @Test
    void aLittleLossNeitherRaisesNorLowers() {
        assertEquals(0, second(9_900, 100));
        assertEquals(1, second(9_899, 101));
        for (int i = 0; i < 30; i++) {
            assertEquals(1, second(9_999, 1));
        }
    }

    @Test
    void aCaptureThatWasOpenedAnewIsNoLoss() {
        second(10_000, 5_000);
        received = 0;
        lost = 0;
        assertEquals(1, second(10, 0));
        assertEquals(1, second(10, 0));
    }

    @Test
    void eachStepGivesUpWhatItSays() {
        assertGivesUp(false, 1_000_000, 1_000_000, 1.0);
        second(1, 1);
        assertGivesUp(true, 1_000_000, 1_000_000, 1.0);
        second(1, 1);
        assertGivesUp(true, 99, Shedding.MAX_BYTES, 1.0);
        second(1, 1);
        assertGivesUp(true, 99, Shedding.MAX_BYTES, 0.25);
    }

    @Test
    void theSampleIsWhatItSaysAndOfWholeFlows() {
        second(1, 1);
        second(1, 1);
        second(1, 1);
        var random = new Random(3);
        int taken = 0;
        for (int i = 0; i < 100_000; i++) {
            long hash = random.nextLong();
            assertEquals(shedding.samples(hash), shedding.samples(hash));
            taken += shedding.samples(hash) ? 1 : 0;
        }
        assertEquals(0.25, taken / 1e5, 0.01);
    }

    @Test
    void itCanBeForbidden() {
        var never =
                new Shedding(
                        new Config.Shedding(
                                false, 0, Duration.ofSeconds(1), Duration.ofSeconds(1), 0, 0));
        never.observe(new CaptureStatistics(1, 0, 1_000, 0), 1, now);
        assertEquals(0, never.step());
    }

    private void assertGivesUp(boolean excerpts, int followed, long bytes, double sample) {
        assertEquals(excerpts, shedding.sparesExcerpts());
        assertTrue(shedding.opens(followed));
        assertEquals(shedding.step() < Shedding.SUSPECTS, shedding.opens(followed + 1));
        assertTrue(shedding.listens(Shedding.MAX_PACKETS, bytes));
        if (shedding.step() >= Shedding.SUSPECTS) {
            assertFalse(shedding.listens(Shedding.MAX_PACKETS + 1, 0));
            assertFalse(shedding.listens(1, bytes + 1));
        }
        assertEquals(sample, shedding.sample());
    }

    @Test
    void aRingThatFillsRaisesBeforeAnythingIsLost() {
        assertEquals(
                List.of(0, 1, 2, 2, 2, 3, 3),
                Stream.of(0.49, 0.5, 0.5, 0.89, 0.89, 0.9, 1.0).map(this::filled).toList());
    }

    @Test
    void aStepThatJustKeepsUpIsNotTakenBack() {
        assertEquals(1, filled(0.5));
        for (int i = 0; i < 30; i++) {
            assertEquals(1, filled(0.25));
        }
        for (int i = 0; i < 9; i++) {
            assertEquals(1, filled(0.249));
        }
        assertEquals(0, filled(0.249));
    }

    private int filled(double fullest) {
        now += SECOND;
        received += 10_000;
        shedding.observe(new CaptureStatistics(received, 0, lost, 0), fullest, now);
        assertEquals(fullest, shedding.fullest());
        return shedding.step();
    }

    private int second(long frames, long dropped) {
        received += frames;
        lost += dropped;
        now += SECOND;
        shedding.observe(new CaptureStatistics(received, 0, lost, 0), 0, now);
        return shedding.step();
    }
}
