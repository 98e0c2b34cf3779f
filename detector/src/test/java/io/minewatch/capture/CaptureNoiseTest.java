package io.minewatch.capture;

import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** Whatever the bytes, there is an end, a word about it, and no exception. */
class CaptureNoiseTest {

    @TempDir Path directory;

    private final Random random = new Random(2);

    @Test
    void noiseIsNoCapture() throws IOException {
        for (int i = 0; i < 500; i++) {
            byte[] noise = new byte[1 + random.nextInt(300)];
            random.nextBytes(noise);
            readBothWays(noise, true);
        }
    }

    @Test
    void noiseAfterAMagicEndsSomewhere() throws IOException {
        byte[][] starts = {
            new PcapWriter().bytes(),
            new PcapWriter(ByteOrder.BIG_ENDIAN, PcapWriter.MODIFIED, 1).bytes(),
            new PcapngWriter().section(ByteOrder.BIG_ENDIAN).from(1, 0).bytes(),
            {0x1f, (byte) 0x8b, 8, 0},
            {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd}
        };
        for (int i = 0; i < 500; i++) {
            byte[] start = starts[i % starts.length];
            byte[] noise = new byte[start.length + 1 + random.nextInt(300)];
            random.nextBytes(noise);
            System.arraycopy(start, 0, noise, 0, start.length);
            readBothWays(noise, true);
        }
    }

    @Test
    void changedBytesDoNotHurt() throws IOException {
        byte[][] files = {pcap(), pcapng()};
        for (int i = 0; i < 1500; i++) {
            byte[] file = files[i % files.length].clone();
            for (int k = random.nextInt(4); k >= 0; k--) {
                byte[] odd = {0, 1, -1, 127, (byte) random.nextInt()};
                file[random.nextInt(file.length)] = odd[random.nextInt(odd.length)];
            }
            readBothWays(file, false);
        }
    }

    private void readBothWays(byte[] input, boolean isWrong) throws IOException {
        String name = Files.write(directory.resolve("noise"), input).toString();
        assertFalse(isWrong && Reading.of(name).problems.isEmpty());
        assertFalse(isWrong && Reading.of(input).problems.isEmpty());
        Reading.of(name, name);
    }

    private static byte[] pcap() {
        return new PcapWriter().frame(1, new byte[9]).frame(2, new byte[60]).frame(3).bytes();
    }

    private static byte[] pcapng() {
        var file = new PcapngWriter().section(ByteOrder.BIG_ENDIAN);
        file.from(1, 5, file.option(PcapngWriter.TSRESOL, (byte) 9), file.offset(5));
        file.packet(0, 1, new byte[9]).simple(5, new byte[5]).oldPacket(0, 4, new byte[7]);
        return file.section(ByteOrder.LITTLE_ENDIAN).from(101, 0).packet(0, 6).bytes();
    }
}
