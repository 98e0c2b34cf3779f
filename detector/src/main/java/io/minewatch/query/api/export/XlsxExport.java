package io.minewatch.query.api.export;

import com.fasterxml.jackson.databind.JsonNode;

import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

import java.io.IOException;
import java.io.OutputStream;
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

    private final Workbook book;
    private final int maxRows;
    private Worksheet sheet;
    private int sheets;
    private int row;

    /** Begins a table. */
    public XlsxExport(OutputStream out) throws IOException {
        this(out, MAX_ROWS);
    }

    XlsxExport(OutputStream out, int maxRows) throws IOException {
        book = new Workbook(out, "minewatch", null);
        this.maxRows = maxRows;
        sheet = begin();
    }

    private Worksheet begin() {
        sheets++;
        Worksheet next = book.newWorksheet("detections" + (sheets == 1 ? "" : " " + sheets));
        for (int i = 0; i < Column.ALL.size(); i++) {
            next.inlineString(0, i, Column.ALL.get(i).name());
        }
        row = 1;
        return next;
    }

    @Override
    public void add(JsonNode detection) throws IOException {
        if (row == maxRows) {
            sheet.finish();
            sheet = begin();
        }
        for (int i = 0; i < Column.ALL.size(); i++) {
            String value = Column.ALL.get(i).of(detection);
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
