package io.minewatch.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

class ReadAheadTest {

    private static final int HEADER = 24;
    private static final int SECONDS = 1_700_000_000;
    private static final int FRAME = 500;
    private static final int RECORD = PcapRecords.RECORD_HEADER + FRAME;

    @TempDir private Path folder;

    private static PcapWriter frames(PcapWriter file, int count, int length) {
        for (int i = 0; i < count; i++) {
            file.record(SECONDS, i, length, length, new byte[length]);
        }
        return file;
    }

    private Records opened(byte[] capture) throws IOException {
        Path file = Files.write(folder.resolve("capture"), capture);
        var problems = (ProblemListener) problem -> {};
        return Records.of("capture", Window.of(file), problems).orElseThrow();
    }

    /** Records that were touched where reading was at these places, after the first record. */
    private int steps(byte[] capture, long... places) throws IOException {
        try (Records records = opened(capture)) {
            records.next();
            var ahead = new ReadAhead(records);
            for (long place : places) {
                ahead.from(place);
            }
            return ahead.steps();
        }
    }

    private static void assertAbout(int records, int steps) {
        String told = steps + " steps for " + records + " records";
        assertTrue(steps >= records && steps <= records * 1.1 + 16, told);
    }

    @Test
    void touchesEachRecordAboutOnce() throws IOException {
        int count = ReadAhead.AREA / RECORD;
        assertAbout(count, steps(frames(new PcapWriter(), count, FRAME).bytes(), HEADER));
    }

    @Test
    void walksOverEachFormat() throws IOException {
        int count = ReadAhead.AREA / RECORD;
        var foreign = new PcapWriter(ByteOrder.BIG_ENDIAN, PcapWriter.MICROS, LinkType.ETHERNET);
        assertAbout(count, steps(frames(foreign, count, FRAME).bytes(), HEADER));
        for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
            var blocks = new PcapngWriter().section(order).from(LinkType.ETHERNET, 0);
            int begin = blocks.bytes().length;
            int each = blocks.packet(0, 0, new byte[FRAME]).bytes().length - begin;
            int blockCount = ReadAhead.AREA / each;
            for (int i = 1; i < blockCount; i++) {
                blocks.packet(0, i, new byte[FRAME]);
            }
            assertAbout(blockCount, steps(blocks.bytes(), begin));
        }
    }

    @Test
    void goesNoFartherThanTheArea() throws IOException {
        byte[] capture = frames(new PcapWriter(), 3 * ReadAhead.AREA / RECORD, FRAME).bytes();
        assertAbout(ReadAhead.AREA / RECORD, steps(capture, HEADER));
    }

    @Test
    void aPlaceFarAheadIsNotReachedThroughAllBeforeIt() throws IOException {
        int each = ReadAhead.AREA / RECORD;
        byte[] capture = frames(new PcapWriter(), 4 * each, FRAME).bytes();
        long far = HEADER + 3L * each * RECORD;
        int rest = (int) (ReadAhead.AREA * 3L - far) / RECORD;
        assertAbout(each + rest, steps(capture, HEADER, far));
    }

    @Test
    void recordsOfAllLengthsTakeFewStepsMore() throws IOException {
        var random = new Random(7);
        var file = new PcapWriter();
        int count = 0;
        for (; file.bytes().length < ReadAhead.AREA; count++) {
            frames(file, 1, random.nextBoolean() ? 40 : random.nextInt(1500));
        }
        int steps = steps(file.bytes(), HEADER);
        assertTrue(steps >= count && steps <= count * 1.4, steps + " steps, " + count + " records");
    }

    @Test
    void whatOnlySeemsToBeRecordsEnds() throws IOException {
        byte[] noise = new byte[2 * ReadAhead.AREA];
        new Random(8).nextBytes(noise);
        byte[] capture = frames(new PcapWriter(), 1, FRAME).raw(noise).bytes();
        int shortest = PcapRecords.RECORD_HEADER;
        int steps = steps(capture, HEADER + RECORD);
        assertTrue(steps > 0 && steps <= ReadAhead.AREA / shortest, steps + " steps");
    }

    @Test
    void touchesNothingOfAFileThatIsShort() throws IOException {
        assertEquals(0, steps(frames(new PcapWriter(), 1, 40).bytes(), HEADER));
    }

    @Test
    void isAskedOncePerArea() throws IOException {
        int count = 3 * ReadAhead.AREA / RECORD;
        try (Records records = opened(frames(new PcapWriter(), count, FRAME).bytes())) {
            int read = 0;
            while (records.next()) {
                read++;
            }
            assertEquals(count, read);
            assertAbout(count, records.ahead.steps());
        }
    }

    @Test
    void goingBackTouchesNothing() throws IOException {
        int count = ReadAhead.AREA / RECORD;
        try (Records records = opened(frames(new PcapWriter(), count, FRAME).bytes())) {
            while (records.next()) {
                // To the end.
            }
            int steps = records.ahead.steps();
            ((PcapRecords) records).moveTo(HEADER);
            assertTrue(records.next());
            assertEquals(steps, records.ahead.steps());
        }
    }
}
