package io.minewatch.emit;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * Which columns fit and how wide they are. Those that say nothing in any row are left out. The most
 * important ones are taken first, at the least width that leaves addresses and numbers whole; then
 * the room that is left is given out in the same order. A place is of no use if it is cut too
 * short: it gets some room before the less important columns do.
 */
final class TableLayout {

    private static final String BETWEEN = "  ";

    /** A name and the beginning of a region. */
    private static final int COMFORTABLE_PLACE = 28;

    private final Map<TableColumn, Integer> widths = new EnumMap<>(TableColumn.class);
    private final List<TableColumn> columns;
    private final List<TableRow> rows;

    private int room;

    /**
     * @param width of the terminal; exceeded only if the first column alone is wider
     */
    TableLayout(List<TableRow> rows, int width) {
        this.rows = rows;
        room = width + BETWEEN.length();
        columns =
                TableColumn.byPriority().stream()
                        .filter(column -> rows.stream().anyMatch(column::says))
                        .toList();
        columns.stream().filter(TableColumn::isEssential).forEach(this::take);
        widen(TableColumn.WHERE, COMFORTABLE_PLACE);
        columns.stream().filter(column -> !column.isEssential()).forEach(this::take);
        columns.forEach(column -> widen(column, Integer.MAX_VALUE));
    }

    private void take(TableColumn column) {
        int least = widest(column, column::least);
        if (widths.isEmpty() || least + BETWEEN.length() <= room) {
            widths.put(column, least);
            room -= least + BETWEEN.length();
        }
    }

    private void widen(TableColumn column, int most) {
        if (widths.containsKey(column)) {
            int wanted = Math.min(most, widest(column, column::whole));
            int more = Math.clamp(room, 0, Math.max(0, wanted - widths.get(column)));
            widths.merge(column, more, Integer::sum);
            room -= more;
        }
    }

    /** Columns for which there was no room. */
    List<TableColumn> leftOut() {
        return columns.stream().filter(column -> !widths.containsKey(column)).sorted().toList();
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

    private int widest(TableColumn column, ToIntFunction<TableRow> width) {
        return Math.max(column.head.length(), rows.stream().mapToInt(width).max().orElse(0));
    }
}
