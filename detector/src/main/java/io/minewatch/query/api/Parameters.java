package io.minewatch.query.api;

import com.linecorp.armeria.common.QueryParams;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The parameters of one request, checked: known ones, each once, of bearable length. */
final class Parameters {

    /** The longest that anybody would search for, or write as a purpose; a cursor is shorter. */
    static final int MAX_LENGTH = 512;

    static final int MAX_LIMIT = 500;
    static final int USUAL_LIMIT = 50;

    /** A name is quoted in the answer, but not at any length. */
    private static final int SHOWN_NAME = 64;

    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private static final Pattern WHOLE = Pattern.compile("\\d{1,9}");

    private final Map<String, String> values;

    private Parameters(Map<String, String> values) {
        this.values = values;
    }

    /**
     * Reads the part of an address after its question mark.
     *
     * @param query empty if there is none
     * @param known the names there may be
     * @throws Problem naming the parameter that is wrong
     */
    static Parameters of(String query, Set<String> known) {
        var values = new LinkedHashMap<String, String>();
        QueryParams params = QueryParams.fromQueryString(query);
        for (Map.Entry<String, String> entry : params) {
            String name = entry.getKey();
            if (!known.contains(name)) {
                throw unknown(name, known);
            }
            if (values.put(name, checked(name, entry.getValue())) != null) {
                throw invalid(name, "stands there twice");
            }
        }
        return new Parameters(values);
    }

    private static Problem unknown(String name, Set<String> known) {
        String shown = name.length() > SHOWN_NAME ? name.substring(0, SHOWN_NAME) : name;
        return Problem.parameter(
                ProblemType.UNKNOWN_PARAMETER,
                shown,
                "'%s' is none of: %s".formatted(shown, String.join(", ", new ArrayList<>(known))));
    }

    private static String checked(String name, String value) {
        if (value.length() > MAX_LENGTH) {
            throw invalid(name, "must have no more than " + MAX_LENGTH + " characters");
        }
        if (value.chars().anyMatch(Character::isISOControl) || value.indexOf('\uFFFD') >= 0) {
            throw invalid(name, "must be text in UTF-8 without control characters");
        }
        return value;
    }

    /** Says that a parameter has no valid value. */
    static Problem invalid(String name, String detail) {
        return Problem.parameter(ProblemType.INVALID_PARAMETER, name, name + " " + detail);
    }

    /** The value; empty if it is not there or is empty. */
    Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    /** A value of this form; the detail says what it must be. */
    Optional<String> text(String name, Pattern form, String detail) {
        return text(name)
                .map(
                        value -> {
                            if (!form.matcher(value).matches()) {
                                throw invalid(name, detail);
                            }
                            return value;
                        });
    }

    /** A time, RFC 3339. */
    Optional<Instant> time(String name) {
        return text(name).map(value -> time(name, value));
    }

    private static Instant time(String name, String value) {
        try {
            Instant time = OffsetDateTime.parse(value).toInstant();
            // Nanoseconds since 1970 must fit into 64 bits.
            if (time.isBefore(Instant.EPOCH) || time.isAfter(LATEST)) {
                throw invalid(name, "must be a time from 1970 to 2200");
            }
            return time;
        } catch (DateTimeException _) {
            throw invalid(name, "must be a time such as 2026-08-20T02:11:07Z");
        }
    }

    /** One of some words. */
    <T> Optional<T> choice(String name, List<String> words, Function<String, T> meaning) {
        return text(name)
                .map(
                        value -> {
                            if (!words.contains(value)) {
                                throw invalid(name, "must be one of: " + String.join(", ", words));
                            }
                            return meaning.apply(value);
                        });
    }

    /** How many items a page has. */
    int limit() {
        return text("limit")
                .map(
                        value -> {
                            int limit =
                                    WHOLE.matcher(value).matches() ? Integer.parseInt(value) : 0;
                            if (limit < 1 || limit > MAX_LIMIT) {
                                throw invalid("limit", "must be 1 to " + MAX_LIMIT);
                            }
                            return limit;
                        })
                .orElse(USUAL_LIMIT);
    }

    /** All that was given and is no matter of paging, for the audit trail and for cursors. */
    Map<String, String> filter() {
        var filter = new LinkedHashMap<>(values);
        filter.remove("cursor");
        filter.remove("limit");
        filter.remove("purpose");
        return filter;
    }

    /** The same as a text. */
    String shown() {
        return filter().entrySet().stream()
                .map(it -> it.getKey() + "=" + it.getValue())
                .collect(Collectors.joining("&"));
    }
}
