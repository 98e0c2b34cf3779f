package io.minewatch.emit.sink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

class RotatingFileTest {

    @TempDir private Path folder;

    private Instant now = Instant.parse("2026-08-20T02:00:00Z");

    @Test
    void aFileIsNeverLargerThanItMayBe() throws IOException {
        try (var file = open(10, Duration.ofDays(1), 9)) {
            for (String record :
                    List.of("aaaa\n", "bbbb\n", "cccc\n", "too long for one\n", "d\n")) {
                write(file, record);
                now = now.plus(Duration.ofSeconds(1));
            }
        }
        assertEquals(
                List.of(
                        "out.20260820T020002000Z.jsonl: aaaa|bbbb|",
                        "out.20260820T020003000Z.jsonl: cccc|",
                        "out.20260820T020004000Z.jsonl: too long for one|",
                        "out.jsonl: d|"),
                files());
    }

    @Test
    void aFileIsNeverOlderThanItMayBeAndTheOldestGo() throws IOException {
        try (var file = open(1 << 20, Duration.ofHours(1), 2)) {
            for (int i = 0; i < 10; i++) {
                write(file, i + "\n");
                now = now.plus(Duration.ofMinutes(30));
            }
        }
        assertEquals(
                List.of(
                        "out.20260820T050000000Z.jsonl: 4|5|",
                        "out.20260820T060000000Z.jsonl: 6|7|",
                        "out.jsonl: 8|9|"),
                files());
    }

    @Test
    void whatStandsInItStaysExceptForARecordThatWasNotFinished() throws IOException {
        Files.writeString(folder.resolve("out.jsonl"), "one\ntwo\nthr");
        try (var file = open(1 << 20, Duration.ofDays(100_000), 1)) {
            write(file, "four\n");
        }
        assertEquals(List.of("out.jsonl: one|two|four|"), files());
    }

    @Test
    void asLongAsItIsWrittenNobodyElseMayWriteIt() throws IOException {
        try (var file = open(10, Duration.ofDays(1), 9)) {
            for (String record : List.of("aaaa\n", "bbbb\n", "cccc\n")) {
                write(file, record);
                assertThrows(IOException.class, () -> open(10, Duration.ofDays(1), 9));
            }
        }
        open(10, Duration.ofDays(1), 9).close();
        assertEquals(
                List.of("out.20260820T020000000Z.jsonl: aaaa|bbbb|", "out.jsonl: cccc|"), files());
    }

    @Test
    void aFileThatSomebodyMovedAwayIsBegunAgain() throws IOException {
        try (var file = open(1 << 20, Duration.ofDays(1), 1)) {
            write(file, "one\n");
            Files.move(folder.resolve("out.jsonl"), folder.resolve("moved"));
            now = now.plus(Duration.ofSeconds(2));
            write(file, "two\n");
        }
        assertEquals(List.of("moved: one|", "out.jsonl: two|"), files());
    }

    @Test
    void aFileThatSomebodyCopiedAndEmptiedIsFilledFromItsStart() throws IOException {
        try (var file = open(10, Duration.ofDays(1), 1)) {
            write(file, "one\n");
            write(file, "two\n");
            Files.copy(folder.resolve("out.jsonl"), folder.resolve("copy"));
            Files.write(folder.resolve("out.jsonl"), new byte[0]);
            write(file, "three\n");
            write(file, "for\n");
        }
        assertEquals(List.of("copy: one|two|", "out.jsonl: three|for|"), files());
    }

    @Test
    void aDirectoryInItsPlaceIsAFault() throws IOException {
        Files.createDirectory(folder.resolve("out.jsonl"));
        assertThrows(IOException.class, () -> open(1, Duration.ofDays(1), 1).close());
    }

    private RotatingFile open(long maxBytes, Duration maxAge, int keep) throws IOException {
        var settings =
                new FileSettings(
                        folder.resolve("out.jsonl"),
                        maxBytes,
                        maxAge,
                        keep,
                        FileSettings.Sync.SECOND);
        InstantSource clock = () -> now;
        return new RotatingFile(settings, clock.withZone(ZoneOffset.UTC));
    }

    private static void write(RotatingFile file, String record) throws IOException {
        file.write(record.getBytes(StandardCharsets.UTF_8));
        file.flush();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.sorted().map(RotatingFileTest::content).collect(Collectors.toList());
        }
    }

    private static String content(Path file) {
        try {
            return file.getFileName() + ": " + Files.readString(file).replace("\n", "|");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
