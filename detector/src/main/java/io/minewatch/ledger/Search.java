package io.minewatch.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A question about detections: who may see what, and what is asked for, as lists of regions and
 * conditions on detections.
 *
 * @param walks regions whose lists together are what may be seen; empty for everything
 * @param terms exact terms that must all hold
 * @param words beginnings of words that must all hold
 */
record Search(
        boolean everything,
        List<Walk> walks,
        List<String> terms,
        List<String> words,
        Optional<State> state,
        Optional<Long> fromUs,
        Optional<Long> toUs) {

    /**
     * No detection lasts longer, as its id is of one UTC day; what claims to is not found by the
     * end of the time asked for.
     */
    static final long LONGEST = 2 * Micros.DAY;

    /** Rows of a term up to which they are looked at one by one instead of in order of time. */
    static final int FEW = 15_000;

    /** Stands behind all other characters, also behind those that take two of Java's. */
    private static final String LAST = Character.toString(Character.MAX_CODE_POINT);

    /**
     * A region's list, and other regions in which its rows must be as well.
     *
     * @param region whose list is gone through
     * @param within must hold too
     */
    record Walk(String region, List<String> within) {}

    static Search of(Connection connection, Scope scope, Filter filter) throws SQLException {
        var terms = new ArrayList<String>();
        filter.enterprise().ifPresent(name -> terms.add("e:" + Terms.exact(name)));
        filter.address().ifPresent(text -> terms.add("a:" + Terms.address(text)));
        filter.pool().ifPresent(name -> terms.add(pool(name)));
        filter.coin().ifPresent(sign -> terms.add("c:" + Terms.exact(sign)));
        filter.dialect().ifPresent(name -> terms.add("d:" + Terms.exact(name)));
        filter.grade().ifPresent(name -> terms.add("g:" + Terms.exact(name)));
        return new Search(
                scope.everywhere() && filter.region().isEmpty(),
                walks(connection, scope, filter.region()),
                terms,
                filter.text().map(Terms::wanted).orElse(List.of()),
                filter.state(),
                filter.from().map(Micros::of),
                filter.to().map(Micros::of));
    }

    /** What a pool is found by: its name, its host or its address. */
    static String pool(String text) {
        return "p:" + Terms.address(text);
    }

    /** Lists that hold all of the region that may be seen, and nothing twice. */
    private static List<Walk> walks(Connection connection, Scope scope, Optional<String> region)
            throws SQLException {
        if (scope.everywhere()) {
            return region.stream().map(code -> new Walk(code, List.of())).toList();
        }
        return new Regions(connection).walks(scope.regions(), region);
    }

    /** True if nothing can be found. */
    boolean isNothing() {
        return !everything && walks.isEmpty();
    }

    /** True if all that is asked for holds, but not whether it may be seen. */
    boolean matches(Row row) {
        return state.map(one -> one == row.state).orElse(true)
                && fromUs.map(from -> row.lastUs >= from).orElse(true)
                && toUs.map(to -> row.firstUs < to).orElse(true)
                && terms.stream().allMatch(term -> row.sums.contains("\n" + term + "\n"))
                && words.stream().allMatch(word -> hasWord(row.sums, word));
    }

    /** True for what sums and sites are made of: what was dismissed only if it is asked for. */
    boolean counts(Row row) {
        return state.isPresent() || row.state() != State.DISMISSED;
    }

    private static boolean hasWord(String sums, String word) {
        return Terms.SEARCHED.stream().anyMatch(kind -> sums.contains("\n" + kind + word));
    }

    /** No detection that was seen last at this time or later began early enough. */
    long endUs() {
        return toUs.map(to -> to + LONGEST).orElse(Long.MAX_VALUE);
    }

    /** True if nothing but time and place is asked for. */
    boolean isOfTimeOnly() {
        return terms.isEmpty() && words.isEmpty() && state.isEmpty();
    }

    /**
     * What of a detection is looked at to see whether it is asked for.
     *
     * @param sums as in the table
     */
    record Row(long n, State state, long firstUs, long lastUs, String sums) {

        /** Columns as {@link #of} takes them. */
        static final String COLUMNS = "d.n, d.state, d.first_us, d.last_us, d.sums";

        static Row of(ResultSet row) throws SQLException {
            return new Row(
                    row.getLong(1),
                    State.values()[row.getInt(2)],
                    row.getLong(3),
                    row.getLong(4),
                    row.getString(5));
        }
    }

    /** Condition that a row "d" may be seen, for rows that were found in another way. */
    Sql visible() {
        var sql = new Sql();
        if (everything) {
            return sql;
        }
        sql.add(" and (");
        String or = "";
        for (Walk walk : walks) {
            sql.add(or).add("(").add(in(walk.region));
            walk.within.forEach(code -> sql.add(" and ").add(in(code)));
            sql.add(")");
            or = " or ";
        }
        return sql.add(walks.isEmpty() ? "1 = 0)" : ")");
    }

    /** The same for rows that {@link #rarest} or {@link #any} found. */
    Sql visibleOfThose() {
        return walks.stream().allMatch(walk -> walk.within.isEmpty()) ? new Sql() : visible();
    }

    static Sql within(Walk walk) {
        var sql = new Sql();
        walk.within.forEach(code -> sql.add(" and ").add(in(code)));
        return sql;
    }

    private static Sql in(String code) {
        return new Sql(
                "exists (select 1 from detection_region r where r.region = ?"
                        + " and r.last_us = d.last_us and r.n = d.n)",
                code);
    }

    /**
     * Numbers of the detections that have the rarest term, if there are few enough to be looked at
     * one by one: only of those in the regions that may be seen, so that neither what is found nor
     * how long it takes says anything of others.
     */
    Optional<Sql> rarest(Connection connection) throws SQLException {
        Optional<Sql> rarest = Optional.empty();
        long fewest = FEW + 1;
        for (Sql rows : lists()) {
            long count =
                    new Sql("select count(*) from (")
                            .add(rows)
                            .add(" limit ?) few", FEW + 1)
                            .one(connection, row -> row.getLong(1))
                            .orElseThrow();
            if (count < fewest) {
                fewest = count;
                rarest = Optional.of(rows);
            }
        }
        return rarest;
    }

    /** The same of any term at all, however many have it: fewer than all. */
    Optional<Sql> any() {
        return lists().stream().findFirst();
    }

    private List<Sql> lists() {
        var lists = new ArrayList<Sql>();
        terms.forEach(term -> lists.add(numbers(" and t.term = ?", term)));
        for (String word : words) {
            var list = new Sql();
            String union = "";
            for (String kind : Terms.SEARCHED) {
                String start = kind + word;
                list.add(union)
                        .add(numbers(" and t.term >= ? and t.term < ?", start, start + LAST));
                union = " union all ";
            }
            lists.add(list);
        }
        state.filter(one -> one != State.OPEN)
                .ifPresent(
                        one -> {
                            String name = one.name().toLowerCase(Locale.ROOT);
                            lists.add(numbers(" and t.term = ?", "s:" + name));
                        });
        return lists;
    }

    /** Of detections about something in the regions that may be seen; some may come twice. */
    private Sql numbers(String condition, Object... values) {
        var regions = everything ? List.of("") : walks.stream().map(Walk::region).toList();
        return new Sql("select a.n from term t join about a on a.s = t.s where t.region in ")
                .add(Sql.list(regions.size()), regions.toArray())
                .add(condition, values);
    }
}
