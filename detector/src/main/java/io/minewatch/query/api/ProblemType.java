package io.minewatch.query.api;

import java.util.Locale;

/** The kinds of problems, RFC 9457. The names are part of the interface. */
enum ProblemType {
    UNKNOWN_PARAMETER(400, "There is no such parameter"),
    INVALID_PARAMETER(400, "A parameter has no valid value"),
    INVALID_CURSOR(400, "The cursor is not of this query"),
    INVALID_BODY(400, "The body is not what is expected"),
    PURPOSE_REQUIRED(400, "Say what the query is for"),
    TOKEN_REQUIRED(401, "A token is required"),
    TOKEN_REFUSED(401, "The token is not valid"),
    FORBIDDEN(403, "The role does not allow this"),
    FILTER_FORBIDDEN(403, "The role does not allow this filter"),
    CROSS_SITE(403, "The request does not come from the console"),
    NOT_FOUND(404, "There is no such thing"),
    METHOD_NOT_ALLOWED(405, "The method is not allowed here"),
    STALE_VERSION(412, "Somebody was faster"),
    TOO_LARGE(413, "The request is too large"),
    VERSION_REQUIRED(428, "Say which version is meant"),
    TOO_MANY_REQUESTS(429, "Too many requests"),
    LOCKED_OUT(429, "Too many bad tokens"),
    BAD_REQUEST(400, "The request cannot be understood"),
    INTERNAL(500, "Something went wrong here"),
    UNAVAILABLE(503, "The ledger cannot be asked now");

    final int status;
    final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** As it stands in an answer. */
    String uri() {
        return "urn:minewatch:problem:" + slug();
    }

    /** As it stands in the audit trail. */
    String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
