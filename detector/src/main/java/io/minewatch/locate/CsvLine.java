package io.minewatch.locate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One row of a table, RFC 4180, except that a field never goes on in the next line: a quote left
 * open then costs its own row and not those after it.
 */
final class CsvLine {

    private static final char QUOTE = '"';
    private static final char COMMA = ',';

    private final String line;
    private int at;

    private CsvLine(String line) {
        this.line = line;
    }

    /** The fields, at least one; empty if a quote is left open. */
    static Optional<List<String>> split(String line) {
        return new CsvLine(line).fields();
    }

    private Optional<List<String>> fields() {
        var fields = new ArrayList<String>();
        while (true) {
            var field = at < line.length() && line.charAt(at) == QUOTE ? quoted() : Optional.of("");
            if (field.isEmpty()) {
                return Optional.empty();
            }
            // Of a quoted field, what stands behind the closing quote: some programs write that.
            int comma = line.indexOf(COMMA, at);
            int end = comma < 0 ? line.length() : comma;
            fields.add(field.get() + line.substring(at, end));
            at = end + 1;
            if (comma < 0) {
                return Optional.of(fields);
            }
        }
    }

    /** What stands in quotes, with two of them for one; goes behind the closing one. */
    private Optional<String> quoted() {
        var text = new StringBuilder();
        at++;
        while (true) {
            int quote = line.indexOf(QUOTE, at);
            if (quote < 0) {
                return Optional.empty();
            }
            text.append(line, at, quote);
            at = quote + 1;
            if (at == line.length() || line.charAt(at) != QUOTE) {
                return Optional.of(text.toString());
            }
            text.append(QUOTE);
            at++;
        }
    }
}
