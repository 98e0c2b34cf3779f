package io.minewatch.emit;

import io.minewatch.locate.LocatedDetection;
import io.minewatch.verdict.Grade;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table for people, written when it is closed: one row for each detection id and {@link Site},
 * best grade first, then by the miner's address; below it what it comes to. Conversations of one
 * row are added up: their shares are, the best grade and the earliest time stand.
 *
 * <p>No line is longer than the terminal is wide, and no address is cut: a column for which there
 * is no room is left out, and named below. A column in which nothing stands is left out as well.
 * Nodes of chains, if they are reported, stand below all that.
 */
public final class DetectionTable implements DetectionWriter {

    /** Rows: who has more of them wants a file and not a screen, and each keeps its record. */
    static final int MAX_ROWS = 20_000;

    /** Columns: grade and the longest address. A narrower terminal is taken for one of these. */
    static final int NARROWEST = 52;

    private final Output out;
    private final int width;
    private final Map<Site, TableRow> rows = new HashMap<>();
    private final NodeRows nodes = new NodeRows();
    private long leftOut;
    private boolean closed;

    /**
     * Writes nothing yet.
     *
     * @param out where to; it stays the caller's to close
     * @param width of the terminal, in columns
     */
    public DetectionTable(OutputStream out, int width) {
        this.out = new Output(out);
        this.width = Math.max(width, NARROWEST);
    }

    @Override
    public void located(LocatedDetection located) {
        if (NodeRows.isNode(located)) {
            nodes.add(located);
            return;
        }
        var site = Site.of(located);
        var row = rows.get(site);
        if (row != null) {
            row.add(located);
        } else if (rows.size() < MAX_ROWS) {
            rows.put(site, new TableRow(located));
        } else {
            leftOut++;
        }
    }

    /** Writes the table. A second call does nothing. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        out.write(
                Stream.concat(lines(), nodes.lines()).collect(Collectors.joining("\n", "", "\n")));
    }

    private Stream<String> lines() {
        if (rows.isEmpty()) {
            return Stream.of("No mining found in what was read.");
        }
        var sorted = rows.values().stream().sorted(TableRow.ORDER).toList();
        var layout = new TableLayout(sorted, width);
        var lines = new ArrayList<String>();
        lines.add(layout.head());
        sorted.forEach(row -> lines.add(layout.line(row)));
        lines.add("");
        lines.addAll(summary(sorted));
        lines.addAll(remarks(layout));
        return lines.stream();
    }

    private List<String> summary(List<TableRow> sorted) {
        long miners = sorted.stream().map(TableColumn.MINER::cell).distinct().count();
        long flows = sorted.stream().mapToLong(TableRow::flows).sum();
        long accepted = sorted.stream().mapToLong(TableRow::accepted).sum();
        var words = new ArrayList<>(grades(sorted));
        words.set(0, "Detections: " + sorted.size() + " (" + words.getFirst());
        words.set(words.size() - 1, words.getLast() + ")");
        words.add("miners: " + miners);
        words.add("conversations: " + flows);
        words.add("accepted shares: " + accepted);
        return wrap(words);
    }

    /** Best first: "2 confirmed", "1 suspected". */
    private static List<String> grades(List<TableRow> sorted) {
        return Stream.of(Grade.values())
                .sorted(Comparator.reverseOrder())
                .filter(grade -> count(sorted, grade) > 0)
                .map(grade -> count(sorted, grade) + " " + grade.label)
                .toList();
    }

    private static long count(List<TableRow> sorted, Grade grade) {
        return sorted.stream().filter(row -> row.grade() == grade).count();
    }

    private List<String> remarks(TableLayout layout) {
        var remarks = new ArrayList<String>();
        if (!layout.leftOut().isEmpty()) {
            var words =
                    new ArrayList<>(layout.leftOut().stream().map(DetectionTable::name).toList());
            words.set(0, "No room for: " + words.getFirst());
            remarks.addAll(wrap(words));
        }
        if (leftOut > 0) {
            remarks.addAll(
                    wrap(
                            List.of(
                                    "The table ends at " + MAX_ROWS + " rows",
                                    "conversations left out: " + leftOut)));
        }
        return remarks;
    }

    private static String name(TableColumn column) {
        return column.name().toLowerCase(Locale.ROOT);
    }

    /** Joins parts by commas, in lines no wider than the terminal. */
    private List<String> wrap(List<String> parts) {
        var lines = new ArrayList<String>();
        for (String part : parts) {
            boolean fits =
                    !lines.isEmpty()
                            && lines.getLast().length() + ", ,".length() + part.length() <= width;
            if (fits) {
                lines.set(lines.size() - 1, lines.getLast() + ", " + part);
            } else {
                if (!lines.isEmpty()) {
                    lines.set(lines.size() - 1, lines.getLast() + ",");
                }
                lines.add(part);
            }
        }
        return lines;
    }
}
