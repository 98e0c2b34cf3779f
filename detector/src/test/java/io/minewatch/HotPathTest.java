package io.minewatch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;

import io.minewatch.capture.FrameListener;
import io.minewatch.capture.LinkType;
import io.minewatch.decode.DecodeConfig;
import io.minewatch.decode.Decoder;
import io.minewatch.decode.Frames;
import io.minewatch.decode.Preview;
import io.minewatch.flow.FlowConfig;
import io.minewatch.flow.FlowListener;
import io.minewatch.flow.FlowTable;
import io.minewatch.metrics.Counter;
import io.minewatch.metrics.Counters;
import io.minewatch.protocol.Conversations;
import io.minewatch.signature.Signatures;
import io.minewatch.verdict.Pseudonyms;
import io.minewatch.verdict.VerdictConfig;
import io.minewatch.verdict.Verdicts;

import org.junit.jupiter.api.Test;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.management.ManagementFactory;
import java.util.List;

/** The wire gear makes no objects for ordinary traffic, whether or not miners are followed. */
class HotPathTest {

    private static final int ROUNDS = 20_000;

    /** The compiler, giving up an assumption, may put an object on the heap once; not each time. */
    private static final int MEASUREMENTS = 3;

    private final Counters counters = new Counters();
    private long nanos;

    @Test
    void ordinaryTrafficAllocatesNothing() {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        var verdicts =
                new Verdicts(
                        VerdictConfig.DEFAULT,
                        Signatures.empty(),
                        Pseudonyms.random(false),
                        detection -> {},
                        counters);
        try (var flows =
                new FlowTable(
                        FlowConfig.DEFAULT,
                        new Conversations(Dialects.ALL, verdicts, counters),
                        counters)) {
            var decoder = new Decoder(DecodeConfig.standard(), flows, counters);
            List<MemorySegment> ordinary = ordinary();
            warmUp(threads, decoder, ordinary);
            assertEquals(0, allocated(threads, decoder, ordinary), "with nothing followed");

            frame(decoder, mining());
            assertEquals(1, flows.size());
            warmUp(threads, decoder, ordinary);
            assertEquals(0, allocated(threads, decoder, ordinary), "with a miner followed");
            assertEquals(1, flows.size());
        }
        assertEquals(
                4L * MEASUREMENTS * ROUNDS * ordinary().size() + 1, counters.of(Counter.FRAMES));
    }

    @Test
    void whatIsScreenedAheadAllocatesNothing() {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        FlowListener nobody =
                flow -> {
                    throw new AssertionError("followed: " + flow);
                };
        try (var flows = new FlowTable(FlowConfig.DEFAULT, nobody, counters)) {
            var glances = flows.glances(_ -> (byte) 0);
            glances.at(0);
            var preview = new Preview(DecodeConfig.standard(), glances, counters);
            List<MemorySegment> ordinary = ordinary();
            allocated(threads, preview, ordinary);
            assertEquals(0, allocated(threads, preview, ordinary));
        }
        assertEquals(2L * MEASUREMENTS * ROUNDS * ordinary().size(), counters.of(Counter.PACKETS));
    }

    /** The measuring itself makes objects the first time. */
    private void warmUp(ThreadMXBean threads, FrameListener decoder, List<MemorySegment> frames) {
        allocated(threads, decoder, frames);
    }

    private long allocated(
            ThreadMXBean threads, FrameListener decoder, List<MemorySegment> frames) {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < MEASUREMENTS; i++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            play(decoder, frames);
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }

    private void play(FrameListener decoder, List<MemorySegment> frames) {
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < frames.size(); i++) {
                frame(decoder, frames.get(i));
            }
        }
    }

    private void frame(FrameListener decoder, MemorySegment frame) {
        nanos += 1000;
        int length = (int) frame.byteSize();
        decoder.frame(frame, 0, length, length, nanos, LinkType.ETHERNET);
    }

    private static MemorySegment mining() {
        return inMemory(
                tcp(4000, 3333, "{\"id\":1,\"method\":\"mining.subscribe\",\"params\":[\"x\"]}\n"));
    }

    /** Web, TLS, an empty ACK, JSON that is no call, UDP, and an IPv6 segment. */
    private static List<MemorySegment> ordinary() {
        String random = "\u0017\u0003\u0003\u0004\u0000" + "\u00e5\u0001z".repeat(400);
        return List.of(
                inMemory(tcp(5000, 80, "GET / HTTP/1.1\r\nHost: www.example\r\n\r\n")),
                inMemory(tcp(5001, 443, random)),
                inMemory(tcp(5002, 443, "")),
                inMemory(tcp(5003, 8080, "{\"temperature\":21.5,\"unit\":\"C\"}")),
                inMemory(Frames.ethernetUdp("192.0.2.1", 53, "192.0.2.2", 5353, new byte[120])),
                inMemory(Frames.ethernetTcp("2001:db8::1", 443, "2001:db8::2", 6000, 1, random)));
    }

    private static byte[] tcp(int sourcePort, int port, String text) {
        return Frames.ethernetTcp("192.0.2.1", sourcePort, "192.0.2.2", port, 1, text);
    }

    private static MemorySegment inMemory(byte[] frame) {
        MemorySegment memory = Arena.ofAuto().allocate(frame.length);
        MemorySegment.copy(frame, 0, memory, ValueLayout.JAVA_BYTE, 0, frame.length);
        return memory;
    }
}
