package io.minewatch.benchmark;

import io.minewatch.capture.FrameListener;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Random;

/**
 * Ordinary packets of as many flows as wanted at once, each packet of a flow drawn by chance: the
 * worst case for whoever remembers flows, for none is met again soon. The packets themselves are
 * the same whatever the number of flows.
 */
final class OrdinaryMix {

    /** Frames that are used in turn: 6 MB, more than the second level cache. */
    private static final int TEMPLATES = 4096;

    private static final int ROOM = 1536;
    private static final long ODD = 0x9e37_79b9_7f4a_7c15L;
    private static final long NANOS_PER_PACKET = 100;
    private static final int FIRST_CLIENT = 10 << 24;
    private static final int FIRST_SERVER = 100 << 24 | 64 << 16;

    private final RawFrame[] templates = new RawFrame[TEMPLATES];
    private long step;
    private long nanos;

    OrdinaryMix() {
        var random = new Random(1);
        MemorySegment memory = Arena.ofAuto().allocate((long) TEMPLATES * ROOM, 64);
        for (int i = 0; i < TEMPLATES; i++) {
            var frame = new RawFrame(memory, (long) i * ROOM);
            templates[i] = fill(frame, random);
        }
    }

    /**
     * Of a hundred: 30 empty acknowledgements, 47 full TLS, of which 8 end what was written at once
     * (PSH; one in six in captures), 8 small TLS, 5 HTTP, 10 QUIC.
     */
    private static RawFrame fill(RawFrame frame, Random random) {
        int kind = random.nextInt(100);
        if (kind < 30) {
            return frame.tcp(0, 0, 0, 0, random.nextInt(), RawFrame.ACK, 0);
        }
        if (kind < 77) {
            int flags = kind < 69 ? RawFrame.ACK : RawFrame.PUSH_ACK;
            return tcp(frame, random, flags, 1400, "\u0017\u0003\u0003\u0005\u0073");
        }
        if (kind < 85) {
            int length = 60 + random.nextInt(200);
            return tcp(frame, random, RawFrame.PUSH_ACK, length, "\u0017\u0003\u0003\u0000\u0040");
        }
        if (kind < 90) {
            return tcp(
                    frame,
                    random,
                    RawFrame.PUSH_ACK,
                    500,
                    "GET /index.html HTTP/1.1\r\nHost: www.example\r\n");
        }
        return frame.udp(0, 0, 0, 0, 1200);
    }

    private static RawFrame tcp(
            RawFrame frame, Random random, int flags, int length, String start) {
        byte[] payload = new byte[length];
        random.nextBytes(payload);
        for (int i = 0; i < start.length(); i++) {
            payload[i] = (byte) start.charAt(i);
        }
        MemorySegment memory = Arena.ofAuto().allocate(length);
        MemorySegment.copy(payload, 0, memory, ValueLayout.JAVA_BYTE, 0, length);
        return frame.tcp(0, 0, 0, 0, random.nextInt(), flags, length).saying(memory, 0, length);
    }

    /** So many packets, each of one of so many flows, in either direction. */
    void send(FrameListener listener, long flows, int packets) {
        for (int i = 0; i < packets; i++) {
            long random = step++ * ODD;
            long flow = Math.unsignedMultiplyHigh(random, flows);
            int client = FIRST_CLIENT + (int) (flow & 0xf_ffff);
            int port = 1024 + (int) (flow >>> 20);
            int server = FIRST_SERVER + (int) (flow * ODD >>> 47);
            RawFrame frame = templates[i & TEMPLATES - 1];
            if ((random & 1 << 20) == 0) {
                frame.between(client, port, server, 443);
            } else {
                frame.between(server, 443, client, port);
            }
            nanos += NANOS_PER_PACKET;
            frame.send(listener, nanos);
        }
    }

    /** Packet time of the last packet. */
    long nanos() {
        return nanos;
    }
}
