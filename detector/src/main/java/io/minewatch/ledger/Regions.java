package io.minewatch.ledger;

import io.minewatch.ledger.Search.Walk;
import io.minewatch.locate.RegionTree;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;

/** Which region was ever below which, as records had it. A code may have had several parents. */
final class Regions {

    /** Regions of one scope; whoever needs more has a region above them. */
    private static final int MAX_SCOPE = 256;

    private static final String FORGET = "delete from region where code = ? and parent = ?";

    private static final String RENAME = "update region set name = ? where code = ? and parent = ?";

    private final Map<String, Set<String>> parents = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();

    Regions(Connection connection) throws SQLException {
        new Sql("select code, parent, name from region")
                .each(
                        connection,
                        row -> {
                            parents.computeIfAbsent(row.getString(1), code -> new TreeSet<>())
                                    .add(row.getString(2));
                            names.put(row.getString(1), row.getString(3));
                        });
    }

    /**
     * Forgets what is below what by no record any more, and takes the names that a tree has; the
     * caller commits.
     *
     * @return rows that changed
     */
    static int tidy(Connection connection, RegionTree tree) throws SQLException {
        var held = new HashSet<List<String>>();
        new Sql("select distinct regions from site")
                .each(
                        connection,
                        row -> {
                            String parent = "";
                            for (String code : Facts.words(row.getString(1))) {
                                held.add(List.of(code, parent));
                                parent = code;
                            }
                        });
        var rows = new Rows();
        var changed = new AtomicInteger();
        new Sql("select code, parent, name from region")
                .each(
                        connection,
                        row -> {
                            var place = List.of(row.getString(1), row.getString(2));
                            var known = tree.region(place.get(0), Micros.LAST);
                            if (!held.contains(place)) {
                                rows.add(FORGET, place.get(0), place.get(1));
                                changed.incrementAndGet();
                            } else if (known.isPresent()
                                    && !known.get().name().equals(row.getString(3))) {
                                rows.add(RENAME, known.get().name(), place.get(0), place.get(1));
                                changed.incrementAndGet();
                            }
                        });
        rows.write(connection);
        return changed.get();
    }

    /** The name that stands in records; the code itself if there is none. */
    String name(String code) {
        return Optional.ofNullable(names.get(code)).orElse(code);
    }

    /** Regions directly below; of the empty code those at the top. */
    List<String> below(String code) {
        return parents.entrySet().stream()
                .filter(entry -> entry.getValue().contains(code))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** True if all records agree on what is above it. */
    boolean stays(String code) {
        return above(code).stream().allMatch(one -> parents(one).size() <= 1)
                && parents(code).size() <= 1;
    }

    /** All that ever was above it, without itself. */
    Set<String> above(String code) {
        var above = new HashSet<String>();
        var next = new ArrayList<>(parents(code));
        while (!next.isEmpty()) {
            String one = next.removeLast();
            if (!one.isEmpty() && above.add(one)) {
                next.addAll(parents(one));
            }
        }
        return above;
    }

    /**
     * What of a region lies in a scope, as lists that together hold all of it. Where one region may
     * be below the other, the list of the lower one is taken, with the upper one as a condition: a
     * region that moved must not take along who saw its former place.
     */
    List<Walk> walks(Set<String> scope, Optional<String> region) {
        var walks = new ArrayList<Walk>();
        for (String own : scope.stream().sorted().limit(MAX_SCOPE).toList()) {
            if (region.isEmpty() || region.get().equals(own)) {
                walks.add(new Walk(own, List.of()));
            } else if (above(own).contains(region.get())) {
                walks.add(new Walk(own, List.of(region.get())));
            } else if (above(region.get()).contains(own)) {
                walks.add(new Walk(region.get(), List.of(own)));
            }
        }
        return walks;
    }

    /** Names of lists that hold what of a region lies in a scope, without overlap. */
    List<String> parts(Scope scope, String region) {
        if (scope.everywhere() || isIn(scope.regions(), region)) {
            return List.of(region);
        }
        return scope.regions().stream()
                .filter(own -> region.isEmpty() || above(own).contains(region))
                .filter(own -> above(own).stream().noneMatch(scope.regions()::contains))
                .sorted()
                .toList();
    }

    /** True if all of the region lies in the scope. */
    boolean isIn(Set<String> scope, String region) {
        return scope.contains(region) || above(region).stream().anyMatch(scope::contains);
    }

    private Set<String> parents(String code) {
        return Optional.ofNullable(parents.get(code)).orElse(Set.of());
    }
}
