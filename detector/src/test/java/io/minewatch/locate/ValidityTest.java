package io.minewatch.locate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;

class ValidityTest {

    @Test
    void aDateIsTheStartOfThatDayInShanghai() throws BadValue {
        assertEquals(millis("2025-12-31T16:00:00Z"), Validity.from("2026-01-01"));
    }

    @Test
    void aTimeHasAnOffset() throws BadValue {
        long expected = millis("2026-01-31T00:00:00.5Z");
        assertEquals(expected, Validity.from("2026-01-31T08:00:00.5+08:00"));
        assertEquals(expected, Validity.from("2026-01-31T00:00:00.500Z"));
        assertEquals(expected, Validity.from("2026-01-31 08:00:00.5+08:00"));
    }

    @Test
    void emptyIsOpen() throws BadValue {
        assertEquals(Validity.ALWAYS, Validity.of(Validity.from(""), ""));
        assertTrue(Validity.ALWAYS.holds(Instant.MIN));
        assertTrue(Validity.ALWAYS.holds(Instant.MAX));
    }

    @Test
    void endsBeforeItsEnd() throws BadValue {
        Validity day = Validity.of(Validity.from("2026-01-01"), "2026-01-02");
        assertFalse(day.holds(Instant.parse("2025-12-31T15:59:59.999Z")));
        assertTrue(day.holds(Instant.parse("2025-12-31T16:00:00Z")));
        assertTrue(day.holds(Instant.parse("2026-01-01T15:59:59.999999Z")));
        assertFalse(day.holds(Instant.parse("2026-01-01T16:00:00Z")));
    }

    @Test
    void refusesWhatCanBeReadInTwoWays() {
        var wrong =
                List.of(
                        "2026-02-30",
                        "2026/01/31",
                        "20260131",
                        "31.01.2026",
                        "2026-1-31",
                        "2026-01-31T08:00:00",
                        "2026-01-31 08:00",
                        "now",
                        "-");
        for (String text : wrong) {
            assertThrows(BadValue.class, () -> Validity.from(text), text);
        }
        assertThrows(
                BadValue.class, () -> Validity.of(millis("2026-01-01T00:00:00Z"), "2026-01-01"));
    }

    private static long millis(String text) {
        return Instant.parse(text).toEpochMilli();
    }
}
