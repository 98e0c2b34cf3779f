package io.minewatch.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.LongStream;

class CaptureFilesTest {

    @TempDir Path directory;

    @Test
    void saysInOneLineWhyAnInputIsOfNoUseAndReadsTheOthers() throws IOException {
        String good = capture("good.pcap", 7);
        String empty = Files.createFile(directory.resolve("empty.pcap")).toString();
        String text = Files.writeString(directory.resolve("text.pcap"), "#!/bin/sh\n").toString();
        String tiny = Files.writeString(directory.resolve("tiny.pcap"), "abc").toString();
        String missing = directory.resolve("missing.pcap").toString();
        var reading = Reading.of(missing, directory + "", empty, text, "a\0b", tiny, good);
        assertEquals(List.of(7L), reading.frames.nanos());
        assertEquals(
                List.of(
                        "ERROR " + missing + ": no such file",
                        "ERROR " + directory + ": is a directory",
                        "ERROR " + empty + ": is empty",
                        "ERROR a\0b: is no name of a file: Nul character not allowed",
                        "ERROR "
                                + text
                                + ": neither pcap nor pcapng, nor packed with gzip or zstd: it"
                                + " begins with 0x23212f62",
                        "ERROR " + tiny + ": is too short for a capture file"),
                reading.told());
    }

    @Test
    void mergesByTimeAndBreaksTiesByTheOrderOfTheNames() throws IOException {
        String a = capture("a.pcap", 1, 4, 5, 5, 9);
        String b = pcapng("b.pcapng", 2, 5, 5, 6);
        String c = capture("c.pcap", 20, 3, 30);
        var reading = Reading.of(c, b, a);
        assertEquals(
                List.of(
                        a + " 1", b + " 2", a + " 4", b + " 5", b + " 5", a + " 5", a + " 5",
                        b + " 6", a + " 9", c + " 20", c + " 3", c + " 30"),
                reading.frames.all().stream().map(f -> f.source() + " " + f.nanos()).toList());
        assertEquals(List.of(), reading.told());
    }

    @Test
    void mergesLikeSortingWouldIfEveryFileIsInOrder() throws IOException {
        var random = new Random(3);
        var names = new ArrayList<String>();
        var all = new ArrayList<Long>();
        for (int i = 0; i < 20; i++) {
            long[] times = random.longs(random.nextInt(200), 0, 1000).sorted().toArray();
            names.add(i % 2 == 0 ? capture("f" + i, times) : pcapng("f" + i, times));
            LongStream.of(times).forEach(all::add);
        }
        all.sort(Long::compare);
        var reading = Reading.of(names.toArray(String[]::new));
        assertEquals(all, reading.frames.nanos());
        assertEquals(List.of(), reading.told());
    }

    @Test
    void readsThousandsOfFilesOneAfterTheOther() throws IOException {
        var list = new StringBuilder();
        for (int i = 2999; i >= 0; i--) {
            list.append(capture("many" + i, i * 10L, i * 10L + 5)).append('\n');
        }
        Path names = Files.writeString(directory.resolve("names"), list);
        var reading = Reading.of("@" + names);
        assertEquals(
                LongStream.range(0, 6000).map(i -> i * 5).boxed().toList(), reading.frames.nanos());
    }

    @Test
    void aFileWhoseTimeHasNotComeIsNotOpen() throws IOException {
        String first = capture("first.pcap", 1, 2);
        String second = capture("second.pcap", 3, 4);
        var problems = new ArrayList<Problem>();
        var times = new ArrayList<Long>();
        try (var capture = CaptureFiles.open(List.of(first, second), problems::add)) {
            capture.run(
                    (_, _, _, _, nanos, _) -> {
                        times.add(nanos);
                        new File(second).delete();
                    });
            assertEquals(capture.bytesTotal(), OptionalLong.of(capture.bytesRead()));
        }
        assertEquals(List.of(1L, 2L), times);
        assertEquals(List.of(second + ": no such file"), lines(problems));
    }

    @Test
    void aProblemOfAFileThatIsPeekedAtIsToldOnce() throws IOException {
        var cut = new PcapWriter().frame(5, (byte) 1).raw((byte) 0);
        String a = cut.to(directory.resolve("cut.pcap"));
        String none = new PcapWriter().raw((byte) 0).to(directory.resolve("none.pcap"));
        String nothing = new PcapWriter().to(directory.resolve("nothing.pcap"));
        var reading = Reading.of(a, none, nothing, capture("b.pcap", 1));
        assertEquals(List.of(1L, 5L), reading.frames.nanos());
        assertEquals(
                List.of(
                        "ERROR "
                                + none
                                + ": the last packet is cut off; 1 bytes of it are there,"
                                + " at byte 24",
                        "ERROR "
                                + a
                                + ": the last packet is cut off; 1 bytes of it are there,"
                                + " at byte 41"),
                reading.told());
    }

    @Test
    void standardInputIsOneOfTheInputsAndOnlyOnce() throws IOException {
        byte[] input = new PcapWriter().frame(2).frame(4).bytes();
        var reading = Reading.of(new ByteArrayInputStream(input), capture("a", 1, 3), "-", "-");
        assertEquals(List.of(1L, 2L, 3L, 4L), reading.frames.nanos());
        assertEquals(List.of("ERROR -: standard input can be read only once"), reading.told());
        assertEquals(List.of("ERROR -: is empty"), Reading.of(new byte[0]).told());
    }

