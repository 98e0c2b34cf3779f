package io.minewatch.protocol;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Optional;

/**
 * The requests of one side that are not answered yet.
 *
 * <p>Ids are not unique: cpuminer sends every share under the id 4. Answers come in order, so the
 * oldest request of an id is the one that is answered. Every request gets a token that is unique.
 *
 * @param <K> what a request was about
 */
public final class Requests<K> {

    /** More unanswered requests than a pool lets wait; the oldest are forgotten. */
    static final int MAX_WAITING = 256;

    /** One request: what it was about, and its token. */
    public record Request<K>(String id, K kind, String token) {}

    private final ArrayDeque<Request<K>> waiting = new ArrayDeque<>(4);
    private long count;

    /** Notes a request. Returns its token. */
    public String asked(String id, K kind) {
        if (waiting.size() == MAX_WAITING) {
            waiting.removeFirst();
        }
        var request = new Request<>(id, kind, Long.toString(++count));
        waiting.addLast(request);
        return request.token();
    }

    /** Takes out the request that is answered under this id, if it was heard. */
    public Optional<Request<K>> answered(String id) {
        Iterator<Request<K>> requests = waiting.iterator();
        while (requests.hasNext()) {
            Request<K> request = requests.next();
            if (request.id().equals(id)) {
                requests.remove();
                return Optional.of(request);
            }
        }
        return Optional.empty();
    }

    /** True if no request was ever heard. */
    public boolean neverAsked() {
        return count == 0;
    }
}
