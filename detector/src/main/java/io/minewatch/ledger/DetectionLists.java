package io.minewatch.ledger;

import io.minewatch.ledger.Search.Row;
import io.minewatch.ledger.Search.Walk;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Lists of detections, a page at a time. */
final class DetectionLists {

    /** Rows of one page. */
    static final int MAX_PAGE = 1000;

    /**
     * Rows that are looked at for one page. If there are not enough among them, the page is short
     * and the next begins where this one gave up: no question takes longer than these take.
     */
    static final int MAX_LOOKED_AT = 20_000;

    /** Of a rare term, as these lie anywhere: the same time as for the others. */
    private static final int MAX_PICKED = MAX_LOOKED_AT / 2;

    private final Connection connection;
    private final Search search;

    DetectionLists(Connection connection, Search search) {
        this.connection = connection;
        this.search = search;
    }

    /** Place of a row in a list: last first. */
    private record Place(long order, long n) implements Comparable<Place> {

        private static final Comparator<Place> LAST_FIRST =
                Comparator.comparingLong(Place::order).thenComparingLong(Place::n).reversed();

        static Place of(Optional<Position> after) {
            return after.map(p -> new Place(p.order(), number(p.id())))
                    .orElse(new Place(Long.MAX_VALUE, Long.MAX_VALUE));
        }

        Position position() {
            return new Position(order, Long.toString(n));
        }

        @Override
        public int compareTo(Place other) {
            return LAST_FIRST.compare(this, other);
        }

        private static long number(String text) {
            try {
                return Long.parseLong(text);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("position: " + text + " (expected: a number)");
            }
        }
    }

    /** Last seen first. */
    Slice<Kept> page(Optional<Position> after, int limit) throws SQLException {
        int size = Math.clamp(limit, 1, MAX_PAGE);
        var start = last(Place.of(after), new Place(search.endUs(), 0));
        var found = new TreeMap<Place, Long>();
        Optional<Place> gaveUp = Optional.empty();
        var few = search.isNothing() ? Optional.<Sql>empty() : search.rarest(connection);
        if (few.isPresent()) {
            gaveUp = pick(few.get(), start, size, found);
        } else {
            gaveUp = walk(start, size, found);
        }
        return slice(found, size, gaveUp);
    }

    /** Those of which something changed after this change, in the order of change. */
    Slice<Kept> changed(long change, int limit) throws SQLException {
        var all = new Followed(Math.clamp(limit, 1, MAX_PAGE));
        long last = Math.max(change, Changes.last(connection));
        new Sql("select ")
                .add(Row.COLUMNS + ", d.change_no from detection d where d.change_no > ?", change)
                .add(search.visible())
                .add(" order by d.change_no limit ?", MAX_LOOKED_AT)
                .until(connection, all.size + 1, all::look);
        long next = all.isCut ? all.reached : last;
        return new Slice<>(
                new KeptReader(connection).read(all.numbers), Optional.of(new Position(next, "")));
    }

    /** What was found among changes, and how far it was looked. */
    private final class Followed {

        private final int size;
        private final List<Long> numbers = new ArrayList<>();
        private int looked;
        private long reached;
        private boolean isCut;

        Followed(int size) {
            this.size = size;
        }

        boolean look(ResultSet answer) throws SQLException {
            if (numbers.size() == size) {
                isCut = true;
                return false;
            }
            var row = Row.of(answer);
            reached = answer.getLong(6);
            isCut = ++looked == MAX_LOOKED_AT;
            if (search.matches(row)) {
                numbers.add(row.n());
            }
            return true;
        }
    }