    @Test
    void takesNamesFromAList() throws IOException {
        String a = capture("a b.pcap", 1);
        String list = "# captures\n\n  " + a + "\r\n@other\n#" + a + "\n" + a;
        Path names = Files.writeString(directory.resolve("names"), list);
        var reading = Reading.of("@" + names, "@missing", "@" + a);
        assertEquals(List.of(1L, 1L), reading.frames.nanos());
        assertEquals(
                List.of(
                        "ERROR "
                                + names
                                + ": line 4 names another list; write ./@other if it is a"
                                + " capture",
                        "ERROR missing: no such file",
                        "ERROR " + a + ": is no list of files: it is not UTF-8 text"),
                reading.told());
    }

    @Test
    void refusesAListThatIsTooLong() throws IOException {
        Path list = directory.resolve("list");
        try (var file =
                FileChannel.open(list, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.allocate(1), CaptureNames.MAX_LIST_BYTES);
        }
        assertEquals(
                List.of(
                        "ERROR "
                                + list
                                + ": is longer than a list of files may be, 67108864 bytes"),
                Reading.of("@" + list).told());
    }

    @Test
    void tellsHowFarItIs() throws IOException {
        var file = new PcapWriter();
        for (int i = 0; i < 3 * Progress.INTERVAL; i++) {
            file.frame(i, new byte[84]);
        }
        String name = file.to(directory.resolve("long.pcap"));
        var seen = new ArrayList<Long>();
        try (var capture = CaptureFiles.open(List.of(name), _ -> {})) {
            assertEquals(0, capture.bytesRead());
            assertEquals(OptionalLong.of(24 + 3 * 102400), capture.bytesTotal());
            capture.run((_, _, _, _, _, _) -> seen.add(capture.bytesRead()));
            assertEquals(capture.bytesTotal(), OptionalLong.of(capture.bytesRead()));
        }
        // The frame at hand, and the one after it, are taken as read.
        assertEquals(
                List.of(0L, 24 + 100L + 102400, 24 + 100L + 2 * 102400),
                seen.stream().distinct().toList());
        try (var capture = CaptureFiles.open(List.of(name, "-"), _ -> {})) {
            assertEquals(OptionalLong.empty(), capture.bytesTotal());
        }
    }

    @Test
    void stopsSoonAfterItIsClosed() throws IOException {
        var file = new PcapWriter();
        for (int i = 0; i < 3 * Progress.INTERVAL; i++) {
            file.frame(i);
        }
        var seen = new ArrayList<Long>();
        String name = file.to(directory.resolve("long.pcap"));
        var capture = CaptureFiles.open(List.of(name), _ -> {});
        capture.run(
                (_, _, _, _, nanos, _) -> {
                    seen.add(nanos);
                    capture.close();
                });
        assertEquals(Progress.INTERVAL, seen.size());
    }

    @Test
    void whatTheListenerThrowsComesOut() throws IOException {
        String name = capture("a", 1);
        try (var capture = CaptureFiles.open(List.of(name), _ -> {})) {
            FrameListener failing =
                    (_, _, _, _, _, _) -> {
                        throw new IllegalStateException("enough");
                    };
            assertThrows(IllegalStateException.class, () -> capture.run(failing));
        }
    }

    @Test
    void aFileThatBecomesShorterIsAProblemAndNoCrash() throws IOException {
        var file = new PcapWriter();
        for (int i = 0; i < 40_000; i++) {
            file.frame(i, new byte[100]);
        }
        String name = file.to(directory.resolve("shrinks.pcap"));
        String other = capture("other", 50_000);
        var problems = new ArrayList<Problem>();
        var seen = new ArrayList<Long>();
        try (var capture = CaptureFiles.open(List.of(name, other), problems::add)) {
            capture.run(
                    (_, _, _, _, nanos, _) -> {
                        seen.add(nanos);
                        if (nanos == 10) {
                            truncate(Path.of(name), 4096);
                        }
                    });
        }
        assertEquals(List.of(name + ": became shorter while it was read"), lines(problems));
        int inMemory = AreaWindow.FIRST / (PcapRecords.RECORD_HEADER + 100);
        assertTrue(seen.size() <= inMemory + 1, "frames after the cut: " + seen.size());
        assertEquals(50_000, seen.getLast());
    }

    private static void truncate(Path file, long size) {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(size);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void theMemoryIsNativeFromFilesAndFromStreams() throws IOException {
        byte[] input = new PcapWriter().frame(2).bytes();
        var memories = new ArrayList<MemorySegment>();
        var names = List.of(capture("a", 1), "-");
        try (var capture = CaptureFiles.open(names, _ -> {}, new ByteArrayInputStream(input))) {
            capture.run((memory, _, _, _, _, _) -> memories.add(memory));
        }
        assertEquals(List.of(true, true), memories.stream().map(MemorySegment::isNative).toList());
    }

    private static List<String> lines(List<Problem> problems) {
        return problems.stream().map(Problem::line).toList();
    }

    private String capture(String name, long... nanos) throws IOException {
        var file = new PcapWriter();
        for (long time : nanos) {
            file.frame(time, (byte) 1);
        }
        return file.to(directory.resolve(name));
    }

    private String pcapng(String name, long... nanos) throws IOException {
        var file = new PcapngWriter().section(ByteOrder.BIG_ENDIAN);
        file.from(1, 0, file.option(PcapngWriter.TSRESOL, (byte) 9));
        for (long time : nanos) {
            file.packet(0, time, (byte) 1);
        }
        return file.to(directory.resolve(name));
    }
}
