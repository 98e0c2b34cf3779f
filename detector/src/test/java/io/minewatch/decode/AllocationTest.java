package io.minewatch.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;

import io.minewatch.capture.LinkType;
import io.minewatch.metrics.Counters;

import org.junit.jupiter.api.Test;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The decoder makes no objects: every kind of frame, whole, cut, or in fragments. */
class AllocationTest {

    private static final int ROUNDS = 2_000;

    private record Native(MemorySegment memory, int captured, int onWire, int linkType) {}

    /** The compiler, giving up an assumption, may put an object on the heap once; not each time. */
    private static final int MEASUREMENTS = 3;

    private long payload;

    @Test
    void decodingAllocatesNothing() {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        var decoder =
                new Decoder(
                        DecodeConfig.standard(),
                        packet -> payload += packet.payloadLength(),
                        new Counters());
        List<Native> frames = frames();
        decode(decoder, frames);

        long least = Long.MAX_VALUE;
        for (int i = 0; i < MEASUREMENTS; i++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            decode(decoder, frames);
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertEquals(0, least);
    }

    private static void decode(Decoder decoder, List<Native> frames) {
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < frames.size(); i++) {
                Native frame = frames.get(i);
                decoder.frame(
                        frame.memory,
                        0,
                        frame.captured,
                        frame.onWire,
                        round * 1_000_000L,
                        frame.linkType);
            }
        }
    }

    private static List<Native> frames() {
        var all = new ArrayList<Native>();
        for (Sample sample : Sample.all()) {
            byte[] frame = sample.frame();
            all.add(inMemory(frame, frame.length, sample.linkType()));
            all.add(inMemory(frame, frame.length / 2, sample.linkType()));
        }
        byte[] packet = Frames.udp(7, 8, new byte[3000]);
        for (int at = 0; at < packet.length; at += 1480) {
            boolean more = at + 1480 < packet.length;
            byte[] part = Arrays.copyOfRange(packet, at, Math.min(packet.length, at + 1480));
            byte[] ip = Frames.ipv4Fragment("192.0.2.1", "192.0.2.2", 5, at, more, part);
            all.add(inMemory(Frames.ethernet(ip), ip.length + 14, LinkType.ETHERNET));
        }
        return all;
    }

    private static Native inMemory(byte[] frame, int captured, int linkType) {
        MemorySegment memory = Arena.ofAuto().allocate(Math.max(1, captured));
        MemorySegment.copy(frame, 0, memory, ValueLayout.JAVA_BYTE, 0, captured);
        return new Native(memory, captured, frame.length, linkType);
    }
}
