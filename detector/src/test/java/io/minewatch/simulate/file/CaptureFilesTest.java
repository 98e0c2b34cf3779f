package io.minewatch.simulate.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.HexFormat;

class CaptureFilesTest {

    private static final byte[] FRAME = {9, 9, 1, 2, 3, 9};
    private static final long AT = 0x6a865f00L * 1_000_000_000L + 0x01020304;

    @Test
    void pcap() throws IOException {
        assertEquals(
                "4d3cb2a1"
                        + "02000400"
                        + "00000000"
                        + "00000000"
                        + "ffff0000"
                        + "01000000"
                        + "005f866a"
                        + "04030201"
                        + "03000000"
                        + "40000000"
                        + "010203",
                pcap(true, ByteOrder.LITTLE_ENDIAN));
        assertEquals(
                "a1b2c3d4"
                        + "00020004"
                        + "00000000"
                        + "00000000"
                        + "0000ffff"
                        + "00000001"
                        + "6a865f00"
                        + "0000420d"
                        + "00000003"
                        + "00000040"
                        + "010203",
                pcap(false, ByteOrder.BIG_ENDIAN));
    }

    @Test
    void pcapng() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var file = new PcapngFile(out, ByteOrder.BIG_ENDIAN, 113, 65_535)) {
            file.frame(AT, FRAME, 2, 3, 64, 113);
        }
        assertEquals(
                "0a0d0d0a"
                        + "0000001c"
                        + "1a2b3c4d"
                        + "00010000"
                        + "ffffffffffffffff"
                        + "0000001c"
                        + "00000001"
                        + "00000020"
                        + "00710000"
                        + "0000ffff"
                        + "00090001"
                        + "09000000"
                        + "00000000"
                        + "00000020"
                        + "00000006"
                        + "00000024"
                        + "00000000"
                        + HexFormat.of().toHexDigits(AT)
                        + "00000003"
                        + "00000040"
                        + "01020300"
                        + "00000024",
                HexFormat.of().formatHex(out.toByteArray()));
    }

    @Test
    void moreThanTheBufferHolds() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var file = new PcapFile(out, true, ByteOrder.LITTLE_ENDIAN, 1, 65_535)) {
            for (int i = 0; i < 100; i++) {
                file.frame(AT, new byte[60_000], 0, 60_000, 60_000, 1);
            }
        }
        assertEquals(24 + 100 * (16 + 60_000), out.size());
    }

    private static String pcap(boolean nanoseconds, ByteOrder order) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var file = new PcapFile(out, nanoseconds, order, 1, 65_535)) {
            file.frame(AT, FRAME, 2, 3, 64, 1);
        }
        return HexFormat.of().formatHex(out.toByteArray());
    }
}
