package io.minewatch.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;

/** Offsets beyond 2 and 4 GiB, in files that are mostly holes. */
class HugeFileTest {

    private static final int HOLE_BLOCK = 0x0bad;

    @TempDir Path directory;

    @Test
    void readsFramesBeyondTwoAndFourGibibytes() throws IOException {
        for (long hole : List.of(0x8000_0000L, 0xffff_fffcL)) {
            Path file = directory.resolve("huge" + hole);
            long length = write(file, hole);
            var reading = Reading.of(file.toString());
            assertEquals(List.of("01", "02"), reading.frames.bytes());
            assertEquals(
                    List.of(
                            "ERROR "
                                    + file
                                    + ": the last packet is cut off; 12 bytes of it are there,"
                                    + " at byte "
                                    + length),
                    reading.told());
        }
    }

    /** A frame, a block of that size, a frame, and a piece of one. The length without the piece. */
    private static long write(Path path, long hole) throws IOException {
        var start = new PcapngWriter().section(ByteOrder.LITTLE_ENDIAN).from(1, 0);
        start.packet(0, 1, (byte) 1).word(HOLE_BLOCK).word((int) hole);
        byte[] frame = new PcapngWriter().packet(0, 2, (byte) 2).bytes();
        var end = new PcapngWriter().word((int) hole).raw(frame);
        byte[] piece = Arrays.copyOf(frame, 12);
        try (var file =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.wrap(start.bytes()));
            file.position(start.bytes().length - 8 + hole - 4);
            file.write(ByteBuffer.wrap(end.bytes()));
            long length = file.position();
            file.write(ByteBuffer.wrap(piece));
            return length;
        }
    }
}
