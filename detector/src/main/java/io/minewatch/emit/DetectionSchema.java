package io.minewatch.emit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** JSON Schema 2020-12 of the records that {@link JsonLines} writes. */
public final class DetectionSchema {

    private static final String FILE = "detection.schema.json";

    private DetectionSchema() {}

    /** The schema as it is published, a JSON document. */
    public static String text() {
        try (var file = DetectionSchema.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException("the program was built without " + FILE);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + FILE + " of the program", e);
        }
    }
}
