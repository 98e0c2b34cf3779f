package io.minewatch.locate;

import io.minewatch.locate.RegionTree.Dated;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Reads a table of regions, and mends what would make it something other than a tree. */
final class RegionLoader {

    /** National codes have 6, 9 or 12 digits; parks and special units get one from the operator. */
    private static final Pattern CODE = Pattern.compile("[0-9A-Za-z._:-]{1,32}");

    /** Every region, town and village of the country with its history, several times over. */
    private static final int MAX_ROWS = 4_000_000;

    /** What some lists write for the parent of a province. */
    private static final String TOP = "0";

    private final Path file;
    private final Problems problems = new Problems();
    private final Map<String, List<Dated>> byCode = new LinkedHashMap<>();
    private int size;

    private RegionLoader(Path file) {
        this.file = file;
    }

    static RegionTree load(Path file) throws TableException {
        var loader = new RegionLoader(file);
        loader.read();
        loader.cut(loader::hasUnknownParent, "names a parent that is not in the table");
        loader.cut(loader::isItsOwnAncestor, "is above itself");
        loader.cut(loader::isTooDeep, "has more than " + RegionTree.MAX_DEPTH + " units above it");
        return new RegionTree(loader.byCode, loader.problems);
    }

    private void read() throws TableException {
        try (var csv = new CsvRows<>(file, RegionColumn.class, problems)) {
            for (var column : List.of(RegionColumn.CODE, RegionColumn.NAME, RegionColumn.PARENT)) {
                csv.require(csv.has(column), column.names().getFirst());
            }
            while (csv.next()) {
                if (size == MAX_ROWS) {
                    throw new TableException(file, "more than " + MAX_ROWS + " regions");
                }
                row(csv);
            }
        }
        byCode.values().forEach(rows -> rows.sort(Comparator.comparing(r -> r.validity().from())));
    }

    private void row(CsvRows<RegionColumn> csv) {
        String code = csv.get(RegionColumn.CODE);
        String name = csv.text(RegionColumn.NAME);
        if (!CODE.matcher(code).matches()) {
            csv.report(RegionColumn.CODE, "expected a region code; row left out");
        } else if (name.isEmpty()) {
            csv.report(RegionColumn.NAME, "expected the name of the region; row left out");
        } else {
            validity(csv).ifPresent(validity -> add(csv, code, name, validity));
        }
    }

    private static Optional<Validity> validity(CsvRows<RegionColumn> csv) {
        var column = RegionColumn.VALID_FROM;
        try {
            long from = Validity.from(csv.get(column));
            column = RegionColumn.VALID_TO;
            return Optional.of(Validity.of(from, csv.get(column)));
        } catch (BadValue e) {
            csv.report(column, "expected " + e.expected() + "; row left out");
            return Optional.empty();
        }
    }

    private void add(CsvRows<RegionColumn> csv, String code, String name, Validity validity) {
        var rows = byCode.computeIfAbsent(code, c -> new ArrayList<>(1));
        for (Dated other : rows) {
            if (other.validity().meets(validity)) {
                csv.report(
                        RegionColumn.CODE,
                        "stands in line " + other.line() + " for the same time; row left out");
                return;
            }
        }
        String parent = csv.get(RegionColumn.PARENT);
        var region =
                new Region(
                        code,
                        name,
                        optional(csv.text(RegionColumn.LEVEL)),
                        optional(parent.equals(TOP) ? "" : parent),
                        optional(csv.text(RegionColumn.SUCCESSOR)),
                        optional(csv.text(RegionColumn.SOURCE)));
        rows.add(new Dated(region, validity, csv.line()));
        size++;
    }

    private static Optional<String> optional(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    /** Takes the parent from every row that has this fault, once all of them are known. */
    private void cut(Predicate<Dated> fault, String what) {
        var faulty = new ArrayList<Dated>();
        for (List<Dated> rows : byCode.values()) {
            rows.stream().filter(fault).forEach(faulty::add);
        }
        faulty.sort(Comparator.comparingLong(Dated::line));
        for (Dated row : faulty) {
            problems.add(
                    new Problem(
                            file,
                            row.line(),
                            RegionColumn.PARENT.names().getFirst(),
                            row.region().parent().orElse(""),
                            row.region().code() + " " + what + "; kept without a parent"));
            makeTop(row);
        }
    }

    private void makeTop(Dated row) {
        var top = new Dated(top(row.region()), row.validity(), row.line());
        List<Dated> rows = byCode.getOrDefault(row.region().code(), new ArrayList<>());
        rows.replaceAll(other -> other == row ? top : other);
    }

    private static Region top(Region region) {
        return new Region(
                region.code(),
                region.name(),
                region.level(),
                Optional.empty(),
                region.successor(),
                region.source());
    }

    private Optional<Dated> above(Dated row, Instant at) {
        return row.region().parent().flatMap(parent -> RegionTree.pick(byCode, parent, at));
    }

    private boolean hasUnknownParent(Dated row) {
        return row.region().parent().isPresent() && climb(row).isEmpty();
    }

    private boolean isItsOwnAncestor(Dated row) {
        return climb(row).contains(row);
    }

    private boolean isTooDeep(Dated row) {
        return climb(row).size() > RegionTree.MAX_DEPTH;
    }

    /**
     * What is above a row at the end of its own time; one more than allowed if there is no end to
     * it.
     */
    private List<Dated> climb(Dated row) {
        var last = Instant.ofEpochMilli(row.validity().to() - 1);
        var climbed = new ArrayList<Dated>();
        var next = above(row, last);
        while (next.isPresent() && climbed.size() <= RegionTree.MAX_DEPTH) {
            climbed.add(next.get());
            next = above(next.get(), last);
        }
        return climbed;
    }
}
