package io.minewatch.locate;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

    /** Largest field read, so that a quote left open ends with an error, not with the file. */
    private static final int MAX_FIELD = 256 * 1024;

    private static final String BYTE_ORDER_MARK = "\ufeff";

    private final Path file;
    private final Problems problems;
    private final CsvReader<CsvRecord> reader;
    private final CloseableIterator<CsvRecord> records;
    private final Map<C, Integer> positions;
    private final List<String> unread = new ArrayList<>();
    private int width;

    /** The constructor goes to the first line or fails. */
    @SuppressWarnings("NullAway.Init")
    private CsvRecord row;

    private long line;

    /**
     * Opens a table and reads its first line.
     *
     * @throws TableException if it cannot be read, or a column stands in it twice
     */
    CsvRows(Path file, Class<C> columns, Problems problems) throws TableException {
        this.file = file;
        this.problems = problems;
        this.positions = new EnumMap<>(columns);
        this.reader =
                CsvReader.builder()
                        .allowExtraFields(true)
                        .allowMissingFields(true)
                        .allowExtraCharsAfterClosingQuote(true)
                        .maxBufferSize(MAX_FIELD)
                        .ofCsvRecord(open(file));
        this.records = reader.iterator();
        try {
            readHeader(columns);
        } catch (TableException e) {
            close();
            throw e;
        }
    }

    private static Reader open(Path file) throws TableException {
        try {
            var strict =
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT);
            return new InputStreamReader(Files.newInputStream(file), strict);
        } catch (NoSuchFileException e) {
            throw new TableException(file, "no such file", e);
        } catch (IOException e) {
            throw new TableException(file, "cannot be read (" + e.getMessage() + ")", e);
        }
    }

    private void readHeader(Class<C> columns) throws TableException {
        if (!advance()) {
            throw new TableException(file, "empty, where a line of column names was expected");
        }
        width = row.getFieldCount();
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
        String name = row.getField(index).strip();
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
            if (isBlank()) {
                continue;
            }
            if (row.getFieldCount() != width) {
                report(
                        "row",
                        row.getField(0),
                        "has "
                                + row.getFieldCount()
                                + " fields where line 1 has "
                                + width
                                + "; row left out");
                continue;
            }
            if (!hasLineBreak()) {
                return true;
            }
            report("row", row.getField(0), "a quote left open, or a line break; row left out");
        }
        return false;
    }

    private boolean advance() throws TableException {
        try {
            if (!records.hasNext()) {
                return false;
            }
            row = records.next();
            line = row.getStartingLineNumber();
            return true;
        } catch (CsvParseException | UncheckedIOException e) {
            String fault = line == 0 ? "cannot be read: " : "after line " + line + ": ";
            throw new TableException(file, fault + fault(e), e);
        }
    }

    private static String fault(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CharacterCodingException) {
                return "not UTF-8; convert the file first (from GB 18030, if a spreadsheet"
                        + " wrote it)";
            }
        }
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("unreadable");
    }

    private boolean isBlank() {
        for (int i = 0; i < row.getFieldCount(); i++) {
            if (!row.getField(i).isBlank()) {
                return false;
            }
        }
        return true;
    }

    private boolean hasLineBreak() {
        for (int i = 0; i < width; i++) {
            if (row.getField(i).indexOf('\n') >= 0 || row.getField(i).indexOf('\r') >= 0) {
                return true;
            }
        }
        return false;
    }

    /** The field of this row without blanks around it; "" if the table has no such column. */
    String get(C column) {
        Integer position = positions.get(column);
        return position == null ? "" : row.getField(position).strip();
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
        return line;
    }

    /** Reports a field of this row. */
    void report(C column, String expected) {
        report(column.names().getFirst(), get(column), expected);
    }

    /** Reports this row as a whole, known by one of its fields. */
    void reportRow(C known, String expected) {
        report("row", get(known), expected);
    }

    private void report(String column, String value, String expected) {
        problems.add(new Problem(file, line, column, value, expected));
    }

    @Override
    public void close() throws TableException {
        try {
            reader.close();
        } catch (IOException e) {
            throw new TableException(file, "cannot be closed (" + e.getMessage() + ")", e);
        }
    }
}
