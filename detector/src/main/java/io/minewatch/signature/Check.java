package io.minewatch.signature;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Says what is wrong with one value, if anything is. */
@FunctionalInterface
interface Check {

    /** RFC 1035: octets of a name without the dot at its end. */
    int MAX_HOST = 253;

    /** The fault, as it continues after the key and the value. */
    Optional<String> fault(String value);

    /** It is the name of something that another file of the set defines. */
    static Check known(String kind, Set<String> names, SignatureFile home) {
        // A file that could not be read already has its fault; its absence would only repeat it.
        return value ->
                names.contains(value) || !home.readable()
                        ? Optional.empty()
                        : Optional.of("is no " + kind + " of " + home.name());
    }

    /** It has not been seen by this check before. */
    static Check unique() {
        var seen = new HashSet<String>();
        return value -> seen.add(value) ? Optional.empty() : Optional.of("is a duplicate");
    }

    /** All of it fits. */
    static Check matches(String pattern, String expectation) {
        var compiled = Pattern.compile(pattern);
        return value ->
                compiled.matcher(value).matches()
                        ? Optional.empty()
                        : Optional.of("must be " + expectation);
    }

    /** A host name of two labels or more, in lower case and without the dot at its end. */
    static Check host() {
        Check form =
                matches(
                        "(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])",
                        "a host name in lower case");
        return value ->
                value.length() > MAX_HOST
                        ? Optional.of("is longer than " + MAX_HOST)
                        : form.fault(value);
    }

    /** A regular expression that is compiled here once, so that it cannot fail later. */
    static Check pattern() {
        return value -> BoundedPattern.fault(value).map(fault -> "is no usable pattern: " + fault);
    }

    /** A day, a month or a year. */
    static Check date() {
        return matches(
                "20\\d\\d(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\\d|3[01]))?)?",
                "a date as in 2026-04-21, 2026-04 or 2026");
    }

    /** A day of the calendar. */
    static Check day() {
        return value -> {
            try {
                LocalDate.parse(value);
                return Optional.empty();
            } catch (DateTimeParseException _) {
                return Optional.of("must be a day as in 2026-04-21");
            }
        };
    }
}
