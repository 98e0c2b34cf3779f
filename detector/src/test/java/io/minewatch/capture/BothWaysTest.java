package io.minewatch.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.minewatch.capture.FasterWay.Way;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.zip.CRC32;

/** Whether a file is copied or looked at in the page cache, or both in turn, is all the same. */
@Timeout(120)
class BothWaysTest {

    /** So much that there are several areas of each way. */
    private static final int SIZE = 3 * AreaWindow.MAPPED;

    private static final int SECONDS = 1_700_000_000;
    private static final long MILLIS = 1_000_000;

    private static final int THREADS = 3;

    /** Shorter than many frames are, shorter than a few are, and the usual ones. */
    private static final int[] PIECES = {5_000, 100_000, SharedCapture.USUAL_PIECE};

    @TempDir private Path folder;

    private final Random random = new Random(5);

    /** The bytes of a frame are those with this sum. */
    private record Frame(
            long place, int captured, int onWire, long nanos, int linkType, long sum) {}

    private record Outcome(List<Frame> frames, List<Problem> problems) {

        Outcome() {
            this(new ArrayList<>(), new ArrayList<>());
        }
    }

    /** Writes down the frames that a window shows. */
    private static FrameListener into(List<Frame> frames, Supplier<Window> window) {
        return (memory, offset, captured, onWire, nanos, linkType) -> {
            long place = window.get().offsetOf(offset);
            long sum = sum(memory.asSlice(offset, captured));
            frames.add(new Frame(place, captured, onWire, nanos, linkType, sum));
        };
    }

    private static long sum(MemorySegment bytes) {
        var sum = new CRC32();
        sum.update(bytes.asByteBuffer());
        return sum.getValue();
    }

    /** Tells the first that differs: there are thousands. */
    private static void assertFrames(List<Frame> expected, List<Frame> found) {
        for (int i = 0; i < Math.min(expected.size(), found.size()); i++) {
            assertEquals(expected.get(i), found.get(i));
        }
        assertEquals(expected.size(), found.size());
    }

    private static void assertOutcome(Outcome expected, Outcome found) {
        assertFrames(expected.frames, found.frames);
        assertEquals(expected.problems, found.problems);
    }

    private static CaptureSource source(Path file, FasterWay way) throws IOException {
        return new CaptureSource(
                file.toString(),
                0,
                () -> AreaWindow.of(FileChannel.open(file), way),
                OptionalLong.of(Files.size(file)));
    }

    private static Outcome one(Path file, FasterWay way) throws IOException {
        var outcome = new Outcome();
        CaptureSource source = source(file, way);
        FrameListener frames = into(outcome.frames, () -> source.records().window);
        new Merge(outcome.problems::add, new Progress(), frames).run(List.of(source));
        return outcome;
    }

    /** A piece of a shared capture, and what was found in it. */
    private static final class Part {

        final FramePiece piece;
        final List<Frame> frames = new ArrayList<>();
        final FrameListener listener;

        Part(CaptureSource source, int length) {
            var records = (PcapRecords) source.records();
            PieceWindow window = ((AreaWindow) records.window).ofPieces(length);
            piece = new FramePiece(records, window, length);
            listener = into(frames, () -> window);
        }

        Part read(long number) {
            frames.clear();
            piece.read(number, listener);
            return this;
        }

        /** What there is in it, which is shown twice. False if no piece after it is of use. */
        boolean take(SharedCapture capture, List<Frame> all) {
            if (!capture.fits(piece)) {
                frames.clear();
                capture.readAgain(piece, listener);
            }
            all.addAll(frames);
            var before = List.copyOf(frames);
            frames.clear();
            for (int i = 0; i < piece.size(); i++) {
                piece.show(i, listener);
            }
            assertFrames(before, frames);
            return capture.done(piece);
        }
    }

    /** As many pieces at the same time as there are threads. */
    private static Outcome several(Path file, FasterWay way, int length) throws Exception {
        var outcome = new Outcome();
        CaptureSource source = source(file, way);
        try (var executor = Executors.newFixedThreadPool(THREADS);
                var capture =
                        new SharedCapture(source, length, outcome.problems::add, new Progress())) {
            var parts = new ArrayList<Part>();
            for (int i = 0; i < Math.min(THREADS, capture.pieces()); i++) {
                parts.add(new Part(source, length));
            }
            boolean more = !parts.isEmpty();
            for (long from = 0; more && from < capture.pieces(); from += THREADS) {
                for (Future<Part> part : read(parts, from, capture.pieces(), executor)) {
                    more = more && part.get().take(capture, outcome.frames);
                }
            }
        }
        return outcome;
    }

    private static List<Future<Part>> read(
            List<Part> parts, long from, long pieces, ExecutorService executor)
            throws InterruptedException {
        var readings = new ArrayList<Callable<Part>>();
        for (int i = 0; i < parts.size() && from + i < pieces; i++) {
            Part part = parts.get(i);
            long number = from + i;
            readings.add(() -> part.read(number));
        }
        return executor.invokeAll(readings);
    }

