package io.minewatch.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.minewatch.locate.LocatedDetection;
import io.minewatch.metrics.SpoolStatus;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class SpooledFileTest {

    private static final int HEADER = SpoolSegment.HEADER_BYTES;

    @TempDir private Path folder;

    private final Disk disk = new Disk();
    private final List<String> told = new ArrayList<>();
    private long millis = 1_000_000;

    @Test
    void aFileThatTakesAllHasAnEmptySpool() throws IOException {
        try (var file = open(1 << 20)) {
            write(file, "one", "two");
            assertEquals(SpoolStatus.NONE, file.status());
        }
        assertEquals(List.of("one", "two"), disk.taken);
        assertEquals(List.of(), segments());
    }

    @Test
    void whatAFileRefusesComesLaterAndInOrder() throws IOException {
        try (var file = open(1 << 20)) {
            write(file, "one");
            disk.full = true;
            write(file, "two", "three");
            assertTrue(file.isRefusing());
            assertEquals(new SpoolStatus(2, 2 * HEADER + 8, 2, 0, 0), file.status());
            disk.full = false;
            // It is not tried for every record: that would be slow where it fails slowly.
            write(file, "four");
            assertEquals(List.of("one"), disk.taken);
            millis += 500;
            file.flush();
            write(file, "five");
            assertEquals(new SpoolStatus(0, 0, 3, 3, 0), file.status());
            assertFalse(file.isRefusing());
        }
        assertEquals(List.of("one", "two", "three", "four", "five"), disk.taken);
        assertEquals(List.of("refused 1", "recovered"), told);
        assertEquals(List.of(), segments());
    }

    @Test
    void whatWaitsOutlivesTheProcess() throws IOException {
        disk.full = true;
        var ids = IntStream.range(0, 5000).mapToObj(i -> "record " + i).toList();
        try (var file = open(1 << 20)) {
            write(file, ids.toArray(String[]::new));
        }
        disk.full = false;
        try (var file = open(1 << 20)) {
            assertEquals(5000, file.status().waiting());
            file.flush();
            // As many as are replayed in one go; the process ends in the middle.
            assertEquals(904, file.status().waiting());
        }
        try (var file = open(1 << 20)) {
            write(file, "the newest");
        }
        assertEquals(Stream.concat(ids.stream(), Stream.of("the newest")).toList(), disk.taken);
    }

    @Test
    void itNeverHoldsMoreThanItMayAndGivesRoomBack() throws IOException {
        int room = 16 * (HEADER + 7);
        try (var file = open(room)) {
            disk.full = true;
            for (int i = 0; i < 16; i++) {
                write(file, "rec%04d".formatted(i));
            }
            assertEquals(room, file.status().bytes());
            assertThrows(IOException.class, () -> write(file, "rec0016"));
            assertEquals(16, segments().size());
            disk.room = 3;
            millis += 500;
            file.flush();
            assertEquals(13, segments().size());
            write(file, "rec0016");
            assertEquals(14, file.status().waiting());
        }
    }

    @Test
    void aRecordThatWasCutOffIsSkippedAndCounted() throws IOException {
        disk.full = true;
        try (var file = open(1 << 20)) {
            write(file, "one", "two");
        }
        Path segment = segments().getFirst();
        byte[] whole = Files.readAllBytes(segment);
        disk.full = false;
        for (int length = 0; length < whole.length; length++) {
            Files.write(segment, Arrays.copyOf(whole, length));
            disk.taken.clear();
            try (var file = open(1 << 20)) {
                boolean isWhole = length == 0 || length == HEADER + 3;
                assertEquals(isWhole ? 0 : 1, file.status().damaged(), "cut at " + length);
                file.flush();
            }
            assertEquals(length < HEADER + 3 ? List.of() : List.of("one"), disk.taken);
        }
    }

    @Test
    void aRecordThatHasChangedIsSkippedAndTheNextIsNot() throws IOException {
        disk.full = true;
        try (var file = open(1 << 20)) {
            write(file, "one", "two", "three");
        }
        try (var file = new RandomAccessFile(segments().getFirst().toFile(), "rw")) {
            file.seek(HEADER + 3 + HEADER + 1);
            file.write('W');
        }
        disk.full = false;
        try (var file = open(1 << 20)) {
            assertEquals(1, file.status().damaged());
            file.flush();
        }
        assertEquals(List.of("one", "three"), disk.taken);
    }

    @Test
    void aLengthThatNobodyWroteMakesNoArray() throws IOException {
        disk.full = true;
        try (var file = open(1 << 20)) {
            write(file, "one");
        }
        for (int length : new int[] {-1, 0, Integer.MAX_VALUE, SpoolSegment.MAX_RECORD_BYTES + 1}) {
            Path segment = Files.createFile(folder.resolve("spool/000000000099.spool"));
            try (var file = new RandomAccessFile(segment.toFile(), "rw")) {
                file.write('W');
                file.writeInt(length);
                file.writeInt(0);
            }
            try (var file = open(1 << 20)) {
                assertEquals(1, file.status().damaged());
                assertEquals(1, file.status().waiting());
            }
            Files.deleteIfExists(segment);
        }
    }

    @Test
    void aDirectoryThatCannotBeUsedIsSaidAtOnce() throws IOException {
        Files.createFile(folder.resolve("spool"));
        assertThrows(IOException.class, () -> open(1 << 20));
    }

    private SpooledFile open(long maxBytes) throws IOException {
        var settings = new SpoolSettings(folder.resolve("spool"), maxBytes);
        return new SpooledFile(disk, settings, FileSettings.Sync.SECOND, new Told(), new Turned());
    }

    private static void write(OutputStream file, String... records) throws IOException {
        for (String record : records) {
            byte[] bytes = (" " + record).getBytes(StandardCharsets.UTF_8);
            file.write(bytes, 1, bytes.length - 1);
        }
    }

    private List<Path> segments() throws IOException {
        try (Stream<Path> all = Files.list(folder.resolve("spool"))) {
            return all.sorted().toList();
        }
    }

    /** Takes records while it has room. */
    private static final class Disk extends OutputStream {

        private final List<String> taken = new ArrayList<>();
        private boolean full;
        private int room;

        @Override
        public void write(int oneByte) {
            throw new AssertionError("a record is written at once");
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (full && room-- <= 0) {
                throw new IOException("No space left on device");
            }
            taken.add(new String(bytes, offset, length, StandardCharsets.UTF_8));
        }
    }

    private final class Turned extends Clock {

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(millis);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private final class Told implements OutputListener {

        @Override
        public void refused(OutputFailed cause, int waiting) {
            told.add("refused " + waiting);
        }

        @Override
        public void recovered() {
            told.add("recovered");
        }

        @Override
        public void unwritable(LocatedDetection detection, RuntimeException fault) {
            throw new AssertionError(fault);
        }

        @Override
        public void lost(LocatedDetection detection) {
            throw new AssertionError(detection);
        }
    }
}
