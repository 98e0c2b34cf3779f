package io.minewatch.emit;

import com.fasterxml.jackson.core.JsonFactory;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Builds one line of JSON. */
final class JsonLine {

    /** What stands in the one object of the line. */
    interface Body {
        void write(JsonFields json) throws IOException;
    }

    private static final JsonFactory JSON = new JsonFactory();

    /** Bytes of a usual record, so that the buffer seldom grows. */
    private static final int USUAL_LENGTH = 4096;

    private JsonLine() {}

    /** The object and a line end, in UTF-8. */
    static byte[] of(Body body) {
        var line = new ByteArrayOutputStream(USUAL_LENGTH);
        try (var generator = JSON.createGenerator(line)) {
            generator.writeStartObject();
            body.write(new JsonFields(generator));
            generator.writeEndObject();
            generator.writeRaw('\n');
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return line.toByteArray();
    }
}
