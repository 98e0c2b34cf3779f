package io.minewatch.ledger;

import java.util.BitSet;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * All detections that match, read in many questions while others write. One that goes on meanwhile
 * moves to the beginning of the list, past those who have read that already: it comes at the end
 * instead. Each comes once.
 */
final class WholeList {

    private final Database database;
    private final Scope scope;
    private final Filter filter;
    private final Consumer<Kept> taker;

    /** Numbers of those that came: a bit for each there ever was. */
    private final BitSet taken = new BitSet();

    WholeList(Database database, Scope scope, Filter filter, Consumer<Kept> taker) {
        this.database = database;
        this.scope = scope;
        this.filter = filter;
        this.taker = taker;
    }

    /** Some changes, and whether they were all that there are. */
    private record Changed(Slice<Kept> some, boolean all) {}

    void each() {
        long change = database.read(Changes::last);
        Optional<Position> after = Optional.empty();
        do {
            var page = page(after);
            page.items().forEach(this::take);
            after = page.next();
        } while (after.isPresent());
        Changed changed;
        do {
            changed = changed(change);
            changed.some().items().forEach(this::take);
            change = changed.some().next().map(Position::order).orElse(change);
        } while (!changed.all());
    }

    private void take(Kept kept) {
        int number = Math.toIntExact(kept.number());
        if (!taken.get(number)) {
            taken.set(number);
            taker.accept(kept);
        }
    }

    private Slice<Kept> page(Optional<Position> after) {
        return database.read(
                connection ->
                        new DetectionLists(connection, Search.of(connection, scope, filter))
                                .page(after, DetectionLists.MAX_PAGE));
    }

    private Changed changed(long since) {
        return database.read(
                connection -> {
                    var search = Search.of(connection, scope, filter);
                    var some =
                            new DetectionLists(connection, search)
                                    .changed(since, DetectionLists.MAX_PAGE);
                    return new Changed(some, isLast(some, Changes.last(connection)));
                });
    }

    private static boolean isLast(Slice<Kept> some, long last) {
        return some.next().map(next -> next.order() >= last).orElse(true);
    }
}
