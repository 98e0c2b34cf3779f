package io.minewatch.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.minewatch.protocol.Difficulty;
import io.minewatch.protocol.Difficulty.Unit;

import org.junit.jupiter.api.Test;

import java.util.Optional;

class JobBookTest {

    private final JobBook jobs = new JobBook();

    @Test
    void aJobKeepsTheDifficultyItWasSentWith() {
        jobs.difficulty(ones(8));
        jobs.job("a");
        jobs.difficulty(ones(16));
        assertEquals(Optional.of(ones(8)), jobs.of("a"));

        jobs.job("b");
        assertEquals(Optional.of(ones(8)), jobs.of("a"));
        assertEquals(Optional.of(ones(16)), jobs.of("b"));
    }

    @Test
    void knowsNothingBeforeADifficulty() {
        assertEquals(Optional.empty(), jobs.of("a"));
        jobs.job("a");
        assertEquals(Optional.empty(), jobs.of("a"));
    }

    @Test
    void aJobBeforeAnyDifficultyGetsTheFirst() {
        jobs.job("a");
        jobs.difficulty(ones(8));
        assertEquals(Optional.of(ones(8)), jobs.of("a"));
    }

    @Test
    void aJobThatWasNotSeenHasTheCurrentDifficulty() {
        jobs.difficulty(ones(8));
        jobs.job("a");
        jobs.difficulty(ones(16));
        assertEquals(Optional.of(ones(16)), jobs.of("z"));
    }

    @Test
    void aJobSentAgainIsAnotherJob() {
        jobs.difficulty(ones(8));
        jobs.job("a");
        jobs.difficulty(ones(16));
        jobs.job("a");
        assertEquals(Optional.of(ones(16)), jobs.of("a"));
    }

    @Test
    void aJobMayBringItsTarget() {
        var target = new Difficulty(10_000, Unit.HASHES);
        jobs.job("a", target);
        jobs.job("b", new Difficulty(20_000, Unit.HASHES));
        assertEquals(Optional.of(target), jobs.of("a"));
        assertEquals(Optional.of(new Difficulty(20_000, Unit.HASHES)), jobs.current());
    }

    @Test
    void anImpossibleDifficultyIsNone() {
        jobs.difficulty(ones(8));
        jobs.difficulty(ones(Double.NaN));
        assertEquals(Optional.empty(), jobs.current());
        jobs.job("a", ones(-1));
        assertEquals(Optional.empty(), jobs.of("a"));
    }

    @Test
    void aJobBeforeAnyDifficultyGetsTheFirstOne() {
        jobs.job("a");
        jobs.difficulty(ones(8));
        jobs.difficulty(ones(16));
        assertEquals(Optional.of(ones(8)), jobs.of("a"));
        assertEquals(Optional.of(ones(16)), jobs.of("not known"));
    }

    @Test
    void keepsTheJobsUsedLast() {
        for (int i = 1; i <= JobBook.MAX_JOBS; i++) {
            jobs.job("job " + i, ones(i));
        }
        assertEquals(Optional.of(ones(1)), jobs.of("job 1"));

        jobs.job("one more", ones(1_000));
        assertEquals(Optional.of(ones(1)), jobs.of("job 1"), "used just before");
        assertEquals(Optional.of(ones(1_000)), jobs.of("job 2"), "pushed out: current one");
    }

    @Test
    void doesNotKeepLongIds() {
        jobs.job("x".repeat(JobBook.MAX_ID), ones(1));
        jobs.job("x".repeat(JobBook.MAX_ID + 1), ones(2));
        jobs.difficulty(ones(3));
        assertEquals(Optional.of(ones(1)), jobs.of("x".repeat(JobBook.MAX_ID)));
        assertEquals(Optional.of(ones(3)), jobs.of("x".repeat(JobBook.MAX_ID + 1)));
    }

    private static Difficulty ones(double value) {
        return new Difficulty(value, Unit.DIFFICULTY_ONE);
    }
}
