package io.minewatch.query.api.export;

import com.fasterxml.jackson.databind.JsonNode;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * CSV, RFC 4180, with a mark by which Excel knows that it is UTF-8. A text that a spreadsheet would
 * act on has an apostrophe before it, and its column is named in the last one, so that the text
 * itself can be had back. All is quoted: there are programs that take a semicolon for the comma.
 */
public final class CsvExport implements TableExport {

    private static final String MARK = "\uFEFF";
    private static final String LAST = "neutralised";

    private final List<Column> columns;
    private final Writer text;
    private final CsvWriter rows;

    /** Begins a table. */
    public CsvExport(OutputStream out, List<Column> columns) throws IOException {
        this.columns = columns;
        text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        text.write(MARK);
        rows =
                CsvWriter.builder()
                        .lineDelimiter(LineDelimiter.CRLF)
                        .quoteStrategy(QuoteStrategies.ALWAYS)
                        .build(text);
        var names = new ArrayList<>(columns.stream().map(Column::name).toList());
        names.add(LAST);
        rows.writeRecord(names);
    }

    @Override
    public void add(JsonNode item) {
        List<String> row = new ArrayList<>();
        List<String> changed = new ArrayList<>();
        for (Column column : columns) {
            String value = column.of(item);
            if (InertText.acts(value)) {
                changed.add(column.name());
            }
            row.add(InertText.of(value));
        }
        row.add(String.join(" ", changed));
        rows.writeRecord(row);
    }

    @Override
    public void close() throws IOException {
        rows.flush();
        text.flush();
    }
}
