package io.minewatch.capture.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.minewatch.capture.FrameListener;
import io.minewatch.capture.LinkType;
import io.minewatch.metrics.CaptureStatistics;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The ring between two interfaces of a network that is made for each test. */
@EnabledIf("io.minewatch.capture.live.Namespace#isPossible")
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PacketRingTest {

    /**
     * Megabytes in which a sender has time: it takes a block of half of one whenever {@link
     * RingSocket#RETIRE_MILLIS} have gone by, whatever is in it.
     */
    private static final int ROOMY = 32;

    private Namespace namespace;
    private RawSender sender;

    @BeforeEach
    void makeNetwork() throws Exception {
        namespace = new Namespace();
        sender = namespace.inside(() -> new RawSender(Namespace.OUT));
    }

    @AfterEach
    void removeNetwork() throws Exception {
        sender.close();
        namespace.close();
    }

    /** Writes down what a ring delivers, and closes it when nothing came for a while. */
    private static final class Ear implements FrameListener {

        private final List<String> frames = new ArrayList<>();
        private final List<Long> nanos = new ArrayList<>();
        private final List<Integer> onWire = new ArrayList<>();
        private final List<Long> idle = new ArrayList<>();
        private PacketRing ring;

        @Override
        public void frame(
                MemorySegment memory,
                long offset,
                int captured,
                int length,
                long timestampNanos,
                int linkType) {
            assertEquals(LinkType.ETHERNET, linkType);
            frames.add(hex(memory.asSlice(offset, captured).toArray(ValueLayout.JAVA_BYTE)));
            nanos.add(timestampNanos);
            onWire.add(length);
        }

        @Override
        public void idle(long timestampNanos) {
            idle.add(timestampNanos);
            if (!frames.isEmpty() && idle.size() > 3) {
                ring.close();
            }
        }
    }

    @Test
    void deliversEveryFrameOnceWithItsBytes() throws Exception {
        PacketRing ring = open(1, 64, FrameFilter.everything(65535)).getFirst();
        var frames = new ArrayList<byte[]>();
        for (int i = 0; i < 10_000; i++) {
            frames.add(TestFrames.udp(i, 1000 + i % 7, 2000, 18 + i % 1400));
        }
        var sent = frames.stream().map(PacketRingTest::hex).toList();
        long before = System.currentTimeMillis();
        for (byte[] frame : frames) {
            sender.send(frame);
        }
        Ear ear = hear(ring);
        assertEquals(sent.size(), ear.frames.size());
        for (int i = 0; i < sent.size(); i++) {
            assertEquals(sent.get(i), ear.frames.get(i), "frame " + i);
        }
        assertEquals(new CaptureStatistics(10_000, 0, 0, 0), ring.statistics());
        assertTimesAreOfNow(before, ear);
    }

    private static void assertTimesAreOfNow(long beforeMillis, Ear ear) {
        long last = ear.nanos.getFirst();
        assertTrue(last >= beforeMillis * 1_000_000, "earlier than it was sent");
        for (long time : ear.nanos) {
            assertTrue(time >= last);
            last = time;
        }
        assertTrue(last <= System.currentTimeMillis() * 1_000_000);
        assertTrue(ear.idle.getLast() > last, "the time of day goes on");
    }

    @Test
    void putsTagsBack() throws Exception {
        PacketRing ring = open(1, ROOMY, FrameFilter.everything(65535)).getFirst();
        byte[] plain = TestFrames.udp(7, 1000, 2000, 100);
        var sent =
                List.of(
                        plain,
                        TestFrames.tagged(plain, 0x8100, 0x0064),
                        TestFrames.tagged(plain, 0x88a8, 0xefff),
                        TestFrames.tagged(plain, 0x8100, 0),
                        TestFrames.tagged(TestFrames.tagged(plain, 0x8100, 5), 0x8100, 0x2006),
                        TestFrames.tagged(TestFrames.tagged(plain, 0x8100, 5), 0x88a8, 6));
        for (byte[] frame : sent) {
            sender.send(frame);
        }
        Ear ear = hear(ring);
        assertEquals(sent.stream().map(PacketRingTest::hex).toList(), ear.frames);
        assertEquals(sent.stream().map(frame -> frame.length).toList(), ear.onWire);
    }

    @Test
    void cutsFramesAtTheSnapLength() throws Exception {
        PacketRing ring = open(1, ROOMY, FrameFilter.everything(96)).getFirst();
        byte[] frame = TestFrames.udp(7, 1000, 2000, 1000);
        sender.send(frame);
        sender.send(TestFrames.tagged(frame, 0x8100, 9));
        Ear ear = hear(ring);
        assertEquals(hex(frame).substring(0, 2 * 96), ear.frames.get(0));
        assertEquals(List.of(frame.length, frame.length + 4), ear.onWire);
        String tagged = hex(TestFrames.tagged(frame, 0x8100, 9));
        assertEquals(tagged.substring(0, 2 * 100), ear.frames.get(1));
    }

    @Test
    void takesOnlyDatagramsToTheMirrorPorts() throws Exception {
        var filter = FrameFilter.datagramsTo(List.of(4789, 37008), 65535);
        PacketRing ring = open(1, ROOMY, filter).getFirst();
        var wanted = new ArrayList<String>();
        for (int port : new int[] {4788, 4789, 4790, 37008, 53}) {
            byte[] frame = TestFrames.udp(7, 4789, port, 50);
            sender.send(frame);
            if (port == 4789 || port == 37008) {
                wanted.add(hex(frame));
            }
        }
        byte[] tcp = TestFrames.udp(7, 1, 4789, 50);
        tcp[23] = 6;
        sender.send(tcp);
        byte[] laterFragment = TestFrames.udp(7, 0, 0, 50);
        laterFragment[21] = 99;
        sender.send(laterFragment);
        wanted.add(hex(laterFragment));
        assertEquals(wanted, hear(ring).frames);
    }

    @Test
    void countsEveryFrameThatTheRingHadNoRoomFor() throws Exception {
        PacketRing ring = open(1, 1, FrameFilter.everything(65535)).getFirst();
        int count = 5_000;
        for (int i = 0; i < count; i++) {
            sender.send(TestFrames.udp(i, 1000, 2000, 1000));
        }
        Ear ear = hear(ring);
        CaptureStatistics lost = ring.statistics();
        assertEquals(ear.frames.size(), lost.received());
        assertEquals(count, lost.received() + lost.droppedByKernel());
        assertTrue(lost.droppedByKernel() > count / 2, lost.toString());
    }

    @Test
    void tellsHowFullItWas() throws Exception {
        PacketRing ring = open(1, 8, FrameFilter.everything(65535)).getFirst();
        assertEquals(0, ring.fullest());
        long before = System.nanoTime();
        for (int i = 0; i < 4_000; i++) {
            sender.send(TestFrames.udp(i, 1000, 2000, 1000));
        }
        long millis = (System.nanoTime() - before) / 1_000_000;
        hear(ring);
        // 4000 times 1042 bytes and a header of 82: eight or nine of 16 blocks, and those that were
        // handed over before they were full.
        double fullest = ring.fullest();
        assertTrue(fullest >= 8.0 / 16, "full: " + fullest);
        long handedOver = 1 + millis / RingSocket.RETIRE_MILLIS;
        assertTrue(fullest <= Math.min(1, (9.0 + handedOver) / 16), "full: " + fullest);
        assertEquals(0, ring.fullest(), "asked again");
    }

    @Test
    void aFullRingIsFull() throws Exception {
        PacketRing ring = open(1, 1, FrameFilter.everything(65535)).getFirst();
        for (int i = 0; i < 5_000; i++) {
            sender.send(TestFrames.udp(i, 1000, 2000, 1000));
        }
        hear(ring);
        assertEquals(1, ring.fullest());
    }

    @Test
    void withoutACardsTimesTheyAreTheKernels() throws Exception {
        var config =
                new RingConfig(
                        Namespace.IN,
                        1,
                        1,
                        Fanout.DEFAULT,
                        _ -> FrameFilter.everything(65535),
                        true,
                        true);
        PacketRing ring = namespace.inside(() -> PacketRing.open(config)).getFirst();
        long before = System.currentTimeMillis();
        sender.send(TestFrames.udp(7, 1000, 2000, 100));
        assertTimesAreOfNow(before, hear(ring));
    }

    @Test
    void twoRingsShareFramesSoThatBothDirectionsMeet() throws Exception {
        List<PacketRing> rings = open(2, ROOMY, FrameFilter.everything(65535));
        int flows = 500;
        for (int i = 0; i < flows; i++) {
            int client = 0x0a000100 + i;
            sender.send(TestFrames.udp(i, client, 0x0a000002, 30_000 + i, 3333, 60));
            sender.send(TestFrames.udp(i, 0x0a000002, client, 3333, 30_000 + i, 60));
        }
        var heard = new HashMap<String, Integer>();
        var shares = new ArrayList<Integer>();
        for (PacketRing ring : rings) {
            Ear ear = hear(ring);
            shares.add(ear.frames.size());
            Map<String, Integer> own = new HashMap<>();
            ear.frames.forEach(frame -> own.merge(frame.substring(84, 92), 1, Integer::sum));
            own.values().forEach(directions -> assertEquals(2, directions));
            own.forEach((flow, n) -> heard.merge(flow, n, Integer::sum));
        }
        assertEquals(flows, heard.size());
        assertTrue(shares.getFirst() > flows / 2 && shares.getLast() > flows / 2, "" + shares);
    }

    @Test
    void deliversWhatWaitsWhenItIsClosed() throws Exception {
        PacketRing ring = open(1, ROOMY, FrameFilter.everything(65535)).getFirst();
        int count = 4_000;
        for (int i = 0; i < count; i++) {
            sender.send(TestFrames.udp(i, 1000, 2000, 1000));
        }
        var heard = new AtomicInteger();
        assertTrue(
                ring.run(
                        (memory, offset, captured, onWire, nanos, linkType) -> {
                            heard.incrementAndGet();
                            ring.close();
                        }));
        assertEquals(count, heard.get());
        assertEquals(new CaptureStatistics(count, 0, 0, 0), ring.statistics());
    }

    @Test
    void comesToItsEndWhenItIsClosedHoweverMuchComes() throws Exception {
        PacketRing ring = open(1, 1, FrameFilter.everything(65535)).getFirst();
        sender.send(TestFrames.udp(0, 1000, 2000, 60));
        var heard = new AtomicInteger();
        assertTrue(
                ring.run(
                        (memory, offset, captured, onWire, nanos, linkType) -> {
                            ring.close();
                            sendAnother(heard.incrementAndGet());
                        }));
        assertTrue(heard.get() >= 1 && heard.get() <= 4, "heard: " + heard);
        assertEquals(heard.get(), ring.statistics().received());
    }

    private void sendAnother(int number) {
        try {
            sender.send(TestFrames.udp(number, 1000, 2000, 60));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void saysThatTheInterfaceWentDownAfterWhatItHadSent() throws Exception {
        PacketRing ring = open(1, 1, FrameFilter.everything(65535)).getFirst();
        var ear = new Ear();
        ear.ring = ring;
        sender.send(TestFrames.udp(1, 1000, 2000, 60));
        namespace.ip("link", "set", Namespace.IN, "down");
        assertFalse(ring.run(ear));
        assertEquals(1, ear.frames.size());
        assertEquals(1, ring.statistics().received());

        CaptureUnavailable down =
                assertThrows(CaptureUnavailable.class, () -> open(1, 1, FrameFilter.nothing()));
        assertEquals("capture.interfaces: in0: is down", down.getMessage());

        namespace.up();
        PacketRing again = open(1, 1, FrameFilter.everything(65535)).getFirst();
        sender.send(TestFrames.udp(2, 1000, 2000, 60));
        assertEquals(1, hear(again).frames.size());
    }

    @Test
    void saysThatTheInterfaceWentAwayWhileItWaits() throws Exception {
        PacketRing ring = open(1, 1, FrameFilter.everything(65535)).getFirst();
        var ear = new Ear();
        ear.ring = ring;
        Future<Boolean> run = namespace.start(() -> ring.run(ear));
        namespace.ip("link", "del", Namespace.IN);
        assertFalse(run.get(30, TimeUnit.SECONDS));
    }

    @Test
    void saysThatThereIsNoSuchInterface() {
        RingConfig config = config("nowhere0", 1, 1, FrameFilter.nothing());
        CaptureUnavailable missing =
                assertThrows(
                        CaptureUnavailable.class,
                        () -> namespace.inside(() -> PacketRing.open(config)));
        assertEquals("capture.interfaces: nowhere0: no such interface", missing.getMessage());
    }

    @Test
    void closingEndsAWaitAndMayBeRepeated() throws Exception {
        PacketRing ring = open(1, 1, FrameFilter.everything(65535)).getFirst();
        var ear = new Ear();
        ear.ring = ring;
        Future<Boolean> run = namespace.start(() -> ring.run(ear));
        ring.close();
        ring.close();
        assertTrue(run.get(30, TimeUnit.SECONDS));
        assertTrue(ring.run(ear), "nothing is left to be read");
        assertEquals(CaptureStatistics.NONE, ring.statistics());
    }

    private List<PacketRing> open(int rings, int megabytes, FrameFilter filter) throws Exception {
        RingConfig config = config(Namespace.IN, rings, megabytes, filter);
        return namespace.inside(() -> PacketRing.open(config));
    }

    private static RingConfig config(String name, int rings, int megabytes, FrameFilter filter) {
        return new RingConfig(name, rings, megabytes, Fanout.DEFAULT, _ -> filter, true, false);
    }

    private static Ear hear(PacketRing ring) {
        var ear = new Ear();
        ear.ring = ring;
        assertTrue(ring.run(ear));
        return ear;
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
