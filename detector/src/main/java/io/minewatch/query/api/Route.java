package io.minewatch.query.api;

import com.linecorp.armeria.common.HttpMethod;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * One thing that can be asked for.
 *
 * @param method of HTTP
 * @param path with {@code {id}} where an id stands
 * @param needs of the role
 * @param parameters that may be given, besides the purpose
 * @param handler answers
 */
record Route(HttpMethod method, String path, Needs needs, Set<String> parameters, Handler handler) {

    /** How a page is asked for. */
    static final Set<String> PAGING = Set.of("limit", "cursor");

    /** Makes the answer to a request; from threads that may wait. */
    interface Handler {
        /**
         * The answer.
         *
         * @throws Problem if there is none
         */
        Answer answer(Call call) throws Exception;
    }

    /** Copies the set, and adds the parameter of all that gives data. */
    Route {
        parameters = union(parameters, needs.purposeful() ? Set.of("purpose") : Set.of());
    }

    static Route get(String path, Needs needs, Set<String> parameters, Handler handler) {
        return new Route(HttpMethod.GET, path, needs, parameters, handler);
    }

    static Route post(String path, Needs needs, Handler handler) {
        return post(path, needs, Set.of(), handler);
    }

    static Route post(String path, Needs needs, Set<String> parameters, Handler handler) {
        return new Route(HttpMethod.POST, path, needs, parameters, handler);
    }

    /** Whether a request of it changes something. */
    boolean changes() {
        return method != HttpMethod.GET;
    }

    static Set<String> union(Set<String> some, Set<String> others) {
        var all = new TreeSet<String>();
        Stream.of(some, others).forEach(all::addAll);
        return all;
    }
}
