package io.minewatch.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.minewatch.protocol.Difficulty;
import io.minewatch.protocol.Difficulty.Unit;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

class ShareTallyTest {

    private static final double SHA256D = 0x1p32;

    @Test
    void countsWhatWasSentAndWhatBecameOfIt() {
        var tally = new ShareTally();
        tally.submit(ones(4));
        tally.submit();
        tally.submit(ones(4));
        tally.accept(ones(4));
        tally.accept();
        tally.reject();

        assertEquals(List.of(3L, 2L, 1L), counts(tally));
        assertEquals(2, tally.effective(Basis.SUBMITTED_SHARES, SHA256D));
        assertEquals(1, tally.effective(Basis.ACCEPTED_SHARES, SHA256D));
    }

    @Test
    void isEmptyAtFirst() {
        var tally = new ShareTally();
        assertEquals(List.of(0L, 0L, 0L), counts(tally));
        assertEquals(0, tally.effective(Basis.ACCEPTED_SHARES, SHA256D));
    }

    @Test
    void equalSharesAreAllEffective() {
        var tally = new ShareTally();
        for (int i = 0; i < 100; i++) {
            tally.accept(ones(65_536));
        }
        assertEquals(100, tally.effective(Basis.ACCEPTED_SHARES, SHA256D));
        assertEquals(100, tally.effective(Basis.REPLIES_ONLY, 1), "the factor does not matter");
    }

    @Test
    void mixedSharesAreWorthLess() {
        var tally = new ShareTally();
        for (int i = 0; i < 100; i++) {
            tally.accept(ones(i < 40 ? 16_384 : 65_536));
        }
        assertEquals(78.4, tally.effective(Basis.ACCEPTED_SHARES, SHA256D), 0.05);
    }

    /** By hand: 2 of difficulty 1 are 2^32 hashes each, 1 of 2^33 hashes weighs as both. */
    @Test
    void unitsCombineOnceTheFactorIsKnown() {
        var tally = new ShareTally();
        tally.accept(ones(1));
        tally.accept(ones(1));
        tally.accept(new Difficulty(0x1p33, Unit.HASHES));
        assertEquals(16.0 / 6, tally.effective(Basis.ACCEPTED_SHARES, SHA256D), 1e-12);
    }

    @Test
    void aDifficultyThatCannotBeTrueIsUnknown() {
        var tally = new ShareTally();
        for (double value :
                new double[] {
                    0,
                    -1,
                    Double.NaN,
                    Double.POSITIVE_INFINITY,
                    Math.nextUp(Work.MOST),
                    Math.nextDown(Work.LEAST)
                }) {
            tally.accept(ones(value));
        }
        assertEquals(6, tally.accepted());
        assertEquals(0, tally.effective(Basis.ACCEPTED_SHARES, SHA256D));

        tally.accept(ones(Work.MOST));
        assertEquals(1, tally.effective(Basis.ACCEPTED_SHARES, SHA256D));
    }

    @Test
    void theSmallestDifficultyStillCounts() {
        var tally = new ShareTally();
        tally.accept(ones(Work.LEAST));
        tally.accept(ones(Work.LEAST));
        assertEquals(2, tally.effective(Basis.ACCEPTED_SHARES, SHA256D));
    }

    @Test
    void mergingInAnyOrderAndGroupingGivesTheSame() {
        var random = new Random(7);
        for (int round = 0; round < 50; round++) {
            var parts = new ArrayList<Long>();
            for (int i = 0; i < 10; i++) {
                parts.add(random.nextLong());
            }
            var inOrder = new ShareTally();
            parts.forEach(seed -> inOrder.merge(tally(seed)));

            Collections.shuffle(parts, random);
            var front = new ShareTally();
            var back = new ShareTally();
            parts.subList(0, 4).forEach(seed -> front.merge(tally(seed)));
            parts.subList(4, 10).forEach(seed -> back.merge(tally(seed)));
            back.merge(front);

            assertEquals(state(inOrder), state(back));
        }
    }

    @Test
    void mergingAnEmptyTallyChangesNothing() {
        var tally = tally(3);
        tally.merge(new ShareTally());
        assertEquals(state(tally(3)), state(tally));
    }

    /** Some shares of whole difficulties, as vardiff pools announce them. */
    private static ShareTally tally(long seed) {
        var random = new Random(seed);
        var tally = new ShareTally();
        for (int i = random.nextInt(20); i >= 0; i--) {
            var unit = random.nextBoolean() ? Unit.HASHES : Unit.DIFFICULTY_ONE;
            var difficulty = new Difficulty(1 + random.nextInt(1 << 20), unit);
            switch (random.nextInt(4)) {
                case 0 -> tally.submit(difficulty);
                case 1 -> tally.accept(difficulty);
                case 2 -> tally.accept();
                default -> tally.reject();
            }
        }
        return tally;
    }

    private static List<Object> state(ShareTally tally) {
        return List.of(
                counts(tally),
                tally.effective(Basis.ACCEPTED_SHARES, SHA256D),
                tally.effective(Basis.SUBMITTED_SHARES, 1),
                tally.work(Basis.ACCEPTED_SHARES).hashes(SHA256D));
    }

    private static List<Long> counts(ShareTally tally) {
        return List.of(tally.submitted(), tally.accepted(), tally.rejected());
    }

    private static Difficulty ones(double value) {
        return new Difficulty(value, Unit.DIFFICULTY_ONE);
    }
}
