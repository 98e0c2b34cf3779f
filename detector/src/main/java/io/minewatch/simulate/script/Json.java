package io.minewatch.simulate.script;

import java.util.List;
import java.util.stream.Collectors;

/** Writes JSON in the hands of different programs. */
public final class Json {

    private Json() {}

    /** A string with its quotes; only quotes, backslashes and line breaks are escaped. */
    public static String quote(String value) {
        return '"'
                + value.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\r", "\\r")
                        .replace("\n", "\\n")
                + '"';
    }

    /** An array of strings. */
    public static String strings(List<String> values) {
        return values.stream().map(Json::quote).collect(Collectors.joining(",", "[", "]"));
    }

    /** An array of strings. */
    public static String strings(String... values) {
        return strings(List.of(values));
    }

    /** The same text with a blank after each comma and colon outside strings, as Python does. */
    public static String spaced(String compact) {
        var text = new StringBuilder(compact.length() + 32);
        boolean inside = false;
        for (int i = 0; i < compact.length(); i++) {
            char c = compact.charAt(i);
            text.append(c);
            if (inside && c == '\\') {
                text.append(compact.charAt(++i));
            } else if (c == '"') {
                inside = !inside;
            } else if (!inside && (c == ',' || c == ':')) {
                text.append(' ');
            }
        }
        return text.toString();
    }

    /** A number without exponent for whole numbers, otherwise as JavaScript writes it. */
    public static String number(double value) {
        if (value == StrictMath.rint(value) && Math.abs(value) < 1e15) {
            return Long.toString((long) value);
        }
        return Double.toString(value).replace("E", "e");
    }
}
