package io.minewatch.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.airlift.compress.v3.zstd.ZstdOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.zip.GZIPOutputStream;

class CompressionTest {

    @TempDir Path directory;

    @Test
    void isToldByTheBytesAndNotByTheName() throws IOException {
        byte[] plain = frames(0, 3);
        Path file = directory.resolve("named.txt");
        for (byte[] packed : List.of(plain, gzip(plain), zstd(plain))) {
            Files.write(file, packed);
            for (var reading : List.of(Reading.of(file.toString()), Reading.of(packed))) {
                assertEquals(List.of(0L, 1L, 2L), reading.frames.nanos());
                assertEquals(List.of(), reading.told());
            }
        }
    }

    @Test
    void severalMembersAreOneInput() throws IOException {
        byte[] plain = frames(0, 3);
        byte[] head = Arrays.copyOf(plain, 50);
        byte[] tail = Arrays.copyOfRange(plain, 50, plain.length);
        for (byte[] packed :
                List.of(joined(gzip(head), gzip(tail)), joined(zstd(head), zstd(tail)))) {
            var reading = Reading.of(packed);
            assertEquals(List.of(0L, 1L, 2L), reading.frames.nanos());
            assertEquals(List.of(), reading.told());
        }
    }

    @Test
    void filesLongerThanTheWindowComeThrough() throws IOException {
        byte[] plain = frames(7, 3000);
        for (byte[] packed : List.of(plain, gzip(plain), zstd(plain))) {
            var reading = Reading.of(packed);
            assertEquals(LongStream.range(0, 3000).boxed().toList(), reading.frames.nanos());
            assertEquals(
                    plain.length, reading.frames.bytes().stream().mapToInt(this::size).sum() + 24);
        }
    }

    private int size(String hex) {
        return hex.length() / 2 + 16;
    }

    @Test
    void aGzipFileThatIsCutOffGivesTheFramesBefore() throws IOException {
        byte[] plain = frames(7, 200);
        byte[] packed = gzip(plain);
        int before = 0;
        for (int length = 18; length < packed.length - 8; length += 997) {
            var reading = Reading.of(Arrays.copyOf(packed, length));
            int frames = reading.frames.all().size();
            assertTrue(frames >= before);
            before = frames;
            assertEquals(1, reading.problems.size(), reading.told()::toString);
            assertTrue(reading.told().getFirst().contains("its compressed data are cut off"));
        }
        assertTrue(before > 190);
    }

    @Test
    void aZstandardFileThatIsCutOffOrDamagedSaysSo() throws IOException {
        byte[] packed = zstd(frames(7, 200));
        for (int length = 5; length < packed.length; length += 997) {
            var reading = Reading.of(Arrays.copyOf(packed, length));
            assertEquals(1, reading.problems.size(), reading.told()::toString);
            assertTrue(reading.told().getFirst().contains("its zstd data are cut off"));
        }
    }

    @Test
    void whatFollowsZstandardDataCostsAtMostTheLastFrame() throws IOException {
        byte[] none = {0x51, 0x2b, 0x4d, 0x18, 1, 0, 0, 0, 9};
        var reading = Reading.of(joined(zstd(frames(7, 200)), none));
        assertTrue(reading.frames.all().size() >= 199);
        assertEquals(1, reading.problems.size());
    }

    /** As pzstd writes them: a skippable frame before each other one. */
    @Test
    void framesForOthersThanTheDecompressorArePassedOver() throws IOException {
        byte[] plain = frames(7, 500);
        byte[] packed = new byte[0];
        for (int from = 0; from < plain.length; from += 100_000) {
            byte[] part = Arrays.copyOfRange(plain, from, Math.min(plain.length, from + 100_000));
            packed = joined(joined(packed, skippable(from / 100_000, 4 + from)), zstd(part));
        }
        for (byte[] input : List.of(packed, joined(packed, skippable(0xf, 1)))) {
            var reading = Reading.of(input);
            assertEquals(500, reading.frames.all().size());
            assertEquals(List.of(), reading.told());
        }
        for (int cut = 1; cut < packed.length; cut += 997) {
            assertEquals(1, Reading.of(Arrays.copyOf(packed, cut)).problems.size(), "at " + cut);
        }
    }

    private static byte[] skippable(int kind, int length) {
        return ByteBuffer.allocate(8 + length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(0x184d2a50 | kind)
                .putInt(length)
                .array();
    }

    @Test
    void damageIsAProblemAndNeverAnException() throws IOException {
        byte[] plain = frames(7, 50);
        var random = new Random(11);
        for (byte[] packed : List.of(gzip(plain), zstd(plain))) {
            for (int round = 0; round < 300; round++) {
                byte[] damaged = packed.clone();
                damaged[4 + random.nextInt(packed.length - 4)] ^= (byte) (1 + random.nextInt(255));
                var reading = Reading.of(damaged);
                assertTrue(
                        reading.frames.all().size() == 50 || !reading.problems.isEmpty(),
                        "neither all frames nor a problem");
            }
        }
    }

    /** A capture of frames at 0, 1, 2 ... of random bytes that cannot be packed. */
    private static byte[] frames(long seed, int count) {
        var random = new Random(seed);
        var file = new PcapWriter();
        for (int i = 0; i < count; i++) {
            byte[] bytes = new byte[seed == 0 ? 4 : random.nextInt(1500)];
            random.nextBytes(bytes);
            file.frame(i, bytes);
        }
        return file.bytes();
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        }
        return out.toByteArray();
    }

    private static byte[] zstd(byte[] plain) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zstd = new ZstdOutputStream(out)) {
            zstd.write(plain);
        }
        return out.toByteArray();
    }

    private static byte[] joined(byte[] head, byte[] tail) {
        byte[] both = Arrays.copyOf(head, head.length + tail.length);
        System.arraycopy(tail, 0, both, head.length, tail.length);
        return both;
    }
}
