package io.minewatch.query.api.export;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.OutputStream;

/**
 * GeoJSON, RFC 7946: a feature for each region, with its sums as properties. Regions come without
 * borders, so that the geometry is null (section 3.2) and a map joins them by their code.
 */
public final class GeoJsonExport implements AutoCloseable {

    private static final JsonFactory JSON = new ObjectMapper().getFactory();

    private final JsonGenerator out;

    /** Begins a collection. */
    public GeoJsonExport(OutputStream stream) throws IOException {
        out = JSON.createGenerator(stream, JsonEncoding.UTF8);
        out.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        out.writeStartObject();
        out.writeStringField("type", "FeatureCollection");
        out.writeArrayFieldStart("features");
    }

    /** Adds a region. */
    public void add(String code, ObjectNode sums) throws IOException {
        out.writeStartObject();
        out.writeStringField("type", "Feature");
        out.writeStringField("id", code);
        out.writeNullField("geometry");
        out.writeFieldName("properties");
        out.writeTree(sums);
        out.writeEndObject();
    }

    /** Writes what is still missing, and leaves the stream open. */
    @Override
    public void close() throws IOException {
        out.writeEndArray();
        out.writeEndObject();
        out.close();
    }
}
