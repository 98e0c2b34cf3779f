package io.minewatch.cadence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.lang.foreign.MemorySegment;

class LengthsTest {

    private final Lengths lengths = new Lengths(0, 8, 3, 8, 2);
    private final MemorySegment memory = MemorySegment.ofArray(new long[2]);

    private void note(int... all) {
        for (int one : all) {
            lengths.note(memory, 0, one);
        }
    }

    private void assertDominant(int length, double share) {
        assertEquals(length, lengths.dominant(memory, 0));
        assertEquals(share, lengths.dominance(memory, 0), 1e-9);
    }

    @Test
    void nothingIsNothing() {
        assertDominant(0, 0);
    }

    @Test
    void whatIsNearIsOne() {
        note(100, 108);
        assertDominant(102, 1);
        note(111);
        assertDominant(102, 2 / 3.0);
    }

    @Test
    void itGoesToWhereMostAre() {
        note(91, 87, 87, 87, 87, 87, 87);
        assertDominant(87, 1);
    }

    @Test
    void whatCameOnceMakesRoom() {
        note(100, 100, 200, 300, 400, 400, 400);
        assertDominant(400, 3 / 7.0);
    }

    @Test
    void fullCountsAreHalved() {
        note(500);
        for (int i = 0; i < 255; i++) {
            note(100);
        }
        assertDominant(100, 255 / 256.0);
        note(100);
        assertDominant(100, 1);
    }

    @Test
    void aNewHabitWins() {
        for (int i = 0; i < 1000; i++) {
            note(100, 200, 300);
        }
        for (int i = 0; i < 1500; i++) {
            note(400);
        }
        assertEquals(400, lengths.dominant(memory, 0));
    }
}
