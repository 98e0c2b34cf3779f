package io.minewatch.query.api.export;

import com.fasterxml.jackson.databind.JsonNode;

import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.regex.Pattern;

/**
 * XLSX, ECMA-376. Every cell is of the type of text, which no program takes for a formula. What one
 * sheet does not hold goes to the next.
 */
public final class XlsxExport implements TableExport {

    /** Rows of a sheet, by the format. */
    static final int MAX_ROWS = 1_048_576;

    /** Rows in memory before they are sent. */
    private static final int BATCH = 256;

    /** A character written as its number (ST_Xstring): what only looks so must stay as it is. */
    private static final Pattern NUMBERED = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

    private final String name;
    private final List<Column> columns;
    private final Workbook book;
    private final int maxRows;
    private Worksheet sheet;
    private int sheets;
    private int row;

    /**
     * Begins a table.
     *
     * @param name of the sheet
     */
    public XlsxExport(OutputStream out, String name, List<Column> columns) throws IOException {
        this(out, name, columns, MAX_ROWS);
    }

    XlsxExport(OutputStream out, String name, List<Column> columns, int maxRows)
            throws IOException {
        this.name = name;
        this.columns = columns;
        book = new Workbook(out, "minewatch", null);
        this.maxRows = maxRows;
        sheet = begin();
    }

    private Worksheet begin() {
        sheets++;
        Worksheet next = book.newWorksheet(name + (sheets == 1 ? "" : " " + sheets));
        for (int i = 0; i < columns.size(); i++) {
            next.inlineString(0, i, columns.get(i).name());
        }
        row = 1;
        return next;
    }

    @Override
    public void add(JsonNode item) throws IOException {
        if (row == maxRows) {
            sheet.finish();
            sheet = begin();
        }
        for (int i = 0; i < columns.size(); i++) {
            String value = columns.get(i).of(item);
            if (!value.isEmpty()) {
                sheet.inlineString(row, i, NUMBERED.matcher(value).replaceAll("_x005F_"));
            }
        }
        row++;
        if (row % BATCH == 0) {
            sheet.flush();
        }
    }

    @Override
    public void close() throws IOException {
        sheet.finish();
        book.finish();
    }
}
