package io.minewatch.query.api;

import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.server.ServiceRequestContext;

import io.minewatch.query.api.access.Role;

/**
 * A request that may be answered.
 *
 * @param context of the server
 * @param headers as they came
 * @param body as it came, in UTF-8; empty if there is none
 * @param parameters checked
 * @param caller who asks
 */
record Call(
        ServiceRequestContext context,
        RequestHeaders headers,
        String body,
        Parameters parameters,
        Caller caller) {

    Role role() {
        return caller.role();
    }

    /** The id in the path. */
    String id() {
        String id = context.pathParam("id");
        return id == null ? "" : id;
    }

    /** What a cursor of this query is good for: the same path, filter and scope. */
    String query() {
        return context.path() + parameters.filter() + caller.scope() + caller.tokenHash();
    }
}
