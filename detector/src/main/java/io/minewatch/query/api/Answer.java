package io.minewatch.query.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.ResponseHeaders;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** What somebody gets. */
sealed interface Answer {

    /** How many rows were given, as far as is known yet. */
    long rows();

    /** The answer to an answered query. */
    static Whole of(JsonNode body, long rows) {
        return new Whole(
                HttpStatus.OK,
                MediaType.JSON_UTF_8,
                body.toString().getBytes(StandardCharsets.UTF_8),
                "",
                rows,
                Map.of());
    }

    /**
     * One that is made before it is sent, so that it has an entity tag.
     *
     * @param version stands before the hash in the entity tag, where something has a version
     * @param headers besides the usual ones
     */
    record Whole(
            HttpStatus status,
            MediaType type,
            byte[] body,
            String version,
            long rows,
            Map<String, String> headers)
            implements Answer {

        Whole with(HttpStatus other) {
            return new Whole(other, type, body, version, rows, headers);
        }

        Whole withVersion(String text) {
            return new Whole(status, type, body, text, rows, headers);
        }

        Whole withHeader(String name, String value) {
            return new Whole(status, type, body, version, rows, Map.of(name, value));
        }
    }

    /**
     * One that is sent while it is made.
     *
     * @param response goes on after this is returned
     * @param counted rows so far, from any thread
     * @param note what is written down when it ends, besides its rows
     */
    record Stream(HttpResponse response, LongSupplier counted, Supplier<String> note)
            implements Answer {

        @Override
        public long rows() {
            return counted.getAsLong();
        }
    }

    /** The answer without what the gate adds. */
    static HttpResponse plain(Whole whole) {
        var headers = ResponseHeaders.builder(whole.status()).contentType(whole.type());
        whole.headers().forEach(headers::set);
        return HttpResponse.of(headers.build(), HttpData.wrap(whole.body()));
    }
}
