package io.minewatch.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;

/** A frame costs no memory, however many there are. */
class CaptureAllocationTest {

    private static final int FRAMES = 100_000;
    private static final int WARM_UP = 20_000;

    @TempDir Path directory;

    /** Measures from one frame to the last. */
    private static final class Meter implements FrameListener {

        private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        private int frames;
        private long before;
        private long after;

        @Override
        public void frame(
                MemorySegment memory,
                long offset,
                int captured,
                int onWire,
                long timestampNanos,
                int linkType) {
            frames++;
            if (frames == WARM_UP) {
                before = threads.getCurrentThreadAllocatedBytes();
            } else if (frames == FRAMES) {
                after = threads.getCurrentThreadAllocatedBytes();
            }
        }
    }

    @Test
    void onePcapFile() throws IOException {
        assertNothing(pcap("a", 0, FRAMES));
    }

    @Test
    void onePcapngFile() throws IOException {
        assertNothing(pcapng("a", 0, FRAMES));
    }

    @Test
    void twoFilesThatAlternate() throws IOException {
        assertNothing(pcap("a", 0, FRAMES / 2), pcapng("b", 1, FRAMES / 2));
    }

    private static void assertNothing(String... names) {
        var meter = new Meter();
        try (var capture = CaptureFiles.open(List.of(names), _ -> {})) {
            capture.run(meter);
        }
        assertEquals(FRAMES, meter.frames);
        // What little there is belongs to the measuring itself.
        assertTrue(meter.after - meter.before < 1024, "bytes: " + (meter.after - meter.before));
    }

    private String pcap(String name, int start, int count) throws IOException {
        var file = new PcapWriter();
        for (int i = 0; i < count; i++) {
            file.frame(start + 2L * i, new byte[20]);
        }
        return file.to(directory.resolve(name));
    }

    private String pcapng(String name, int start, int count) throws IOException {
        var file = new PcapngWriter().section(ByteOrder.LITTLE_ENDIAN);
        file.from(1, 0, file.option(PcapngWriter.TSRESOL, (byte) 9));
        for (int i = 0; i < count; i++) {
            file.packet(0, start + 2L * i, new byte[20]);
        }
        return file.to(directory.resolve(name));
    }
}
