package io.minewatch.simulate.dialect;

import io.minewatch.simulate.script.Json;

/**
 * How a program writes its messages.
 *
 * @param order of the members
 * @param spaced a blank after commas and colons
 */
record Hand(Order order, boolean spaced) {

    /** Which member comes first. */
    enum Order {
        ID_FIRST,
        METHOD_FIRST,
        PARAMS_FIRST
    }

    /** A request or a push, one line. */
    String request(String id, String method, String params) {
        String idMember = "\"id\":" + id;
        String methodMember = "\"method\":\"" + method + '"';
        String paramsMember = "\"params\":" + params;
        return line(
                switch (order) {
                    case ID_FIRST -> idMember + ',' + methodMember + ',' + paramsMember;
                    case METHOD_FIRST -> methodMember + ',' + paramsMember + ',' + idMember;
                    case PARAMS_FIRST -> paramsMember + ',' + idMember + ',' + methodMember;
                });
    }

    /** A reply, one line. */
    String reply(String id, String result, String error) {
        String idMember = "\"id\":" + id;
        String rest = "\"result\":" + result + ",\"error\":" + error;
        return line(
                switch (order) {
                    case ID_FIRST -> idMember + ',' + rest;
                    case METHOD_FIRST, PARAMS_FIRST ->
                            "\"result\":" + result + ",\"error\":" + error + ',' + idMember;
                });
    }

    /** Members as one line. */
    String line(String members) {
        String object = '{' + members + '}';
        return (spaced ? Json.spaced(object) : object) + '\n';
    }
}