    private List<FasterWay> ways() {
        var chance = new Random(random.nextLong());
        return List.of(
                new OnlyWay(Way.COPIED),
                new OnlyWay(Way.MAPPED),
                new OnlyWay(() -> chance.nextBoolean() ? Way.COPIED : Way.MAPPED));
    }

    private Outcome assertSame(Path file) throws IOException {
        Outcome copied = one(file, new OnlyWay(Way.COPIED));
        for (FasterWay way : ways()) {
            assertOutcome(copied, one(file, way));
        }
        return copied;
    }

    private void assertSameOfSeveral(Outcome expected, Path file) throws Exception {
        for (int length : PIECES) {
            for (FasterWay way : ways()) {
                assertOutcome(expected, several(file, way, length));
            }
        }
    }

    /** Places in headers of records, in frames, and near the ends of the file and an area. */
    private List<Integer> cuts(Outcome whole, int size) {
        var cuts = new ArrayList<>(List.of(size - 1, size - 20, AreaWindow.FIRST));
        for (int i = 0; i < 2; i++) {
            Frame frame = whole.frames.get(random.nextInt(whole.frames.size()));
            cuts.add((int) frame.place - 3);
            cuts.add((int) frame.place + (frame.captured + 1) / 2);
        }
        return cuts;
    }

    private Path write(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("capture"), bytes);
    }

    /** Of every length there is. */
    private byte[] frame() {
        int length =
                switch (random.nextInt(400)) {
                    case 0 -> Records.MAX_CAPTURED;
                    case 1, 2, 3 -> random.nextInt(Records.MAX_CAPTURED);
                    case 4, 5, 6, 7, 8 -> random.nextInt(9000);
                    default -> random.nextInt(1500);
                };
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    /** Some frames carry what looks like records; time goes back now and then. */
    private byte[] pcap(ByteOrder order, int magic) {
        var capture = new PcapWriter(order, magic, LinkType.ETHERNET);
        int written = 0;
        for (int i = 0; written < SIZE; i++) {
            byte[] bytes = frame();
            if (i % 50 == 0) {
                var carried = new PcapWriter(order, magic, LinkType.ETHERNET);
                for (int k = 0; k < 30; k++) {
                    carried.record(SECONDS + i, k, 40, 40, new byte[40]);
                }
                bytes = carried.bytes();
            }
            int seconds = SECONDS + i / 100 - random.nextInt(2);
            int onWire = bytes.length + random.nextInt(2) * 100;
            capture.record(seconds, random.nextInt(1000), bytes.length, onWire, bytes);
            written += bytes.length;
        }
        return capture.bytes();
    }

    /** Sections of both byte orders, packets of all kinds, and blocks that are none or no use. */
    private byte[] pcapng() {
        var capture = new PcapngWriter();
        int written = 0;
        for (int i = 0; written < SIZE; i++) {
            if (i % 500 == 0) {
                capture.section(i % 1000 == 0 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
                capture.from(LinkType.ETHERNET, 0);
                capture.from(LinkType.ETHERNET, 0, capture.option(PcapngWriter.TSRESOL, (byte) 9));
            }
            byte[] bytes = frame();
            switch (random.nextInt(20)) {
                case 0 -> capture.simple(bytes.length, bytes);
                case 1 -> capture.oldPacket(0, SECONDS * MILLIS + i, bytes);
                case 2 -> capture.packet(random.nextInt(20) == 0 ? 9 : 0, i, bytes);
                case 3 -> capture.block(99, bytes);
                default -> capture.packet(i % 2, SECONDS * MILLIS * 1000 + i, bytes);
            }
            written += bytes.length;
        }
        return capture.block(99, new byte[2 * AreaWindow.COPIED]).packet(0, 1, frame()).bytes();
    }

    @Test
    void pcapByOneAndBySeveral() throws Exception {
        byte[] usual = pcap(ByteOrder.LITTLE_ENDIAN, PcapWriter.NANOS);
        for (byte[] bytes : List.of(usual, pcap(ByteOrder.BIG_ENDIAN, PcapWriter.MODIFIED))) {
            Outcome whole = assertSame(write(bytes));
            assertEquals(List.of(), whole.problems);
            assertSameOfSeveral(whole, write(bytes));
            for (int cut : cuts(whole, bytes.length)) {
                Path file = write(Arrays.copyOf(bytes, cut));
                Outcome some = assertSame(file);
                assertEquals(1, some.problems.size(), () -> "cut at " + cut);
                assertFrames(whole.frames.subList(0, some.frames.size()), some.frames);
                assertSameOfSeveral(some, file);
            }
        }
    }

    @Test
    void pcapngByOne() throws IOException {
        byte[] bytes = pcapng();
        Outcome whole = assertSame(write(bytes));
        assertTrue(whole.problems.size() > 1, "packets of no use");
        for (int cut : cuts(whole, bytes.length)) {
            Outcome some = assertSame(write(Arrays.copyOf(bytes, cut)));
            assertTrue(some.problems.stream().anyMatch(told -> told.what().contains("cut off")));
            assertFrames(whole.frames.subList(0, some.frames.size()), some.frames);
        }
    }
}
