package io.minewatch.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

class WeekTest {

    @Test
    void beginsOnMondayAtMidnightInChina() {
        var week = new Week(2026, 34);
        assertEquals(Instant.parse("2026-08-16T16:00:00Z"), week.start());
        assertEquals(Instant.parse("2026-08-23T16:00:00Z"), week.end());
        assertEquals(Instant.parse("2026-08-09T16:00:00Z"), week.startOfBefore());
        assertEquals(week, Week.of(week.start()));
        assertEquals(new Week(2026, 33), Week.of(week.start().minusNanos(1)));
        assertEquals(new Week(2026, 35), Week.of(week.end()));
    }

    @Test
    void belongsToTheYearOfItsThursday() {
        assertEquals("2026-W01", Week.of(Instant.parse("2025-12-29T00:00:00Z")).toString());
        assertEquals("2026-W53", Week.of(Instant.parse("2027-01-02T00:00:00Z")).toString());
        assertEquals("2027-W01", Week.of(Instant.parse("2027-01-04T00:00:00Z")).toString());
        assertEquals(Instant.parse("2026-12-27T16:00:00Z"), new Week(2026, 53).start());
        assertEquals(new Week(2026, 53).end(), new Week(2027, 1).start());
    }

    @Test
    void isReadAsItIsWritten() {
        for (var week : List.of(new Week(2026, 1), new Week(2026, 53), new Week(1970, 1))) {
            assertEquals(Optional.of(week), Week.parse(week.toString()));
        }
        for (String none :
                List.of("2027-W53", "2026-W00", "2026-W54", "2026-34", "26-W34", "9999-W01", "")) {
            assertEquals(Optional.empty(), Week.parse(none), none);
        }
    }
}
