package io.minewatch.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** A table as documents have it: the first column to the left, figures to the right. */
final class MarkdownTable {

    private final int columns;
    private final List<String> lines = new ArrayList<>();

    MarkdownTable(String... heads) {
        columns = heads.length;
        row((Object[]) heads);
        var rule = new ArrayList<>(Collections.nCopies(columns, "--:"));
        rule.set(0, "---");
        lines.add(line(rule));
    }

    /** One more line, as many values as there are heads. */
    void row(Object... values) {
        if (values.length != columns) {
            throw new IllegalArgumentException(values.length + " values, " + columns + " columns");
        }
        lines.add(line(Arrays.stream(values).map(String::valueOf).toList()));
    }

    private static String line(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |";
    }

    @Override
    public String toString() {
        return String.join(System.lineSeparator(), lines) + System.lineSeparator();
    }
}
