package io.minewatch.capture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.minewatch.capture.FasterWay.Way;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

class FileWindowTest {

    private static final int SIZE = 3 * AreaWindow.MAPPED + 77;
    private static final int PIECE = 64 << 10;

    @TempDir private Path folder;

    private byte[] bytes = new byte[SIZE];

    private AreaWindow window(FasterWay way) throws IOException {
        new Random(1).nextBytes(bytes);
        Path file = Files.write(folder.resolve("file"), bytes);
        return AreaWindow.of(FileChannel.open(file), way);
    }

    private static byte[] next(Window window, int count) {
        return window.memory().asSlice(window.position(), count).toArray(ValueLayout.JAVA_BYTE);
    }

    /** Passes by the next bytes, which must be those of the file. */
    private void pass(Window window, int count) {
        int at = (int) window.consumed();
        assertTrue(window.has(count), "at " + at);
        assertEquals(at, window.offsetOf(window.position()));
        assertArrayEquals(Arrays.copyOfRange(bytes, at, at + count), next(window, count));
        window.skip(count);
    }

    /** Many files are only looked at for their first record. */
    @Test
    void littleIsCopiedAtFirstAndThatIsNoTrial() throws IOException {
        var asked = new AtomicInteger();
        var ways = new OnlyWay(() -> asked.incrementAndGet() % 2 == 0 ? Way.MAPPED : Way.COPIED);
        try (FileWindow window = window(ways)) {
            var sizes = new ArrayList<Long>();
            for (int areas = 0; areas < 3; areas++) {
                assertTrue(window.has(1));
                assertEquals(areas, asked.get());
                sizes.add(window.remaining());
                pass(window, (int) window.remaining());
            }
            int[] expected = {AreaWindow.FIRST, AreaWindow.COPIED, AreaWindow.MAPPED};
            assertEquals(Arrays.stream(expected).asLongStream().boxed().toList(), sizes);
        }
    }

    /** Records of all lengths, over the ends of areas, however each area is read. */
    @Test
    void showsWhatIsInTheFile() throws IOException {
        for (int seed = 0; seed < 20; seed++) {
            var random = new Random(seed);
            var ways = new OnlyWay(() -> random.nextBoolean() ? Way.COPIED : Way.MAPPED);
            try (AreaWindow window = window(ways)) {
                while (window.consumed() < SIZE) {
                    int left = SIZE - (int) window.consumed();
                    pass(window, Math.min(left, 1 + random.nextInt(1 << random.nextInt(20))));
                }
                assertFalse(window.has(1));
                assertEquals(0, window.remaining());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void whatIsCutOffIsThereAsFarAsItGoes(Way way) throws IOException {
        try (AreaWindow window = window(new OnlyWay(way))) {
            while (window.consumed() < SIZE - 100) {
                pass(window, Math.min(1000, SIZE - 100 - (int) window.consumed()));
            }
            assertFalse(window.has(101));
            assertEquals(100, window.remaining());
            assertTrue(window.failure().isEmpty());
            pass(window, 100);
        }
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void whatIsLongerThanAnAreaIsThereInOne(Way way) throws IOException {
        try (AreaWindow window = window(new OnlyWay(way))) {
            pass(window, 10);
            pass(window, 2 * AreaWindow.MAPPED);
            pass(window, 10);
        }
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void aPieceStaysWhereItIs(Way way) throws IOException {
        try (AreaWindow file = window(new OnlyWay(way))) {
            PieceWindow window = file.ofPieces(PIECE);
            for (long begin : new long[] {5L * PIECE, 0, SIZE - PIECE}) {
                window.begin(begin);
                assertEquals(begin, window.consumed());
                long first = window.position();
                pass(window, PIECE);
                // A record that begins in the piece and is as long as any.
                window.moveTo(first + PIECE - 1);
                int longest = (int) Math.min(Records.MAX_CAPTURED, SIZE - begin - PIECE + 1);
                pass(window, longest);
                window.moveTo(first);
                pass(window, PIECE);
            }
        }
    }

    @Test
    void whatIsGoneIsAnErrorOfTheMachineHoweverItIsRead() throws IOException {
        try (AreaWindow window = window(new OnlyWay(Way.COPIED))) {
            pass(window, 10);
            try (var file = FileChannel.open(folder.resolve("file"), StandardOpenOption.WRITE)) {
                file.truncate(4096);
            }
            assertTrue(window.shorterThan(4096));
            window.skip(window.remaining());
            assertThrows(InternalError.class, () -> window.has(1));
        }
    }

    /** A thread that is interrupted cannot read: the next best error. */
    @Test
    void whatCannotBeReadEndsWhereItBegins() throws IOException {
        try (AreaWindow window = window(new OnlyWay(Way.COPIED))) {
            PieceWindow piece = window.ofPieces(PIECE);
            pass(window, 10);
            window.skip(window.remaining());
            Thread.currentThread().interrupt();
            assertFalse(window.has(1));
            piece.begin(3 * PIECE);
            assertFalse(piece.has(1));
            assertTrue(Thread.interrupted());
            assertEquals(AreaWindow.FIRST, window.consumed());
            assertTrue(window.failure().isPresent());
            assertEquals(3 * PIECE, piece.consumed());
            assertEquals(0, piece.remaining());
            assertTrue(piece.failure().isPresent());
        }
    }

    @Test
    void aPieceThatIsGoneHasNoFramesOfTheOneBefore() throws IOException {
        var capture = new PcapWriter();
        for (int i = 0; i < 4 * PIECE / 100; i++) {
            capture.frame(i, new byte[100]);
        }
        Path file = Files.write(folder.resolve("capture"), capture.bytes());
        var problems = (ProblemListener) problem -> {};
        AreaWindow window = AreaWindow.of(FileChannel.open(file), new OnlyWay(Way.COPIED));
        try (Records records = Records.of("capture", window, problems).orElseThrow()) {
            assertTrue(records.next());
            var piece = new FramePiece((PcapRecords) records, window.ofPieces(PIECE), PIECE);
            FrameListener nobody = (_, _, _, _, _, _) -> {};
            piece.read(0, nobody);
            assertTrue(piece.size() > 0);
            try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(100);
            }
            assertThrows(InternalError.class, () -> piece.read(2, nobody));
            assertEquals(0, piece.size());
            assertFalse(piece.isAt(piece.end()));
            assertThrows(InternalError.class, () -> piece.readFrom(2 * PIECE, nobody));
            assertEquals(0, piece.size());
        }
    }

    @Test
    void pcapngBlocksOfAnyLengthThatTheFileHasMayBeAskedFor() throws IOException {
        try (AreaWindow window = window(new FasterWay())) {
            assertEquals(Window.MAX_STREAM_BLOCK, window.longest());
        }
        bytes = new byte[2 * Window.MAX_STREAM_BLOCK];
        try (AreaWindow window = window(new FasterWay())) {
            pass(window, 3);
            assertEquals(bytes.length - 3, window.longest());
        }
    }
}
