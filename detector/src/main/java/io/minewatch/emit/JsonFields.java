package io.minewatch.emit;

import com.fasterxml.jackson.core.JsonGenerator;

import java.io.IOException;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Writes the fields of an object; makes text visible, and what is no number null. */
final class JsonFields {

    private final JsonGenerator json;

    JsonFields(JsonGenerator json) {
        this.json = json;
    }

    /** Opens an object under a key. */
    void object(String key) throws IOException {
        json.writeObjectFieldStart(key);
    }

    /** Opens an object in an array. */
    void object() throws IOException {
        json.writeStartObject();
    }

    void endObject() throws IOException {
        json.writeEndObject();
    }

    /** Opens an array under a key. */
    void array(String key) throws IOException {
        json.writeArrayFieldStart(key);
    }

    void endArray() throws IOException {
        json.writeEndArray();
    }

    void text(String key, String value) throws IOException {
        json.writeStringField(key, VisibleText.of(value));
    }

    void text(String key, Optional<String> value) throws IOException {
        if (value.isPresent()) {
            text(key, value.get());
        } else {
            none(key);
        }
    }

    void texts(String key, Collection<String> values) throws IOException {
        array(key);
        for (String value : values) {
            json.writeString(VisibleText.of(value));
        }
        endArray();
    }

    void number(String key, long value) throws IOException {
        json.writeNumberField(key, value);
    }

    void number(String key, OptionalInt value) throws IOException {
        if (value.isPresent()) {
            number(key, value.getAsInt());
        } else {
            none(key);
        }
    }

    void number(String key, OptionalLong value) throws IOException {
        if (value.isPresent()) {
            number(key, value.getAsLong());
        } else {
            none(key);
        }
    }

    /** JSON has no infinity and no NaN. */
    void number(String key, double value) throws IOException {
        if (Double.isFinite(value)) {
            json.writeNumberField(key, value);
        } else {
            none(key);
        }
    }

    void numbers(String key, long[] values) throws IOException {
        json.writeFieldName(key);
        json.writeArray(values, 0, values.length);
    }

    void truth(String key, boolean value) throws IOException {
        json.writeBooleanField(key, value);
    }

    void none(String key) throws IOException {
        json.writeNullField(key);
    }
}
