package io.minewatch.emit.sink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

class FileSinkTest {

    @TempDir private Path folder;

    @Test
    void aFileThatHoldsSomethingElseIsLeftAsItIs() throws IOException {
        Path database = folder.resolve("ledger.db");
        Files.writeString(database, "SQLite format 3\0\n page without an end of line");
        assertThrows(IOException.class, () -> open(database));
        assertEquals("SQLite format 3\0\n page without an end of line", Files.readString(database));
    }

    @Test
    void afterALossOfPowerTheRecordsBeforeItStay() throws IOException {
        Path records = folder.resolve("records.jsonl");
        Files.writeString(records, "{\"a\":1}\n\0\0\0");
        Path nothing = folder.resolve("nothing.jsonl");
        Files.writeString(nothing, "\0\0\0");
        for (Path file : List.of(records, nothing)) {
            try (var sink = open(file)) {
                sink.take(List.of("{}\n".getBytes(StandardCharsets.UTF_8)));
            }
        }
        assertEquals("{\"a\":1}\n{}\n", Files.readString(records));
        assertEquals("{}\n", Files.readString(nothing));
    }

    private static FileSink open(Path file) throws IOException {
        var settings =
                new FileSettings(file, 1 << 20, Duration.ofDays(1), 1, FileSettings.Sync.SECOND);
        return new FileSink(settings, Clock.systemUTC());
    }
}
