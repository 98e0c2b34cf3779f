package io.minewatch.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.minewatch.protocol.Difficulty;
import io.minewatch.protocol.Difficulty.Unit;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

class ShareBookTest {

    private final ShareBook book = new ShareBook();

    @Test
    void creditsEachShareWithTheDifficultyOfItsJob() {
        book.difficulty(ones(8));
        book.job("a");
        book.share("1", "a");
        book.difficulty(ones(16));
        book.job("b");
        book.share("2", "a");
        book.share("3", "b");
        book.share("4", "b");

        assertTrue(book.result("2", true));
        assertTrue(book.result("3", true));
        assertTrue(book.result("1", true));
        assertTrue(book.result("4", false));

        assertEquals(List.of(4L, 3L, 1L), counts());
        assertEquals(32, hashes(Basis.ACCEPTED_SHARES));
        assertEquals(48, hashes(Basis.SUBMITTED_SHARES));
    }

    @Test
    void anAnswerToSomethingElseIsNone() {
        book.share("3", "a");
        assertFalse(book.result("1", true));
        assertTrue(book.result("3", true));
        assertFalse(book.result("3", true));
        assertEquals(List.of(1L, 1L, 0L), counts());
    }

    @Test
    void sharesUnderOneRequestIdAreAnsweredInOrder() {
        book.job("a", ones(1));
        book.job("b", ones(2));
        book.share("4", "a");
        book.share("4", "b");
        book.result("4", false);
        book.result("4", true);
        assertEquals(2, hashes(Basis.ACCEPTED_SHARES));
    }

    @Test
    void countsAnswersAloneAtTheCurrentDifficulty() {
        book.result(true);
        book.difficulty(ones(8));
        book.result(true);
        book.result(false);
        assertEquals(List.of(0L, 2L, 1L), counts());
        assertEquals(8, hashes(Basis.REPLIES_ONLY));
        assertEquals(Optional.of(ones(8)), book.difficulty());
    }

    @Test
    void waitsForSoManyAnswersAndNoMore() {
        book.job("a", ones(1));
        for (int i = 0; i < ShareBook.MAX_PENDING; i++) {
            book.share("" + i, "a");
        }
        assertEquals(0, book.unanswered());

        book.share("last", "a");
        assertEquals(1, book.unanswered());
        assertFalse(book.result("0", true));
        assertTrue(book.result("1", true));
        assertTrue(book.result("last", true));
        assertEquals(List.of(ShareBook.MAX_PENDING + 1L, 2L, 0L), counts());
    }

    @Test
    void doesNotWaitUnderALongId() {
        String longest = "x".repeat(JobBook.MAX_ID);
        book.share(longest, "a");
        book.share(longest + "x", "a");
        assertTrue(book.result(longest, true));
        assertFalse(book.result(longest + "x", true));
        assertEquals(1, book.unanswered());
        assertEquals(2, book.tally().submitted());
    }

    private double hashes(Basis basis) {
        return book.tally().work(basis).hashes(1);
    }

    private List<Long> counts() {
        var tally = book.tally();
        return List.of(tally.submitted(), tally.accepted(), tally.rejected());
    }

    private static Difficulty ones(double value) {
        return new Difficulty(value, Unit.DIFFICULTY_ONE);
    }
}
