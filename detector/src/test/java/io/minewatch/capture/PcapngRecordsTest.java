package io.minewatch.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.minewatch.capture.RecordedFrames.Frame;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

class PcapngRecordsTest {

    private static final long MICROS = 1_700_000_000_123_456L;

    @TempDir Path directory;

    @Test
    void everySectionHasItsByteOrderAndItsInterfaces() {
        var file = new PcapngWriter();
        for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
            file.section(order).from(LinkType.RAW, 0);
            file.from(LinkType.ETHERNET, 0, file.option(PcapngWriter.TSRESOL, (byte) 9));
            file.packet(1, 5, (byte) 1).packet(0, MICROS, 1, 60, (byte) 2);
        }
        var both =
                List.of(
                        new Frame("-", "01", 1, 5, LinkType.ETHERNET),
                        new Frame("-", "02", 60, MICROS * 1000, LinkType.RAW));
        var expected = new ArrayList<>(both);
        expected.addAll(both);
        var reading = Reading.of(file.bytes());
        assertEquals(expected, reading.frames.all());
        assertEquals(List.of(), reading.told());
    }

    @Test
    void interfacesOfTheSectionBeforeAreForgotten() {
        var file = begun().section(ByteOrder.LITTLE_ENDIAN).packet(0, 1, (byte) 1);
        assertEquals(
                List.of(
                        "ERROR -: a packet of interface 0, which is not described; passed over,"
                                + " at byte 76"),
                Reading.of(file.bytes()).told());
    }

    @Test
    void readsResolutionAndOffsetInBothByteOrders() {
        for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
            var file = new PcapngWriter().section(order);
            byte[] name =
                    file.option(2, (byte) 'e', (byte) 't', (byte) 'h', (byte) '0', (byte) '!');
            byte[] binary = file.option(PcapngWriter.TSRESOL, (byte) 0x81);
            byte[] end = file.option(0);
            byte[] late = file.option(PcapngWriter.TSRESOL, (byte) 0);
            file.from(1, 0, name, binary, file.offset(-2), end, late).packet(0, 7);
            assertEquals(List.of(1_500_000_000L), Reading.of(file.bytes()).frames.nanos());
        }
    }

    @Test
    void toleratesOptionsLongerThanTheirBlock() {
        var file = new PcapngWriter().section(ByteOrder.LITTLE_ENDIAN);
        byte[] wrong = file.option(PcapngWriter.TSRESOL, (byte) 9);
        wrong[2] = 100;
        file.from(1, 0, wrong).packet(0, 1);
        assertEquals(List.of(1000L), Reading.of(file.bytes()).frames.nanos());
    }

    @Test
    void aSimplePacketTakesTheLastTimeAndTheSnapLength() {
        var file = new PcapngWriter().section(ByteOrder.BIG_ENDIAN).from(1, 3);
        file.simple(9, (byte) 1, (byte) 2, (byte) 3)
                .packet(0, 4, (byte) 9)
                .simple(2, (byte) 4, (byte) 5);
        assertEquals(
                List.of(
                        new Frame("-", "010203", 9, 0, 1),
                        new Frame("-", "09", 1, 4000, 1),
                        new Frame("-", "0405", 2, 4000, 1)),
                Reading.of(file.bytes()).frames.all());
    }

    @Test
    void readsOldPacketBlocksAndPassesOverAllOthers() {
        for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
            var file = new PcapngWriter().section(order).from(1, 0).from(101, 0);
            for (int type : new int[] {4, 5, 7, 10, 0xbad, 0x8000_0001, -1}) {
                file.block(type, new byte[17]);
            }
            var reading = Reading.of(file.oldPacket(1, 3, (byte) 7).bytes());
            assertEquals(List.of(new Frame("-", "07", 1, 3000, 101)), reading.frames.all());
            assertEquals(List.of(), reading.told());
        }
    }

    @Test
    void passesOverPacketsOfNoUse() {
        var file = begun().packet(1, 1).packet(-1, 1).packet(0, 1, 5, 5, new byte[4]);
        file.packet(0, 1, -1, 5, new byte[4])
                .block(6, new byte[16])
                .block(3)
                .packet(0, 2, (byte) 1);
        var reading = Reading.of(file.bytes());
        assertEquals(List.of("01"), reading.frames.bytes());
        assertEquals(
                List.of(
                        "ERROR -: a packet of interface 1, which is not described; passed over,"
                                + " at byte 48",
                        "ERROR -: 6 packet blocks in all were of no use, at byte "
                                + file.bytes().length),
                reading.told());
    }

    @Test
    void believesTheLongestFrameAndNotOneByteMore() {
        var file = begun().packet(0, 1, new byte[Records.MAX_CAPTURED]);
        file.packet(0, 2, new byte[Records.MAX_CAPTURED + 1])
                .simple(-1, new byte[Records.MAX_CAPTURED + 1]);
        var reading = Reading.of(file.packet(0, 3).bytes());
        assertEquals(List.of(1000L, 3000L), reading.frames.nanos());
        assertEquals(2, reading.problems.size());
    }

    @Test
    void stopsWhereTheBlocksDoNotFitTogether() {
        for (int length : new int[] {0, 8, 11, 13, 0x7fff_fffc, -4}) {
            var reading = Reading.of(begun().packet(0, 1).word(5).word(length).word(0).bytes());
            assertEquals(List.of(1000L), reading.frames.nanos());
            assertEquals(1, reading.problems.size(), reading.told()::toString);
            assertEquals(Problem.Severity.ERROR, reading.problems.getFirst().severity());
            assertEquals(80, reading.problems.getFirst().offset().orElseThrow());
        }
        assertEquals(
                List.of("ERROR -: the two lengths of a block differ, at byte 48"),
                Reading.of(begun().word(5).word(12).word(16).bytes()).told());
    }

    @Test
    void aStreamHasRoomForTheLongestBlockAndNotForMore() throws IOException {
        var file = begun().block(99, new byte[Window.MAX_STREAM_BLOCK - 12]).packet(0, 1);
        assertEquals(List.of(1000L), Reading.of(file.bytes()).frames.nanos());

        var more = begun().block(99, new byte[Window.MAX_STREAM_BLOCK - 8]).packet(0, 1);
        assertEquals(List.of(), Reading.of(more.bytes()).frames.nanos());
        assertEquals(
                List.of(
                        "ERROR -: a block of 16777220 bytes is longer than the rest of the file, or"
                                + " than 16777216 bytes, at byte 48"),
                Reading.of(more.bytes()).told());
        assertEquals(
                List.of(1000L),
                Reading.of(more.to(directory.resolve("long.pcapng"))).frames.nanos());
    }

    @Test
    void refusesSectionsThatItDoesNotKnow() {
        var version = new PcapngWriter().section(ByteOrder.BIG_ENDIAN, 2);
        assertEquals(
                List.of("ERROR -: a section of version 2; only version 1 is read, at byte 0"),
                Reading.of(version.bytes()).told());
        var header = begun().word(0x0a0d0d0a).word(16).word(0x1a2b3c4d).word(16);
        assertEquals(
                List.of("ERROR -: a section header of 16 bytes, at byte 48"),
                Reading.of(header.bytes()).told());
        assertEquals(
                List.of("ERROR -: a section has the byte order mark 0x00000000, at byte 48"),
                Reading.of(begun().block(0x0a0d0d0a, new byte[16]).bytes()).told());
    }

    @Test
    void hasRoomForSoManyInterfacesAndNotForMore() {
        var file = new PcapngWriter().section(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < PcapngRecords.MAX_INTERFACES; i++) {
            file.from(i & 1, 0);
        }
        file.packet(PcapngRecords.MAX_INTERFACES - 1, 1).from(1, 0).packet(0, 2);
        var reading = Reading.of(file.bytes());
        assertEquals(List.of(1000L), reading.frames.nanos());
        assertEquals(1, reading.problems.size());
    }

    @Test
    void aLinkTypeThatIsNotReadIsAnErrorOnceAndOnlyIfSomethingCameFromIt() {
        var file = begun().from(127, 0).from(195, 0).from(127, 0).packet(0, 1).packet(1, 2);
        var reading = Reading.of(file.packet(3, 3).packet(0, 4).bytes());
        assertEquals(List.of(1000L, 2000L, 3000L, 4000L), reading.frames.nanos());
        assertEquals(
                List.of("ERROR -: link type 127 is not read: its packets are dropped, at byte 140"),
                reading.told());
    }

    @Test
    void cutAtAnyByteGivesTheFramesBeforeTheCut() throws IOException {
        var ends = new ArrayList<Integer>();
        var file = begun();
        ends.add(28);
        ends.add(file.bytes().length);
        for (int i = 1; i <= 3; i++) {
            ends.add(file.packet(0, i, new byte[i]).bytes().length);
        }
        byte[] whole = file.bytes();
        Path cut = directory.resolve("cut.pcapng");
        for (int length = 1; length <= whole.length; length++) {
            int limit = length;
            byte[] part = Arrays.copyOf(whole, length);
            Files.write(cut, part);
            int frames = (int) ends.stream().skip(2).filter(end -> end <= limit).count();
            for (var reading : List.of(Reading.of(part), Reading.of(cut.toString()))) {
                assertEquals(
                        List.of(1000L, 2000L, 3000L).subList(0, frames), reading.frames.nanos());
                assertEquals(ends.contains(length) ? 0 : 1, reading.problems.size());
                reading.problems.forEach(
                        problem -> assertEquals(Problem.Severity.ERROR, problem.severity()));
            }
        }
    }

    /** A section with one interface, 48 bytes. */
    private static PcapngWriter begun() {
        return new PcapngWriter().section(ByteOrder.LITTLE_ENDIAN).from(1, 0);
    }
}
