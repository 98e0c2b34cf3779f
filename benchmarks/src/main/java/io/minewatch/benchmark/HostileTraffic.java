package io.minewatch.benchmark;

import io.minewatch.capture.FrameListener;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * Packets of somebody who wants to blind a sensor: as many flows as there are packets, payloads
 * that look like mining and are not, data that never ends, never comes or hides in tunnels.
 */
final class HostileTraffic {

    /** Flows that go on and on, as opposed to those of one packet. */
    private static final int LONG_LIVED = 4096;

    private static final int SEGMENT = 1400;
    private static final int DEEP = 12;

    /** Out of order data is held: the hole before it never closes. */
    private static final int HOLE = 100;

    /** What passes for the beginning of something that a sensor should follow. */
    private static final List<String> ALMOST =
            List.of(
                    "{\"id\":1,\"method\":\"mining.subscribe\",\"params\":[]}\n",
                    "{\"id\":1,\"method\":\"login\",\"params\":{\"login\":\"x\",\"pass\":\"x\"}}\n",
                    "{\"id\":7,\"method\":\"submit\",\"params\":{\"form\":\"order\"}}\n",
                    "{\"method\":\"mining.notify\",\"params\":[\"1\"," + "[".repeat(900),
                    "{\"id\":2,\"jsonrpc\":\"2.0\",\"method\":\"eth_call\",\"params\":[{}]}\n",
                    "{\"job_id\":\"" + "7".repeat(1200),
                    "{\"result\":[\"0x" + "0".repeat(64) + "\"],\"id\":0}\n",
                    "{\"params\":" + "{\"params\":".repeat(120));

    private final RandomGenerator random = new Random(7);
    private final RawFrame frame = new RawFrame();
    private final MemorySegment noise = Arena.ofAuto().allocate(1 << 16);
    private final MemorySegment endless;
    private final MemorySegment[] almost;
    private final int[] sequences = new int[2 * LONG_LIVED];
    private long sent;

    HostileTraffic() {
        byte[] bytes = new byte[1 << 16];
        random.nextBytes(bytes);
        noise.copyFrom(MemorySegment.ofArray(bytes));
        endless = inMemory("{\"method\":\"" + "A".repeat(SEGMENT));
        almost = ALMOST.stream().map(HostileTraffic::inMemory).toArray(MemorySegment[]::new);
    }

    private static MemorySegment inMemory(String text) {
        MemorySegment memory = Arena.ofAuto().allocate(text.length());
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        MemorySegment.copy(bytes, 0, memory, ValueLayout.JAVA_BYTE, 0, bytes.length);
        return memory;
    }

    /** One packet, each kind in turn. */
    void send(FrameListener listener, long nanos) {
        switch ((int) (sent++ & 7)) {
            case 0 -> randomFlow(listener, nanos);
            case 1 -> syn(listener, nanos);
            case 2 -> almostMining(listener, nanos);
            case 3 -> endlessLine(listener, nanos);
            case 4 -> fragment(listener, nanos);
            case 5 -> tunnels(listener, nanos);
            case 6 -> hole(listener, nanos);
            default -> syn(listener, nanos);
        }
    }

    /** Packets so far. */
    long sent() {
        return sent;
    }

    private int address() {
        return 172 << 24 | 16 << 16 | random.nextInt() & 0xf_ffff;
    }

    private int port() {
        return 1 + random.nextInt(65_535);
    }

    private void randomFlow(FrameListener listener, long nanos) {
        int length = 1 + random.nextInt(SEGMENT);
        frame.tcp(address(), port(), address(), port(), random.nextInt(), 0x18, length)
                .saying(noise, random.nextInt((1 << 16) - length), length)
                .send(listener, nanos);
    }

    private void syn(FrameListener listener, long nanos) {
        frame.tcp(address(), port(), address(), port(), random.nextInt(), RawFrame.SYN, 0)
                .send(listener, nanos);
    }

    private void almostMining(FrameListener listener, long nanos) {
        MemorySegment payload = almost[random.nextInt(almost.length)];
        int length = (int) payload.byteSize();
        frame.tcp(address(), port(), address(), 3333, random.nextInt(), 0x18, length)
                .saying(payload, 0, length)
                .send(listener, nanos);
    }

    /** The next segment of a message that began long ago, in one of some thousand flows. */
    private void endlessLine(FrameListener listener, long nanos) {
        int flow = random.nextInt(LONG_LIVED);
        boolean first = sequences[flow] == 0;
        int length = first ? (int) endless.byteSize() : SEGMENT;
        frame.tcp(192 << 24 | flow, 5000, 0xc612_0001, 3333, sequences[flow], 0x18, length)
                .saying(endless, first ? 0 : endless.byteSize() - SEGMENT, length)
                .send(listener, nanos);
        sequences[flow] += length;
    }

    /** Never the one that its packet ends with. */
    private void fragment(FrameListener listener, long nanos) {
        int offset = random.nextInt(8) * 176;
        frame.fragment(address(), address(), random.nextInt(), offset, 176).send(listener, nanos);
    }

    private void tunnels(FrameListener listener, long nanos) {
        frame.tunnels(address(), address(), 1 + random.nextInt(DEEP)).send(listener, nanos);
    }

    /** After one call everything comes behind a hole. */
    private void hole(FrameListener listener, long nanos) {
        int flow = random.nextInt(LONG_LIVED);
        int slot = LONG_LIVED + flow;
        MemorySegment payload = sequences[slot] == 0 ? almost[0] : noise;
        int length = sequences[slot] == 0 ? (int) almost[0].byteSize() : SEGMENT;
        frame.tcp(193 << 24 | flow, 5000, 0xc612_0002, 3333, sequences[slot], 0x18, length)
                .saying(payload, 0, length)
                .send(listener, nanos);
        sequences[slot] += length + HOLE;
    }
}
