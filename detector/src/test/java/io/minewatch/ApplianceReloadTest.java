package io.minewatch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.minewatch.bytes.Sha256;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** What becomes of files that change while they are loaded. */
class ApplianceReloadTest {

    private static final String HEAD = "prefix,line,region_code,valid_from\n";
    private static final String ROW = "192.0.2.1,L-1,500101,2026-01-01\n";

    /** Is complained of when all of the table was read, and nothing after it. */
    private static final String NO_ROW = "nonsense,L-0,500101,2026-01-01\n";

    @TempDir private Path folder;

    @Test
    void aTableThatIsReplacedWhileItIsLoadedIsANewOneAtTheNextLook() throws Exception {
        String before = HEAD + NO_ROW + ROW;
        String after = HEAD + ROW + ROW.replace(".1,", ".2,");
        Path lines = Files.writeString(folder.resolve("lines.csv"), before);
        var config =
                new Config.Tables(
                        Path.of("../signatures"),
                        Optional.of(lines),
                        Optional.empty(),
                        List.of(),
                        Duration.ZERO);
        var log = new ApplianceLog(new PrintWriter(new Replacing(lines, after)), clock());
        var tables = ApplianceReload.start(config, log, clock());
        assertEquals(after, Files.readString(lines));
        assertEquals(hash(before), tables.get().subscribersHash());
        assertEquals(1, tables.get().subscribers().size());
        tables.poll();
        tables.poll();
        assertEquals(hash(after), tables.get().subscribersHash());
        assertEquals(2, tables.get().subscribers().size());
    }

    private static Clock clock() {
        return Clock.systemUTC();
    }

    private static String hash(String text) {
        return HexFormat.of().formatHex(Sha256.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** A log with whose first line a file gets another content. */
    private static final class Replacing extends StringWriter {

        private final Path file;
        private final String content;
        private boolean isDone;

        Replacing(Path file, String content) {
            this.file = file;
            this.content = content;
        }

        @Override
        public void flush() {
            try {
                if (!isDone) {
                    Files.writeString(file, content);
                }
                isDone = true;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
