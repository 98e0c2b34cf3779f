package io.minewatch.ledger;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A week as ISO 8601 counts them, Monday to Sunday, by the calendar of China: inventories are of
 * these.
 *
 * @param year that the week belongs to, 1970 to 2199
 * @param number 1 to 53
 */
public record Week(int year, int number) {

    /** Of the calendar. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 2199;

    private static final Pattern FORM = Pattern.compile("(\\d{4})-W(\\d{2})");

    /**
     * Checks that there is such a week.
     *
     * @throws DateTimeException if there is none
     */
    public Week {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new DateTimeException("year " + year);
        }
        long weeks = IsoFields.WEEK_OF_WEEK_BASED_YEAR.rangeRefinedBy(inYear(year)).getMaximum();
        if (number < 1 || number > weeks) {
            throw new DateTimeException("week " + number + " of " + year);
        }
    }

    /** The one in which a time lies. */
    public static Week of(Instant time) {
        return of(time.atZone(ZONE).toLocalDate());
    }

    private static Week of(LocalDate day) {
        return new Week(
                day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }

    /** Of a text such as "2026-W47"; empty if there is no such week. */
    public static Optional<Week> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new Week(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2))));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /** Monday at midnight. */
    public Instant start() {
        return monday().atStartOfDay(ZONE).toInstant();
    }

    /** The next Monday at midnight, which is not in it. */
    public Instant end() {
        return monday().plusWeeks(1).atStartOfDay(ZONE).toInstant();
    }

    /** Where the week before it begins. */
    public Instant startOfBefore() {
        return monday().minusWeeks(1).atStartOfDay(ZONE).toInstant();
    }

    private LocalDate monday() {
        return inYear(year)
                .with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, number)
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    /** A day of the year that the weeks are counted in: January 4 is always in the first one. */
    private static LocalDate inYear(int year) {
        return LocalDate.of(year, 1, 4);
    }

    /** As {@link #parse} takes it. */
    @Override
    public String toString() {
        return "%04d-W%02d".formatted(year, number);
    }
}
