package io.minewatch.protocol;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.Optional;
import java.util.OptionalLong;

class TipTest {

    private static final OptionalLong UNTOLD = OptionalLong.empty();

    private final Tip tip = new Tip();

    @Test
    void movesWithTheHashOfTheBlockBefore() {
        assertFalse(moves("a", 7), "the first job is on some block");
        assertFalse(moves("a", 7));
        assertFalse(moves("a", 8), "the hash decides");
        assertTrue(moves("b", 8), "a block took the place of another one");
        assertTrue(moves("a", 9));
    }

    @Test
    void movesWithTheHeightWhereThereIsNoHash() {
        assertFalse(moves("", 7));
        assertFalse(moves("", 7));
        assertTrue(moves("", 8));
        assertTrue(moves("", 7), "a chain may go back");
    }

    @Test
    void aJobThatTellsNothingMovesNothing() {
        assertFalse(moves("a", 7));
        assertFalse(tip.moves(Optional.empty(), UNTOLD));
        assertFalse(moves("a", 7));
        assertFalse(moves("", 7));
        assertTrue(moves("", 8), "only heights can be compared");
        assertFalse(tip.moves(Optional.of("a"), UNTOLD));
        assertTrue(tip.moves(Optional.of("b"), UNTOLD));
    }

    private boolean moves(String hash, long height) {
        return tip.moves(
                Optional.of(hash).filter(text -> !text.isEmpty()), OptionalLong.of(height));
    }
}
