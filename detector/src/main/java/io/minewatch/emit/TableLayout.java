package io.minewatch.emit;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * Which columns fit and how wide they are. The most important ones are taken first, at the least
 * width that leaves addresses and numbers whole; then the room that is left is given out in the
 * same order.
 */
final class TableLayout {

    private static final String BETWEEN = "  ";

    private final Map<TableColumn, Integer> widths = new EnumMap<>(TableColumn.class);

    private int room;

    /**
     * @param width of the terminal; exceeded only if the first column alone is wider
     */
    TableLayout(List<TableRow> rows, int width) {
        room = width + BETWEEN.length();
        var columns = TableColumn.byPriority();
        columns.forEach(column -> take(column, widest(column, rows, column::least)));
        columns.forEach(column -> widen(column, widest(column, rows, column::whole)));
    }

    private void take(TableColumn column, int least) {
        if (widths.isEmpty() || least + BETWEEN.length() <= room) {
            widths.put(column, least);
            room -= least + BETWEEN.length();
        }
    }

    private void widen(TableColumn column, int whole) {
        if (widths.containsKey(column)) {
            int more = Math.clamp(room, 0, whole - widths.get(column));
            widths.merge(column, more, Integer::sum);
            room -= more;
        }
    }

    /** Columns for which there was no room. */
    List<TableColumn> leftOut() {
        return Stream.of(TableColumn.values())
                .filter(column -> !widths.containsKey(column))
                .toList();
    }

    String head() {
        var line = new StringBuilder();
        widths.forEach((column, width) -> append(line, column, column.head, width));
        return line.toString().stripTrailing();
    }

    String line(TableRow row) {
        var line = new StringBuilder();
        widths.forEach((column, width) -> append(line, column, column.cell(row), width));
        return line.toString().stripTrailing();
    }

    private static void append(StringBuilder line, TableColumn column, String cell, int width) {
        String text = TerminalText.cut(cell, width);
        String padding = TerminalText.padding(text, width);
        line.append(column.isNumber() ? padding + text : text + padding).append(BETWEEN);
    }

    private static int widest(
            TableColumn column, List<TableRow> rows, ToIntFunction<TableRow> width) {
        return Math.max(column.head.length(), rows.stream().mapToInt(width).max().orElse(0));
    }
}
