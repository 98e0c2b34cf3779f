package io.minewatch.emit.sink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.minewatch.metrics.SpoolStatus;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class SpoolTest {

    private static final int HEADER = SpoolSegment.HEADER_BYTES;
    private static final Batch ALL = new Batch(10_000, 1 << 20);

    @TempDir private Path folder;

    private long millis = 1_000_000;

    @Test
    void whatComesInGoesOutInItsOrder() throws Exception {
        try (var spool = open(1 << 20)) {
            put(spool, "one", "two");
            put(spool, "three");
            assertEquals(new SpoolStatus(3, 3 * HEADER + 11, 0), spool.status());
            assertEquals(List.of("one", "two"), texts(spool.next(new Batch(2, 99), Duration.ZERO)));
            // The same again until they are done.
            assertEquals(List.of("one", "two"), texts(spool.next(ALL, Duration.ZERO)));
            spool.done();
            put(spool, "four");
            assertEquals(List.of("three", "four"), drained(spool));
            assertEquals(SpoolStatus.NONE, spool.status());
            assertTrue(spool.isPassable());
        }
        assertEquals(List.of("lock"), files());
    }

    @Test
    void aBatchEndsWithTheRecordThatReachesABound() throws Exception {
        try (var spool = open(1 << 20)) {
            put(spool, "aaaa", "bbbb", "cccc");
            assertEquals(1, spool.next(new Batch(9, 4), Duration.ZERO).size());
            spool.done();
            assertEquals(2, spool.next(new Batch(9, 5), Duration.ZERO).size());
        }
    }

    @Test
    void theAgeOfTheOldestOutlivesTheProcess() throws Exception {
        try (var spool = open(1 << 20)) {
            assertEquals(0, spool.lagSeconds());
            put(spool, "one");
            millis += 2000;
            put(spool, "two");
            millis += 3000;
            assertEquals(5, spool.lagSeconds());
        }
        try (var spool = open(1 << 20)) {
            assertEquals(5, spool.lagSeconds());
            spool.next(Batch.SINGLE, Duration.ZERO);
            spool.done();
            assertEquals(3, spool.lagSeconds());
        }
    }

    @Test
    void whatWaitsOutlivesTheProcess() throws Exception {
        var ids = IntStream.range(0, 5000).mapToObj(i -> "record " + i).toList();
        try (var spool = open(1 << 20)) {
            for (String id : ids) {
                put(spool, id);
            }
        }
        try (var spool = open(1 << 20)) {
            assertEquals(5000, spool.status().waiting());
            assertEquals(ids.subList(0, 904), texts(spool.next(new Batch(904, 1 << 20), WAIT)));
            spool.done();
            // The process ends between what was given out and its being done.
            assertEquals(50, spool.next(new Batch(50, 1 << 20), WAIT).size());
        }
        try (var spool = open(1 << 20)) {
            put(spool, "the newest");
            assertEquals(
                    Stream.concat(ids.stream().skip(904), Stream.of("the newest")).toList(),
                    drained(spool));
        }
    }

    @Test
    void itNeverHoldsMoreThanItMayAndGivesRoomBack() throws Exception {
        int room = 16 * (HEADER + 7);
        try (var spool = open(room)) {
            for (int i = 0; i < 16; i++) {
                put(spool, "rec%04d".formatted(i));
            }
            assertEquals(room, spool.status().bytes());
            assertThrows(IOException.class, () -> put(spool, "rec0016"));
            assertEquals(17, files().size());
            for (int i = 0; i < 3; i++) {
                spool.next(Batch.SINGLE, Duration.ZERO);
                spool.done();
            }
            assertEquals(14, files().size());
            assertThrows(IOException.class, () -> put(spool, "1234567", "1", "2", "3", "4", "5"));
            assertEquals(13, spool.status().waiting(), "all or none");
            put(spool, "rec0016");
            assertEquals(14, spool.status().waiting());
        }
    }

    @Test
    void aRecordThatWasCutOffIsSkippedAndCounted() throws Exception {
        try (var spool = open(1 << 20)) {
            put(spool, "one", "two");
        }
        byte[] whole = Files.readAllBytes(segment());
        for (int length = 0; length < whole.length; length++) {
            Files.write(folder.resolve("spool/000000000000.spool"), Arrays.copyOf(whole, length));
            try (var spool = open(1 << 20)) {
                boolean isWhole = length == 0 || length == HEADER + 3;
                assertEquals(isWhole ? 0 : 1, spool.status().damaged(), "cut at " + length);
                assertEquals(length < HEADER + 3 ? List.of() : List.of("one"), drained(spool));
            }
        }
    }

    @Test
    void aRecordThatHasChangedIsSkippedAndTheNextIsNot() throws Exception {
        try (var spool = open(1 << 20)) {
            put(spool, "one", "two", "three");
        }
        try (var file = new RandomAccessFile(segment().toFile(), "rw")) {
            file.seek(HEADER + 3 + HEADER + 1);
            file.write('W');
        }
        try (var spool = open(1 << 20)) {
            assertEquals(1, spool.status().damaged());
            assertEquals(List.of("one", "three"), drained(spool));
        }
    }

    /** Every byte of the second record in turn, and every byte of its header. */
    @Test
    void whateverChangesInOneRecordTheOthersStay() throws Exception {
        try (var spool = open(1 << 20)) {
            put(spool, "one", "two", "three");
        }
        byte[] whole = Files.readAllBytes(segment());
        Path file = folder.resolve("spool/000000000000.spool");
        for (int at = HEADER + 3; at < 2 * (HEADER + 3); at++) {
            byte[] changed = whole.clone();
            changed[at] ^= 0x11;
            Files.write(file, changed);
            try (var spool = open(1 << 20)) {
                var left = drained(spool);
                assertEquals(List.of("one", "three"), without(left, "two"), "at " + at);
                assertEquals(3, left.size() + spool.status().damaged(), "at " + at);
            }
        }
    }

    private static List<String> without(List<String> some, String one) {
        return some.stream().filter(it -> !it.equals(one)).toList();
    }

    @Test
    void aLengthThatNobodyWroteMakesNoArray() throws Exception {
        try (var spool = open(1 << 20)) {
            put(spool, "one");
        }
        for (int length : new int[] {-1, 0, Integer.MAX_VALUE, SpoolSegment.MAX_RECORD_BYTES + 1}) {
            Path segment = Files.createFile(folder.resolve("spool/000000000099.spool"));
            try (var file = new RandomAccessFile(segment.toFile(), "rw")) {
                file.write('W');
                file.writeLong(0);
                file.writeInt(length);
                file.writeInt(0);
            }
            try (var spool = open(1 << 20)) {
                assertEquals(1, spool.status().damaged());
                assertEquals(1, spool.status().waiting());
            }
            Files.deleteIfExists(segment);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void whatCannotBeMarkedAsDoneIsPassedUntilTheNextStart() throws Exception {
        Path segment = Files.createDirectory(folder.resolve("spool")).resolve("000000000000.spool");
        try (var file = new SealedFile()) {
            Files.createSymbolicLink(segment, file.path());
            try (var spool = open(1 << 20)) {
                put(spool, "one", "two", "three");
                file.seal();
                assertEquals(List.of("one", "two"), texts(spool.next(new Batch(2, 99), WAIT)));
                spool.done();
                assertEquals(List.of("three"), texts(spool.next(ALL, WAIT)));
            }
            try (var spool = open(1 << 20)) {
                assertEquals(List.of("one", "two", "three"), drained(spool));
                assertThrows(IOException.class, () -> put(spool, "four"));
                assertEquals(List.of(), spool.next(ALL, Duration.ZERO));
                assertTrue(spool.isPassable());
            }
        }
    }

    @Test
    void whatCannotBeReadAnyMoreIsSaidEachTime() throws Exception {
        try (var spool = open(1 << 20)) {
            put(spool, "one", "two", "three");
            spool.next(Batch.SINGLE, Duration.ZERO);
            Files.write(segment(), new byte[0]);
            spool.done();
            for (int i = 0; i < 3; i++) {
                var e = assertThrows(IOException.class, () -> spool.next(ALL, Duration.ZERO));
                assertTrue(e.getMessage().contains(folder.toString()), e.getMessage());
            }
            assertEquals(2, spool.waiting());
            assertTrue(spool.isPassable());
        }
    }

    @Test
    void aDirectoryThatCannotBeUsedIsSaidAtOnce() throws IOException {
        Files.createFile(folder.resolve("spool"));
        assertThrows(IOException.class, () -> open(1 << 20));
    }

    @Test
    void twoCannotHaveOne() throws IOException {
        var one = open(1 << 20);
        var refused = assertThrows(IOException.class, () -> open(1 << 20));
        assertTrue(refused.getMessage().contains("somebody else"), refused.getMessage());
        one.close();
        open(1 << 20).close();
    }

    private static final Duration WAIT = Duration.ofSeconds(10);

    private Spool open(long maxBytes) throws IOException {
        var settings =
                new SpoolSettings(folder.resolve("spool"), maxBytes, FileSettings.Sync.SECOND);
        InstantSource clock = () -> Instant.ofEpochMilli(millis);
        return new Spool(settings, clock.withZone(ZoneOffset.UTC));
    }

    private static void put(Spool spool, String... records) throws IOException {
        spool.take(
                Stream.of(records).map(record -> record.getBytes(StandardCharsets.UTF_8)).toList());
    }

    private static List<String> drained(Spool spool) throws IOException, InterruptedException {
        var all = new ArrayList<String>();
        while (spool.waiting() > 0) {
            all.addAll(texts(spool.next(ALL, Duration.ZERO)));
            spool.done();
        }
        return all;
    }

    private static List<String> texts(List<byte[]> records) {
        return records.stream().map(it -> new String(it, StandardCharsets.UTF_8)).toList();
    }

    private Path segment() throws IOException {
        return folder.resolve("spool").resolve(files().getFirst());
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.list(folder.resolve("spool"))) {
            return all.map(it -> it.getFileName().toString()).sorted().toList();
        }
    }
}
