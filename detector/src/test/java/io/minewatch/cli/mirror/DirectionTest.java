package io.minewatch.cli.mirror;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Random;

class DirectionTest {

    private final Direction direction = new Direction();

    private void segment(int sequence, int length) {
        direction.segment(sequence, length, true, 0);
    }

    @Test
    void nothingIsMissingOfWhatFollows() {
        segment(-150, 100);
        segment(-50, 100);
        segment(50, 1);
        assertEquals(0, direction.missing());
        assertEquals(201, direction.bytes());
    }

    @Test
    void aHoleIsMissingUntilItIsFilled() {
        segment(1000, 100);
        segment(1300, 100);
        assertEquals(200, direction.missing());
        segment(1100, 50);
        assertEquals(150, direction.missing());
        segment(1150, 150);
        assertEquals(0, direction.missing());
    }

    @Test
    void aHoleMayBeFilledInTheMiddle() {
        segment(1000, 100);
        segment(2000, 100);
        segment(1400, 200);
        assertEquals(700, direction.missing());
        segment(1100, 900);
        assertEquals(0, direction.missing());
    }

    @Test
    void whatIsSentAgainWasNotMissing() {
        segment(1000, 100);
        segment(1000, 100);
        segment(1050, 100);
        assertEquals(0, direction.missing());
    }

    @Test
    void aGreatStepIsAnotherConnection() {
        segment(1000, 100);
        segment(1000 + (1 << 24), 100);
        assertEquals(0, direction.missing());
    }

    @Test
    void anyOrderIsWholeInTheEndWhileHolesAreFew() {
        var starts = new ArrayList<Integer>();
        for (int i = 0; i < 16; i++) {
            starts.add(Integer.MAX_VALUE - 800 + i * 100);
        }
        var random = new Random(5);
        for (int round = 0; round < 200; round++) {
            Collections.shuffle(starts.subList(1, starts.size()), random);
            var one = new Direction();
            starts.forEach(start -> one.segment(start, 100, true, 0));
            assertEquals(0, one.missing(), starts.toString());
        }
    }

    @Test
    void manyHolesKeepTheirCount() {
        for (int i = 0; i < 1000; i++) {
            segment(i * 200, 100);
        }
        assertEquals(999 * 100, direction.missing());
    }
}