    /**
     * Looks at the rows of a rare term: at the times of all of them, and at what else is in them
     * only until the page is full. Says where it gave up, if it did.
     */
    private Optional<Place> pick(Sql numbers, Place start, int size, TreeMap<Place, Long> found)
            throws SQLException {
        var places = places(numbers, start);
        int share = 2 * size;
        for (int from = 0; from < places.size(); from += share) {
            if (from >= MAX_PICKED) {
                return Optional.of(places.get(from - 1));
            }
            var some = places.subList(from, Math.min(places.size(), from + share));
            Sql.each(
                    connection,
                    "select " + Row.COLUMNS + " from detection d where d.n in ",
                    some.stream().map(Place::n).toList(),
                    answer -> {
                        var row = Row.of(answer);
                        if (search.matches(row)) {
                            found.put(new Place(row.lastUs(), row.n()), row.n());
                        }
                    });
            if (found.size() > size) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Those behind the start, in the order of the list; each once. */
    private List<Place> places(Sql numbers, Place start) throws SQLException {
        var places = new ArrayList<Place>();
        long from = search.fromUs().orElse(Long.MIN_VALUE);
        new Sql("select d.last_us, d.n from detection d where d.n in (")
                .add(numbers)
                .add(")")
                .add(search.visibleOfThose())
                .until(
                        connection,
                        5000,
                        row -> {
                            var place = new Place(row.getLong(1), row.getLong(2));
                            if (place.compareTo(start) > 0 && place.order >= from) {
                                places.add(place);
                            }
                            return true;
                        });
        places.sort(null);
        return places;
    }

    /** Goes through the lists of time; says where it gave up, if it did. */
    private Optional<Place> walk(Place start, int size, TreeMap<Place, Long> found)
            throws SQLException {
        var lists = lists(start);
        int share = Math.max(MAX_LOOKED_AT / Math.max(lists.size(), 1), 2 * size);
        Optional<Place> gaveUp = Optional.empty();
        for (Sql list : lists) {
            var end = walk(list, size, share, found);
            if (end.isPresent()) {
                gaveUp = gaveUp.map(g -> first(g, end.get())).or(() -> end);
            }
        }
        return gaveUp;
    }

    private Optional<Place> walk(Sql list, int size, int share, TreeMap<Place, Long> found)
            throws SQLException {
        var hits = new ArrayList<Place>();
        var looked = new ArrayList<Place>(1);
        int[] count = {0};
        list.add(" limit ?", share)
                .until(
                        connection,
                        search.isOfTimeOnly() ? size + 1 : 1000,
                        answer -> {
                            var row = Row.of(answer);
                            var place = new Place(row.lastUs(), row.n());
                            looked.clear();
                            looked.add(place);
                            count[0]++;
                            if (search.matches(row)) {
                                hits.add(place);
                            }
                            return hits.size() <= size && !isOver(row);
                        });
        hits.forEach(place -> found.put(place, place.n));
        boolean end = hits.size() > size || count[0] < share;
        return end ? Optional.empty() : looked.stream().findFirst();
    }

    /** True if nothing that follows can be new enough. */
    private boolean isOver(Row row) {
        return search.fromUs().map(from -> row.lastUs() < from).orElse(false);
    }

    private static Place first(Place one, Place other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Place last(Place one, Place other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    private List<Sql> lists(Place start) {
        if (search.everything()) {
            return List.of(
                    new Sql("select " + Row.COLUMNS + " from detection d where ")
                            .add("(d.last_us, d.n) < (?, ?)", start.order, start.n)
                            .add(" order by d.last_us desc, d.n desc"));
        }
        var lists = new ArrayList<Sql>();
        for (Walk walk : search.walks()) {
            lists.add(
                    new Sql("select " + Row.COLUMNS + " from detection_region w")
                            .add(" join detection d on d.n = w.n where w.region = ?", walk.region())
                            .add(" and (w.last_us, w.n) < (?, ?)", start.order, start.n)
                            .add(Search.within(walk))
                            .add(" order by w.last_us desc, w.n desc"));
        }
        return lists;
    }

    private Slice<Kept> slice(TreeMap<Place, Long> found, int size, Optional<Place> gaveUp)
            throws SQLException {
        var sure = gaveUp.isPresent() ? found.headMap(gaveUp.get(), true) : found;
        var places = sure.keySet().stream().limit(size).toList();
        Optional<Position> next = gaveUp.map(Place::position);
        if (sure.size() > places.size()) {
            next = Optional.of(places.getLast().position());
        }
        return new Slice<>(kept(places), next);
    }

    private List<Kept> kept(Collection<Place> places) throws SQLException {
        return new KeptReader(connection).read(places.stream().map(Place::n).toList());
    }
}
