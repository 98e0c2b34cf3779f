package io.minewatch.query.api.export;

import com.fasterxml.jackson.databind.JsonNode;

import java.io.IOException;

/** A table that is written row by row. */
public interface TableExport extends AutoCloseable {

    /** Adds what makes a row, as somebody sees it. */
    void add(JsonNode item) throws IOException;

    /** Writes what is still missing, and leaves the stream open. */
    @Override
    void close() throws IOException;
}
