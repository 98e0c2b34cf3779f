package io.minewatch.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

class ReadAheadTest {

    private static final int HEADER = 24;
    private static final int SECONDS = 1_700_000_000;
    private static final int FRAME = 500;
    private static final int RECORD = PcapRecords.RECORD_HEADER + FRAME;

    /** The record in which an area ends is read without being touched. */
    private static final int AREAS = 6;

    private static final int COUNT = AREAS * AreaWindow.MAPPED / RECORD;

    /** Records of the first area, which is copied, and the one in which it ends. */
    private static final int COPIED = AreaWindow.FIRST / RECORD + 1;

    @TempDir private Path folder;

    private static PcapWriter frames(PcapWriter file, int count, int length) {
        for (int i = 0; i < count; i++) {
            file.record(SECONDS, i, length, length, new byte[length]);
        }
        return file;
    }

    private Records opened(byte[] capture, FasterWay way) throws IOException {
        Path file = Files.write(folder.resolve("capture"), capture);
        Window window = AreaWindow.of(FileChannel.open(file), way);
        return Records.of("capture", window, problem -> {}).orElseThrow();
    }

    private Records opened(byte[] capture) throws IOException {
        return opened(capture, new OnlyWay(FasterWay.Way.MAPPED));
    }

    /** Records that were touched while so many were read. */
    private int steps(byte[] capture, int count) throws IOException {
        try (Records records = opened(capture)) {
            for (int i = 0; i < count; i++) {
                assertTrue(records.next());
            }
            return records.ahead.steps();
        }
    }

    private static void assertAbout(int records, int steps) {
        String told = steps + " steps for " + records + " records";
        assertTrue(steps >= records && steps <= records * 1.1 + 16, told);
    }

    @Test
    void touchesEachRecordAboutOnce() throws IOException {
        byte[] capture = frames(new PcapWriter(), COUNT, FRAME).bytes();
        assertAbout(COUNT - COPIED - AREAS, steps(capture, COUNT));
    }

    @Test
    void walksOverEachFormat() throws IOException {
        var foreign = new PcapWriter(ByteOrder.BIG_ENDIAN, PcapWriter.MICROS, LinkType.ETHERNET);
        int touched = COUNT - COPIED - AREAS;
        assertAbout(touched, steps(frames(foreign, COUNT, FRAME).bytes(), COUNT));
        for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
            var blocks = new PcapngWriter().section(order).from(LinkType.ETHERNET, 0);
            for (int i = 0; i < COUNT; i++) {
                blocks.packet(0, i, new byte[FRAME]);
            }
            assertAbout(touched - AREAS, steps(blocks.bytes(), COUNT));
        }
    }

    @Test
    void goesNoFartherThanTheArea() throws IOException {
        byte[] capture = frames(new PcapWriter(), COUNT, FRAME).bytes();
        assertAbout(AreaWindow.MAPPED / RECORD - 1, steps(capture, COPIED + 1));
    }

    /** A block of megabytes that is no packet is passed over. */
    @Test
    void aPlaceFarAheadIsNotReachedThroughAllBeforeIt() throws IOException {
        var blocks = new PcapngWriter().section(ByteOrder.LITTLE_ENDIAN).from(LinkType.ETHERNET, 0);
        int few = 100;
        for (int i = 0; i < 2 * few; i++) {
            if (i == few) {
                blocks.block(99, new byte[4 * AreaWindow.MAPPED]);
            }
            blocks.packet(0, i, new byte[FRAME]);
        }
        // All eight walks are counted until the last one is through.
        int steps = steps(blocks.bytes(), 2 * few);
        assertTrue(steps >= few && steps <= 2 * few * 8, steps + " steps");
    }

    /** Areas begin and end anywhere then, in the middle of a page most of all. */
    @Test
    void recordsOfAllLengthsTakeFewStepsMore() throws IOException {
        var random = new Random(7);
        var file = new PcapWriter();
        int count = 0;
        for (long length = HEADER; length < (long) AREAS * AreaWindow.MAPPED; count++) {
            int frame = random.nextBoolean() ? 40 : random.nextInt(1500);
            frames(file, 1, frame);
            length += PcapRecords.RECORD_HEADER + frame;
        }
        int steps = steps(file.bytes(), count);
        String told = steps + " steps, " + count + " records";
        assertTrue(steps >= count - 2 * AREAS && steps <= count * 1.4, told);
    }

    @Test
    void whatOnlySeemsToBeRecordsEnds() throws IOException {
        byte[] noise = new byte[2 * AreaWindow.MAPPED];
        new Random(8).nextBytes(noise);
        byte[] capture = frames(new PcapWriter(), COPIED + 1, FRAME).raw(noise).bytes();
        int steps = steps(capture, COPIED + 1);
        int most = AreaWindow.MAPPED / PcapRecords.RECORD_HEADER;
        assertTrue(steps > 0 && steps <= most, steps + " steps");
    }

    @Test
    void touchesNothingOfAFileThatIsShort() throws IOException {
        assertEquals(0, steps(frames(new PcapWriter(), 1, 40).bytes(), 1));
    }

    @Test
    void touchesNothingOfWhatIsCopied() throws IOException {
        byte[] capture = frames(new PcapWriter(), COUNT, FRAME).bytes();
        try (Records records = opened(capture, new OnlyWay(FasterWay.Way.COPIED))) {
            int read = 0;
            while (records.next()) {
                read++;
            }
            assertEquals(COUNT, read);
            assertEquals(0, records.ahead.steps());
        }
    }

    @Test
    void goingBackTouchesNothing() throws IOException {
        int count = AreaWindow.MAPPED / 2 / RECORD;
        try (Records records = opened(frames(new PcapWriter(), count, FRAME).bytes())) {
            while (records.next()) {
                // To the end.
            }
            int steps = records.ahead.steps();
            records.window.moveTo(HEADER);
            assertTrue(records.next());
            assertEquals(steps, records.ahead.steps());
        }
    }
}
