package io.minewatch.query.api;

import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;

import io.minewatch.ledger.LedgerUnavailable;
import io.minewatch.query.api.access.RateLimit;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * The one way in. From who asks to what is written down, in this order: how often from this
 * address, who, how often with this token, whether the console itself, whether the role may, which
 * parameters, what for; then the answer; and before it leaves, the audit trail.
 */
final class Gate {

    /** After which it is worth asking again while the database is away. */
    private static final Duration AWAY = Duration.ofSeconds(9);

    private final Proxies proxies;
    private final Access access;
    private final Trail trail;
    private final RateLimit perAddress;
    private final RateLimit perToken;
    private final QueryListener listener;

    Gate(
            Proxies proxies,
            Access access,
            Trail trail,
            RateLimit perAddress,
            RateLimit perToken,
            QueryListener listener) {
        this.proxies = proxies;
        this.access = access;
        this.trail = trail;
        this.perAddress = perAddress;
        this.perToken = perToken;
        this.listener = listener;
    }

    /** Serves one route. */
    HttpService of(Route route) {
        return (context, request) -> serve(route, context, request);
    }

    private HttpResponse serve(Route route, ServiceRequestContext context, HttpRequest request) {
        var peer = context.remoteAddress().getAddress();
        String from = Addresses.of(proxies.client(peer, request.headers().getAll(Proxies.HEADER)));
        Optional<Duration> wait = perAddress.take(from);
        if (wait.isPresent()) {
            return response(tooMany(wait.get()));
        }
        var attempt = new Attempt(route, context, request.headers(), from);
        return HttpResponse.of(
                () -> attempted(attempt, () -> admitted(attempt, request)),
                context.blockingTaskExecutor());
    }

    /** What strangers send as well is not kept: their bodies would fill the memory. */
    private HttpResponse admitted(Attempt attempt, HttpRequest request) {
        Caller caller = attempt.admit();
        return HttpResponse.of(
                request.aggregate()
                        .thenApplyAsync(
                                whole ->
                                        attempted(
                                                attempt,
                                                () -> attempt.answer(caller, whole.contentUtf8())),
                                attempt.context.blockingTaskExecutor()));
    }

    private HttpResponse attempted(Attempt attempt, Callable<HttpResponse> step) {
        try {
            return step.call();
        } catch (Problem problem) {
            return refuse(attempt, problem);
        } catch (LedgerUnavailable e) {
            listener.failed(attempt.asked.action(), e);
            return response(Problem.later(ProblemType.UNAVAILABLE, "Try again in a while.", AWAY));
        } catch (Exception e) {
            listener.failed(attempt.asked.action(), e);
            return refuse(attempt, new Problem(ProblemType.INTERNAL, "It has been noted."));
        }
    }

    private HttpResponse refuse(Attempt attempt, Problem problem) {
        try {
            if (problem.type() != ProblemType.TOO_MANY_REQUESTS) {
                trail.add(attempt.asked, problem.type().status, 0);
            }
        } catch (RuntimeException e) {
            // A refusal gives nothing away, and may go without.
            listener.failed(attempt.asked.action(), e);
        }
        return response(problem);
    }

    private static Problem tooMany(Duration wait) {
        return Problem.later(ProblemType.TOO_MANY_REQUESTS, "Ask more slowly.", wait);
    }

    /** A problem as an answer. */
    static HttpResponse response(Problem problem) {
        var headers =
                ResponseHeaders.builder(HttpStatus.valueOf(problem.type().status))
                        .contentType(MediaType.parse(Problem.MEDIA_TYPE))
                        .set(HttpHeaderNames.CACHE_CONTROL, "no-store");
        problem.retrySeconds()
                .ifPresent(it -> headers.set(HttpHeaderNames.RETRY_AFTER, Long.toString(it)));
        if (problem.type().status == HttpStatus.UNAUTHORIZED.code()) {
            headers.set(HttpHeaderNames.WWW_AUTHENTICATE, "Bearer realm=\"minewatch\"");
        }
        return HttpResponse.of(headers.build(), HttpData.wrap(problem.body()));
    }

    /** One request on its way through; knows who asks from the moment on that it is known. */
    private final class Attempt {

        private final Route route;
        private final ServiceRequestContext context;
        private final RequestHeaders headers;
        private Trail.Asked asked;

        Attempt(Route route, ServiceRequestContext context, RequestHeaders headers, String from) {
            this.route = route;
            this.context = context;
            this.headers = headers;
            String query = context.query() == null ? "" : context.query();
            String action = route.method() + " " + context.path();
            asked = new Trail.Asked(action, from, Optional.empty(), "", query);
        }

        /** Lets pass who may; nothing else of the request is needed for that. */
        Caller admit() {
            Caller caller = access.identify(headers, asked.from());
            asked = asked.by(caller);
            Optional<Duration> wait = perToken.take(caller.tokenHash());
            if (wait.isPresent()) {
                throw tooMany(wait.get());
            }
            if (route.changes()) {
                access.checkOrigin(caller, headers);
            }
            route.needs().check(caller.role());
            return caller;
        }

        HttpResponse answer(Caller caller, String body) throws Exception {
            var parameters = Parameters.of(asked.query(), route.parameters());
            String purpose = "";
            if (route.needs().purposeful()) {
                purpose = Purpose.of(parameters, headers, caller.role());
            }
            asked = asked.with(purpose, parameters.shown());
            var call = new Call(context, headers, body, parameters, caller);
            return sent(route.handler().answer(call));
        }

        private HttpResponse sent(Answer answer) {
            return switch (answer) {
                case Answer.Whole whole -> {
                    trail.add(asked, whole.status().code(), whole.rows());
                    yield EntityTags.answer(headers, whole);
                }
                case Answer.Stream stream -> {
                    begun(stream);
                    stream.response().whenComplete().handle((_, fault) -> ended(stream, fault));
                    yield stream.response();
                }
            };
        }

        /** What is not sent has nobody who reads it, and would never end by itself. */
        private void begun(Answer.Stream stream) {
            try {
                trail.add(asked, HttpStatus.OK.code(), 0);
            } catch (RuntimeException e) {
                stream.response().abort(e);
                throw e;
            }
        }

        /** Says afterwards how much was sent; that it was begun has been written down before. */
        private boolean ended(Answer.Stream stream, Throwable fault) {
            var end = asked.ended(fault != null, stream.note().get());
            context.blockingTaskExecutor().execute(() -> count(end, stream.rows()));
            return true;
        }

        private void count(Trail.Asked end, long rows) {
            try {
                trail.add(end, HttpStatus.OK.code(), rows);
            } catch (RuntimeException e) {
                listener.failed(end.action(), e);
            }
        }
    }
}
