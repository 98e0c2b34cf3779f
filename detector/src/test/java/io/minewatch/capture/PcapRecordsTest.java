package io.minewatch.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.minewatch.capture.RecordedFrames.Frame;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

class PcapRecordsTest {

    private static final long TIME = 1_700_000_000_123_456_000L;

    @TempDir Path directory;

    @Test
    void readsBothByteOrdersAndAllKinds() {
        for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
            for (int magic : List.of(PcapWriter.MICROS, PcapWriter.NANOS, PcapWriter.MODIFIED)) {
                var file = new PcapWriter(order, magic, LinkType.RAW);
                var reading = Reading.of(file.frame(TIME, (byte) 1, (byte) 2).bytes());
                assertEquals(
                        List.of(new Frame("-", "0102", 2, TIME, LinkType.RAW)),
                        reading.frames.all());
                assertEquals(List.of(), reading.told());
            }
        }
    }

    @Test
    void keepsNanoseconds() {
        var reading = Reading.of(new PcapWriter().frame(TIME + 789).bytes());
        assertEquals(List.of(TIME + 789), reading.frames.nanos());
    }

    @Test
    void takesOddTimesAsTheyAre() {
        var file = new PcapWriter(ByteOrder.LITTLE_ENDIAN, PcapWriter.MICROS, LinkType.ETHERNET);
        file.record(10, 1_500_000, 0, 0).record(0, 0, 0, 0).record(-1, -1, 0, 0);
        assertEquals(
                List.of(11_500_000_000L, 0L, 4_294_967_295_000_000_000L + 4_294_967_295_000L),
                Reading.of(file.bytes()).frames.nanos());
    }

    @Test
    void aFrameIsNeverShorterOnTheWireThanCaptured() {
        var file = new PcapWriter().record(0, 0, 2, 1500, new byte[2]);
        file.record(0, 0, 2, 1, new byte[2]).record(0, 0, 2, -1, new byte[2]);
        assertEquals(
                List.of(1500, 2, Integer.MAX_VALUE),
                Reading.of(file.bytes()).frames.all().stream().map(Frame::onWire).toList());
    }

    @Test
    void doesNotBelieveTheSnapLength() {
        for (int snapLength : new int[] {0, 1, -1}) {
            var file = new PcapWriter(ByteOrder.BIG_ENDIAN, PcapWriter.MICROS, 1, 2, 4, snapLength);
            var reading = Reading.of(file.frame(0, new byte[100]).bytes());
            assertEquals(1, reading.frames.all().size());
            var told =
                    "NOTE -: announces packets of 4294967295 bytes; none longer than 262144 is"
                            + " believed, at byte 16";
            assertEquals(snapLength < 0 ? List.of(told) : List.of(), reading.told());
        }
        for (int more = 0; more < 2; more++) {
            int snapLength = Records.MAX_CAPTURED + more;
            var file = new PcapWriter(ByteOrder.BIG_ENDIAN, PcapWriter.MICROS, 1, 2, 4, snapLength);
            assertEquals(more, Reading.of(file.bytes()).told().size());
        }
    }

    @Test
    void aLinkTypeThatIsNotReadIsAnError() {
        var file = new PcapWriter(ByteOrder.LITTLE_ENDIAN, PcapWriter.NANOS, 127);
        assertEquals(
                List.of("ERROR -: link type 127 is not read: its packets are dropped, at byte 20"),
                Reading.of(file.frame(1).frame(2).bytes()).told());
    }

    @Test
    void leavesOutTheFlagsAboveTheLinkType() {
        int flagged = 0x5400_0000 | LinkType.LINUX_SLL2;
        var file = new PcapWriter(ByteOrder.BIG_ENDIAN, PcapWriter.MICROS, flagged).frame(0);
        assertEquals(
                LinkType.LINUX_SLL2, Reading.of(file.bytes()).frames.all().getFirst().linkType());
    }

    @Test
    void oldFilesHaveTheirLengthsTheOtherWayRound() {
        var file = new PcapWriter(ByteOrder.BIG_ENDIAN, PcapWriter.MICROS, 1, 2, 2, 65535);
        file.record(0, 0, 9, 1, (byte) 5);
        assertEquals(List.of(new Frame("-", "05", 9, 0, 1)), Reading.of(file.bytes()).frames.all());
    }

    @Test
    void refusesOtherVersions() {
        var file = new PcapWriter(ByteOrder.BIG_ENDIAN, PcapWriter.MICROS, 1, 3, 0, 65535);
        assertEquals(
                List.of("ERROR -: is pcap of version 3; only version 2 is read"),
                Reading.of(file.bytes()).told());
    }

    @Test
    void believesTheLongestFrameAndNotOneByteMore() {
        byte[] longest = new byte[Records.MAX_CAPTURED];
        byte[] tooLong = new byte[Records.MAX_CAPTURED + 1];
        var file = new PcapWriter().frame(1, longest).frame(2, tooLong).frame(3);
        var reading = Reading.of(file.bytes());
        assertEquals(List.of(1L), reading.frames.nanos());
        int offset = 24 + 16 + longest.length;
        assertEquals(
                List.of(
                        "ERROR -: a packet of 262145 bytes is longer than the longest one that is"
                                + " believed, 262144 bytes; nothing after it was read, at byte "
                                + offset),
                reading.told());
    }

    @Test
    void readsWhatStandsBeforeAnAbsurdLength() throws IOException {
        var file = new PcapWriter().frame(1, (byte) 1).record(0, 0, -1, -1, (byte) 2);
        for (var reading :
                List.of(
                        Reading.of(file.bytes()),
                        Reading.of(file.to(directory.resolve("absurd.pcap"))))) {
            assertEquals(List.of("01"), reading.frames.bytes());
            assertEquals(1, reading.problems.size());
            assertEquals(24 + 17, reading.problems.getFirst().offset().orElseThrow());
            assertEquals(Problem.Severity.ERROR, reading.problems.getFirst().severity());
        }
    }

    @Test
    void cutAtAnyByteGivesTheFramesBeforeTheCut() throws IOException {
        var file = new PcapWriter().frame(1, (byte) 1).frame(2, (byte) 2, (byte) 2).frame(3);
        byte[] whole = file.bytes();
        int[] ends = {24, 24 + 17, 24 + 17 + 18, whole.length};
        Path cut = directory.resolve("cut.pcap");
        for (int length = 1; length <= whole.length; length++) {
            byte[] part = Arrays.copyOf(whole, length);
            Files.write(cut, part);
            int frames = 0;
            boolean clean = length == 24;
            for (int i = 1; i < ends.length; i++) {
                frames += length >= ends[i] ? 1 : 0;
                clean |= length == ends[i];
            }
            for (var reading : List.of(Reading.of(part), Reading.of(cut.toString()))) {
                assertEquals(List.of(1L, 2L, 3L).subList(0, frames), reading.frames.nanos());
                assertEquals(clean ? 0 : 1, reading.problems.size(), "cut at " + length);
                reading.problems.forEach(
                        problem -> assertEquals(Problem.Severity.ERROR, problem.severity()));
            }
        }
    }
}
