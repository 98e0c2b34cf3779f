package io.minewatch.locate;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a table row by row and knows its columns by their names. Rows that do not have one field
 * for each column are reported and passed over: what stands in the wrong column is worse than
 * nothing.
 *
 * @param <C> the columns
 */
final class CsvRows<C extends Enum<C> & CsvColumn> implements AutoCloseable {

    /** Longest name or address kept, in characters: several times the longest registered name. */
    static final int MAX_TEXT = 1024;

    private static final String LEFT_OUT = "; row left out";

    /** What bytes become that are not UTF-8. */
    private static final char REPLACEMENT = '\ufffd';

    private static final String BYTE_ORDER_MARK = "\ufeff";

    private final Path file;
    private final Problems problems;
    private final TextLines lines;
    private final Map<C, Integer> positions;
    private final List<String> unread = new ArrayList<>();
    private int width;
    private List<String> row = List.of();

    /**
     * Opens a table and reads its first line.
     *
     * @throws TableException if it cannot be read, or a column stands in it twice
     */
    CsvRows(Path file, Class<C> columns, Problems problems) throws TableException {
        this.file = file;
        this.problems = problems;
        this.positions = new EnumMap<>(columns);
        this.lines = open(file);
        try {
            readHeader(columns);
        } catch (TableException e) {
            close();
            throw e;
        }
    }

    private static TextLines open(Path file) throws TableException {
        if (Files.isDirectory(file)) {
            throw new TableException(file, "is a directory");
        }
        try {
            var bytes = Files.newInputStream(file);
            return new TextLines(new InputStreamReader(bytes, StandardCharsets.UTF_8));
        } catch (NoSuchFileException e) {
            throw new TableException(file, "no such file", e);
        } catch (AccessDeniedException e) {
            throw new TableException(file, "may not be read: permission denied", e);
        } catch (IOException e) {
            throw new TableException(file, "cannot be read (" + e.getMessage() + ")", e);
        }
    }

    private void readHeader(Class<C> columns) throws TableException {
        if (!advance()) {
            throw new TableException(file, "empty, where a line of column names was expected");
        }
        row = fields().orElseThrow(() -> new TableException(file, "line 1 has a quote left open"));
        width = row.size();
        Set<Integer> known = new HashSet<>();
        for (C column : columns.getEnumConstants()) {
            for (int i = 0; i < width; i++) {
                if (!column.names().contains(header(i))) {
                    continue;
                }
                known.add(i);
                if (positions.put(column, i) != null) {
                    throw new TableException(
                            file, "two columns for " + column.names().getFirst() + " in line 1");
                }
            }
        }
        for (int i = 0; i < width; i++) {
            if (!known.contains(i)) {
                unread.add(header(i));
            }
        }
    }

    private String header(int index) {
        String name = row.get(index).strip();
        if (name.startsWith(BYTE_ORDER_MARK)) {
            name = name.substring(1).strip();
        }
        return name.toLowerCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
    }

    /** True if the table has this column. */
    boolean has(C column) {
        return positions.containsKey(column);
    }

    /**
     * Fails for a table that cannot do without some columns.
     *
     * @param present whether it has them
     * @param wanted their names, for the message
     */
    void require(boolean present, String wanted) throws TableException {
        if (!present) {
            throw new TableException(
                    file,
                    "no column " + wanted + " in line 1, only: " + String.join(", ", names()));
        }
    }

    private List<String> names() {
        var names = new ArrayList<String>();
        for (int i = 0; i < width; i++) {
            names.add(header(i));
        }
        return names;
    }

    /** Columns of the file that nothing here reads. */
    List<String> unread() {
        return List.copyOf(unread);
    }

    /** Goes to the next row of the right shape that is not blank; false at the end. */
    boolean next() throws TableException {
        while (advance()) {
            var fields = fields();
            row = fields.orElse(List.of());
            if (lines.text().indexOf(REPLACEMENT) >= 0) {
                reportLine(
                        "not UTF-8; convert the file first (from GB 18030, if a spreadsheet wrote"
                                + " it)");
            } else if (lines.isTooLong()) {
                reportLine("longer than " + TextLines.MAX_LINE + " characters");
            } else if (fields.isEmpty()) {
                reportLine("a quote left open, or a line break");
            } else if (!isBlank() && row.size() != width) {
                reportLine("has " + row.size() + " fields where line 1 has " + width);
            } else if (!isBlank()) {
                return true;
            }
        }
        return false;
    }

    private boolean advance() throws TableException {
        try {
            return lines.next();
        } catch (IOException e) {
            throw new TableException(
                    file,
                    "cannot be read after line " + lines.number() + " (" + e.getMessage() + ")",
                    e);
        }
    }

    private Optional<List<String>> fields() {
        return CsvLine.split(lines.text());
    }

    private boolean isBlank() {
        for (int i = 0; i < row.size(); i++) {
            if (!row.get(i).isBlank()) {
                return false;
            }
        }
        return true;
    }

    /** The field of this row without blanks around it; "" if the table has no such column. */
    String get(C column) {
        Integer position = positions.get(column);
        return position == null ? "" : row.get(position).strip();
    }

    /** The same for a text that is kept: one that is too long is reported and counts as empty. */
    String text(C column) {
        String text = get(column);
        if (text.length() <= MAX_TEXT) {
            return text;
        }
        report(column, "at most " + MAX_TEXT + " characters; value left out");
        return "";
    }

    /** Line on which the row begins. */
    long line() {
        return lines.number();
    }

    /** Reports a field of this row. */
    void report(C column, String expected) {
        report(column.names().getFirst(), get(column), expected);
    }

    /** Reports this row as a whole, known by one of its fields. */
    void reportRow(C known, String expected) {
        report("row", get(known), expected);
    }

    /** Reports a row that is no row, known by how it begins. */
    private void reportLine(String fault) {
        String first = lines.text().split(",", 2)[0];
        report("row", first, fault + LEFT_OUT);
    }

    private void report(String column, String value, String expected) {
        problems.add(new Problem(file, line(), column, value, expected));
    }

    @Override
    public void close() throws TableException {
        try {
            lines.close();
        } catch (IOException e) {
            throw new TableException(file, "cannot be closed (" + e.getMessage() + ")", e);
        }
    }
}
