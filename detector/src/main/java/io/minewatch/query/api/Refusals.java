package io.minewatch.query.api;

import com.linecorp.armeria.common.AggregatedHttpResponse;
import com.linecorp.armeria.common.ContentTooLargeException;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.common.util.Exceptions;
import com.linecorp.armeria.server.HttpStatusException;
import com.linecorp.armeria.server.RequestTimeoutException;
import com.linecorp.armeria.server.ServerErrorHandler;
import com.linecorp.armeria.server.ServiceConfig;
import com.linecorp.armeria.server.ServiceRequestContext;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/** What the server itself refuses, in the same words as everything else: no route, no HTTP. */
final class Refusals implements ServerErrorHandler {

    private final QueryListener listener;
    private final Map<String, String> always;

    /**
     * @param always headers of every answer; some of these answers never meet the decorators
     */
    Refusals(QueryListener listener, Map<String, String> always) {
        this.listener = listener;
        this.always = always;
    }

    @Override
    public HttpResponse onServiceException(ServiceRequestContext context, Throwable cause) {
        if (cause instanceof ContentTooLargeException) {
            return Gate.response(new Problem(ProblemType.TOO_LARGE, "The body is too large."));
        }
        if (cause instanceof HttpStatusException status) {
            return Gate.response(problem(status.httpStatus()));
        }
        if (cause instanceof RequestTimeoutException) {
            return Gate.response(new Problem(ProblemType.UNAVAILABLE, "Try again in a while."));
        }
        if (!Exceptions.isExpected(cause)) {
            listener.failed(context.method() + " " + context.path(), cause);
        }
        return Gate.response(new Problem(ProblemType.INTERNAL, "It has been noted."));
    }

    @Override
    public AggregatedHttpResponse renderStatus(
            @Nullable ServiceRequestContext context,
            ServiceConfig config,
            @Nullable RequestHeaders headers,
            HttpStatus status,
            @Nullable String description,
            @Nullable Throwable cause) {
        Problem problem = problem(status);
        var answer =
                ResponseHeaders.builder(status).contentType(MediaType.parse(Problem.MEDIA_TYPE));
        always.forEach(answer::set);
        return AggregatedHttpResponse.of(answer.build(), HttpData.wrap(problem.body()));
    }

    private static Problem problem(HttpStatus status) {
        return switch (status.code()) {
            case 404 -> Problem.notFound();
            case 405 ->
                    new Problem(ProblemType.METHOD_NOT_ALLOWED, "See /openapi.json for what is.");
            case 413 -> new Problem(ProblemType.TOO_LARGE, "The request is too large.");
            case 503 -> new Problem(ProblemType.UNAVAILABLE, "Try again in a while.");
            default ->
                    status.isServerError()
                            ? new Problem(ProblemType.INTERNAL, "It has been noted.")
                            : new Problem(
                                    ProblemType.BAD_REQUEST, "This is no request of this server.");
        };
    }
}
