package io.minewatch.emit;

import io.minewatch.locate.LocatedDetection;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A line for each conversation, for spreadsheets: RFC 4180 in UTF-8, with the mark by which Excel
 * knows UTF-8. The columns are those of {@link CsvColumn}, then {@code neutralised}.
 *
 * <p>A cell that a spreadsheet would take for a formula is given a leading apostrophe (CWE-1236);
 * {@code neutralised} names the columns where that was done, so that it can be undone. No cell
 * holds a line end: they are made visible.
 */
public final class DetectionCsv implements DetectionWriter {

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final String LINE_END = "\r\n";

    /** The second four are the same signs in full width, which Asian versions of Excel take too. */
    private static final String FORMULA_STARTS = "=+-@＝＋－＠";

    /** The semicolon for those readers that take it for the comma. */
    private static final String SPECIAL = "\",;";

    private final Output out;

    /**
     * Writes the head.
     *
     * @param out where to; it stays the caller's to close
     * @throws OutputFailed if that cannot be done
     */
    public DetectionCsv(OutputStream out) {
        this.out = new Output(out);
        var head = Arrays.stream(CsvColumn.values()).map(CsvColumn::head).toList();
        this.out.write(BYTE_ORDER_MARK + String.join(",", head) + ",neutralised" + LINE_END);
    }

    @Override
    public void located(LocatedDetection located) {
        var cells = new ArrayList<String>();
        var neutralised = new ArrayList<String>();
        for (CsvColumn column : CsvColumn.values()) {
            String cell = VisibleText.of(column.cell(located));
            boolean formula = isFormula(cell);
            if (formula) {
                neutralised.add(column.head());
            }
            cells.add(formula ? "'" + cell : cell);
        }
        cells.add(String.join(" ", neutralised));
        out.write(line(cells));
    }

    /** Nothing is held back. */
    @Override
    public void close() {}

    private static boolean isFormula(String cell) {
        int first = cell.codePoints().filter(sign -> !isBlank(sign)).findFirst().orElse(' ');
        return FORMULA_STARTS.indexOf(first) >= 0;
    }

    /** What does not break a line is no white space to Java, and is to a spreadsheet. */
    private static boolean isBlank(int sign) {
        return Character.isWhitespace(sign) || Character.isSpaceChar(sign);
    }

    private static String line(List<String> cells) {
        return cells.stream().map(DetectionCsv::quoted).collect(Collectors.joining(",")) + LINE_END;
    }

    /** Line ends are no matter: {@link VisibleText} left none. */
    private static String quoted(String cell) {
        boolean plain =
                cell.equals(cell.strip())
                        && SPECIAL.chars().noneMatch(sign -> cell.indexOf(sign) >= 0);
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
