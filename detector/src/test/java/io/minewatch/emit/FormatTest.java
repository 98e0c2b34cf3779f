package io.minewatch.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

class FormatTest {

    @Test
    void isFoundByItsLabel() {
        assertEquals(Optional.of(Format.JSON), Format.of("json"));
        assertEquals(Optional.empty(), Format.of("JSON"));
        assertEquals("csv", Format.CSV.toString());
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void leavesTheStreamOpenAndClosesTwice(Format format) {
        var out =
                new ByteArrayOutputStream() {
                    boolean closed;

                    @Override
                    public void close() {
                        closed = true;
                    }
                };
        var writer = format.open(out, 80);
        writer.located(Sample.full().take());
        writer.close();
        String text = out.toString(StandardCharsets.UTF_8);
        writer.close();
        assertEquals(text, out.toString(StandardCharsets.UTF_8));
        assertTrue(text.contains("100.64.3.9"));
        assertFalse(out.closed);
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void saysSoWhenTheReaderHasGone(Format format) {
        var failed = assertThrows(OutputFailed.class, () -> writeTo(format, broken("Broken pipe")));
        assertTrue(failed.readerHasGone());
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void saysSoWhenTheDiskIsFull(Format format) {
        var failed =
                assertThrows(
                        OutputFailed.class,
                        () -> writeTo(format, broken("No space left on device")));
        assertFalse(failed.readerHasGone());
        assertEquals("cannot write detections: No space left on device", failed.getMessage());
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void doesNotBelieveAPrintStream(Format format) {
        var printed = new PrintStream(broken("Broken pipe"));
        assertThrows(OutputFailed.class, () -> writeTo(format, printed));
    }

    /** What {@code head -1} sees of a long run. */
    @Test
    void eachRecordIsPassedOnAtOnce() {
        var out = new ByteArrayOutputStream();
        try (var writer = Format.JSON.open(out, 80)) {
            writer.located(Sample.full().take());
            assertEquals(1, out.toString(StandardCharsets.UTF_8).lines().count());
        }
    }

    private static void writeTo(Format format, OutputStream out) {
        try (var writer = format.open(out, 80)) {
            writer.located(Sample.full().take());
        }
    }

    private static OutputStream broken(String words) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(words);
            }
        };
    }
}
