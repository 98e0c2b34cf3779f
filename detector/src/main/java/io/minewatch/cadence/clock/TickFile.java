package io.minewatch.cadence.clock;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Ticks from a file: a line for each block, name of the chain, comma, time. The time is ISO 8601
 * ("2026-08-20T02:11:07.5Z") or seconds since 1970 with a fraction, as {@code date +%s.%N} has it:
 * so a node that calls a program for each new block can write it. Lines that begin with # and empty
 * ones are passed over.
 */
public final class TickFile {

    /** A year of a chain with a block a minute; more is not a file of this kind. */
    public static final int MAX_LINES = 600_000;

    private static final int MAX_NAME = 64;

    /** One line. */
    record Tick(String chain, long timeNanos) {}

    private TickFile() {}

    /**
     * Everything that is in a file, in whatever order.
     *
     * @throws IOException if it cannot be read, or a line cannot be understood, with its number
     */
    public static KnownTicks read(Path file) throws IOException {
        List<Tick> all = ticks(file);
        all.sort(Comparator.comparingLong(Tick::timeNanos));
        return clock -> all.forEach(tick -> clock.tick(tick.chain, tick.timeNanos));
    }

    static List<Tick> ticks(Path file) throws IOException {
        var found = new ArrayList<Tick>();
        int number = 0;
        try (var lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (number > MAX_LINES) {
                    throw new IllegalArgumentException("more than " + MAX_LINES + " lines");
                }
                tick(line).ifPresent(found::add);
            }
        } catch (IllegalArgumentException e) {
            throw new IOException("%s:%d: %s".formatted(file, number, e.getMessage()), e);
        } catch (IOException e) {
            throw new IOException(file + ": " + explain(e), e);
        }
        return found;
    }

    /** The system's own words are but the name of the file where there is none. */
    private static String explain(IOException refusal) {
        return switch (refusal) {
            case NoSuchFileException _ -> "no such file";
            case AccessDeniedException _ -> "may not be read: permission denied";
            case CharacterCodingException _ -> "is no text in UTF-8";
            default -> String.valueOf(refusal.getMessage());
        };
    }

    /**
     * What a line says; nothing if it is empty or a remark.
     *
     * @throws IllegalArgumentException if it cannot be understood
     */
    static Optional<Tick> tick(String line) {
        String text = line.strip();
        if (text.isEmpty() || text.startsWith("#")) {
            return Optional.empty();
        }
        int comma = text.indexOf(',');
        String chain = comma < 0 ? "" : text.substring(0, comma).strip();
        if (chain.isEmpty() || chain.length() > MAX_NAME) {
            throw new IllegalArgumentException(
                    "expected CHAIN,TIME, not \"%s\"".formatted(shown(text)));
        }
        String time = text.substring(comma + 1).strip();
        try {
            return Optional.of(new Tick(chain, nanos(time)));
        } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
            throw new IllegalArgumentException(
                    "expected a time as 2026-08-20T02:11:07Z or 1787191867.5, not \"%s\""
                            .formatted(shown(time)),
                    e);
        }
    }

    private static String shown(String text) {
        String some = text.length() > MAX_NAME ? text.substring(0, MAX_NAME) + "..." : text;
        return some.replaceAll("[^\\x20-\\x7e]", "?");
    }

    private static long nanos(String time) {
        if (time.indexOf('T') < 0) {
            return new BigDecimal(time).movePointRight(9).longValueExact();
        }
        Instant instant = Instant.parse(time);
        return Math.addExact(
                Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
    }
}
