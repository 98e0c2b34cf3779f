package io.minewatch.locate;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Regions and the units they answer to. The parent stands in the table and is never computed from
 * the code: counties stand directly under provinces (429004), prefectures have no counties
 * (441900), and codes change over time. Never changes once loaded; may be asked by many threads.
 */
public final class RegionTree {

    /** Most units above a region; there are five levels from province to village, and parks. */
    public static final int MAX_DEPTH = 12;

    /**
     * Fillers of the code tables between a province and its counties; nobody's address has them.
     */
    private static final Set<String> FILLERS = Set.of("市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划");

    private static final String COUNTRY = "country";

    /** A row: a region in the time for which it holds. */
    record Dated(Region region, Validity validity, long line) {}

    private final Map<String, List<Dated>> byCode;
    private final Problems problems;

    RegionTree(Map<String, List<Dated>> byCode, Problems problems) {
        this.byCode = byCode;
        this.problems = problems;
    }

    /** A tree without regions. */
    public static RegionTree empty() {
        return new RegionTree(Map.of(), new Problems());
    }

    /**
     * Reads a table with the columns {@code code}, {@code name}, {@code parent} (empty at the top)
     * and, each optional, {@code level}, {@code valid_from}, {@code valid_to}, {@code successor},
     * {@code source}. A region whose parent is missing or is below the region itself is kept as one
     * without a parent, and reported.
     *
     * @throws TableException if there is no such file or column, or it is not CSV in UTF-8
     */
    public static RegionTree load(Path file) throws TableException {
        return RegionLoader.load(file);
    }

    /** The region that had a code at a time, or else the last one that ever had it. */
    public Optional<Region> region(String code, Instant at) {
        return pick(byCode, code, at).map(Dated::region);
    }

    static Optional<Dated> pick(Map<String, List<Dated>> byCode, String code, Instant at) {
        var rows = byCode.getOrDefault(code, List.of());
        return rows.stream()
                .filter(row -> row.validity().holds(at))
                .findFirst()
                .or(() -> rows.isEmpty() ? Optional.empty() : Optional.of(rows.getLast()));
    }

    /** The region and the units above it, the highest first; empty if the code is not known. */
    public List<Region> line(String code, Instant at) {
        var line = new ArrayList<Region>();
        var next = region(code, at);
        while (next.isPresent() && line.size() <= MAX_DEPTH) {
            line.add(next.get());
            next = next.get().parent().flatMap(parent -> region(parent, at));
        }
        Collections.reverse(line);
        return line;
    }

    /**
     * Names from the province down, as in an address: without the country and without units that
     * only the code tables know. Empty if the code is not known.
     */
    public List<String> path(String code, Instant at) {
        return line(code, at).stream()
                .filter(region -> !region.level().equals(Optional.of(COUNTRY)))
                .map(Region::name)
                .filter(name -> !FILLERS.contains(name))
                .toList();
    }

    /** What was wrong in the file. */
    public Problems problems() {
        return problems;
    }
}
