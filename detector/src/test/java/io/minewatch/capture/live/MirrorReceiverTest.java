package io.minewatch.capture.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.minewatch.capture.FrameListener;
import io.minewatch.capture.LinkType;
import io.minewatch.decode.DecodeConfig;
import io.minewatch.decode.Decoder;
import io.minewatch.metrics.CaptureStatistics;
import io.minewatch.metrics.Counters;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Datagrams over the loopback. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class MirrorReceiverTest {

    /** Datagrams on their way at most: the kernel keeps as many however late the receiver is. */
    private static final int ON_THEIR_WAY = 8;

    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(7, 8), ZoneOffset.UTC);

    /** Tells what was decoded, and ends the capture after so many frames. */
    private static final class Ear implements FrameListener {

        private final List<String> packets = new ArrayList<>();
        private final List<String> frames = new ArrayList<>();
        private final CountDownLatch ready = new CountDownLatch(1);
        private final Counters counters = new Counters();
        private final Decoder decoder =
                new Decoder(
                        new DecodeConfig(true),
                        packet ->
                                packets.add(
                                        "%d>%d %s"
                                                .formatted(
                                                        packet.sourcePort(),
                                                        packet.destinationPort(),
                                                        packet.addressDomain())),
                        counters);
        private MirrorReceiver receiver;
        private final AtomicInteger heard = new AtomicInteger();
        private int expected;

        @Override
        public void frame(
                MemorySegment memory,
                long offset,
                int captured,
                int onWire,
                long timestampNanos,
                int linkType) {
            assertEquals(LinkType.RAW, linkType);
            assertEquals(7_000_000_008L, timestampNanos);
            byte[] bytes = memory.asSlice(offset, captured).toArray(ValueLayout.JAVA_BYTE);
            frames.add(HexFormat.of().formatHex(bytes));
            decoder.frame(memory, offset, captured, onWire, timestampNanos, linkType);
            if (heard.incrementAndGet() == expected) {
                receiver.close();
            }
        }

        @Override
        public void idle(long timestampNanos) {
            ready.countDown();
        }
    }

    @Test
    void aMirroredFrameIsDecodedAsIfItHadBeenCaptured() throws Exception {
        int[] ports = {4789, 6081, 37008};
        byte[] inner = TestFrames.udp(1, 1000, 2000, 30);
        List<byte[]> datagrams =
                List.of(
                        wrapped(new byte[] {8, 0, 0, 0, 0, 0, 9, 0}, inner),
                        wrapped(new byte[] {0, 0, 0x65, 0x58, 0, 0, 10, 0}, inner),
                        wrapped(new byte[] {1, 0, 0, 1, 1}, inner));
        for (int i = 0; i < ports.length; i++) {
            Ear ear = receive(ports[i], List.of(datagrams.get(i)), "127.0.0.1");
            assertEquals(1, ear.packets.size(), "port " + ports[i]);
            assertTrue(ear.packets.getFirst().startsWith("1000>2000 "), ear.packets.toString());
        }
    }

    @Test
    void theHeadersAreTrue() throws Exception {
        byte[] payload = {1, 2, 3};
        Ear ear = receive(4789, List.of(payload), "127.0.0.1");
        assertEquals(1, ear.frames.size());
        String frame = ear.frames.getFirst();
        assertEquals("4500001f0000000040110000" + "7f000001" + "00000000", frame.substring(0, 40));
        assertEquals("12b5" + "000b" + "0000" + "010203", frame.substring(44));
        assertEquals(1, ear.packets.size());
        assertEquals(new CaptureStatistics(1, 0, 0, 0), ear.receiver.statistics());
        assertEquals("udp:4789", ear.receiver.name());
    }

    @Test
    void aDatagramOfIpv6KeepsItsAddress() throws Exception {
        Ear ear = receive(6081, List.of(new byte[] {1, 2, 3}), "::1");
        String frame = ear.frames.getFirst();
        assertEquals("60000000000b1140" + "0".repeat(31) + "1", frame.substring(0, 48));
        assertEquals(1, ear.packets.size());
    }

    @Test
    void everyDatagramOfABurstArrivesOnceAndWhole() throws Exception {
        var sent = new ArrayList<byte[]>();
        for (int i = 0; i < 500; i++) {
            byte[] one = new byte[1 + i * 18];
            one[0] = (byte) i;
            one[one.length - 1] = (byte) i;
            sent.add(one);
        }
        Ear ear = receive(37008, sent, "127.0.0.1");
        assertEquals(500, ear.frames.size());
        for (int i = 0; i < 500; i++) {
            assertEquals(2 * (28 + 1 + i * 18), ear.frames.get(i).length());
            assertTrue(ear.frames.get(i).endsWith("%02x".formatted((byte) i)));
        }
    }

    @Test
    void aPortInUseIsToldAtOnce() throws Exception {
        try (var other = new DatagramSocket(new InetSocketAddress(0))) {
            var config = LiveConfig.of(List.of(other.getLocalPort()));
            var taken =
                    assertThrows(
                            CaptureUnavailable.class, () -> MirrorReceiver.open(config, CLOCK));
            String begin = "capture.mirror-ports: " + other.getLocalPort() + ": ";
            assertTrue(taken.getMessage().startsWith(begin), taken.getMessage());
        }
    }

    @Test
    void closedBeforeItRunsItEndsAtOnce() throws Exception {
        MirrorReceiver receiver = open(4789);
        receiver.close();
        receiver.close();
        assertTrue(receiver.run((_, _, _, _, _, _) -> {}));
        assertEquals(CaptureStatistics.NONE, receiver.statistics());
    }

    private static MirrorReceiver open(int port) throws IOException {
        return MirrorReceiver.open(LiveConfig.of(List.of(port)), CLOCK).getFirst();
    }

    private static Ear receive(int port, List<byte[]> datagrams, String host) throws Exception {
        var ear = new Ear();
        ear.receiver = open(port);
        ear.expected = datagrams.size();
        var run = CompletableFuture.supplyAsync(() -> ear.receiver.run(ear));
        assertTrue(ear.ready.await(60, TimeUnit.SECONDS));
        try (var socket = new DatagramSocket()) {
            InetAddress to = InetAddress.getByName(host);
            for (int i = 0; i < datagrams.size(); i++) {
                while (i - ear.heard.get() >= ON_THEIR_WAY) {
                    Thread.onSpinWait();
                }
                byte[] one = datagrams.get(i);
                socket.send(new DatagramPacket(one, one.length, to, port));
            }
        }
        assertTrue(run.get(60, TimeUnit.SECONDS));
        return ear;
    }

    private static byte[] wrapped(byte[] header, byte[] frame) {
        return ByteBuffer.allocate(header.length + frame.length).put(header).put(frame).array();
    }
}
