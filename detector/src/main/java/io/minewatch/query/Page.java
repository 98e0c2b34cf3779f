package io.minewatch.query;

import java.nio.charset.StandardCharsets;

/**
 * An answer, whole.
 *
 * @param status of HTTP
 * @param type of its content
 * @param body in UTF-8
 */
record Page(int status, String type, byte[] body) {

    static final int OK = 200;

    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String JSON = "application/json";

    static Page text(int status, String text) {
        return of(status, TEXT, text);
    }

    static Page json(String json) {
        return of(OK, JSON, json);
    }

    static Page of(int status, String type, String text) {
        return new Page(status, type, text.getBytes(StandardCharsets.UTF_8));
    }
}
