package io.minewatch.capture.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;

import io.minewatch.capture.FrameListener;
import io.minewatch.capture.LinkType;
import io.minewatch.capture.LiveCapture;
import io.minewatch.metrics.CaptureStatistics;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.pcap4j.core.Pcaps;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** All ways that an interface can be captured by, each with the same frames. */
@EnabledIf("io.minewatch.capture.live.Namespace#isPossible")
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LiveCapturesTest {

    private static final class Ear implements FrameListener {

        private final List<String> frames = new ArrayList<>();
        private LiveCapture capture;
        private int idle;

        @Override
        public void frame(
                MemorySegment memory, long offset, int captured, int onWire, long at, int type) {
            assertEquals(LinkType.ETHERNET, type);
            byte[] bytes = memory.asSlice(offset, captured).toArray(ValueLayout.JAVA_BYTE);
            frames.add(HexFormat.of().formatHex(bytes));
        }

        @Override
        public void idle(long timestampNanos) {
            idle++;
            if (!frames.isEmpty() && idle > 5) {
                capture.close();
            }
        }
    }

    static boolean hasLibpcap() {
        try {
            return !Pcaps.libVersion().isEmpty();
        } catch (LinkageError _) {
            return false;
        }
    }

    @Test
    void autoTakesTheRing() throws Exception {
        try (var namespace = new Namespace()) {
            var captures = open(namespace, LiveConfig.of(Namespace.IN));
            assertEquals(CaptureMethod.RING, captures.method());
            assertEquals(List.of(), captures.remarks());
            assertEquals(500, hear(namespace, captures).frames.size());
        }
    }

    @Test
    @EnabledIf("hasLibpcap")
    void pcapDeliversTheSameFrames() throws Exception {
        try (var namespace = new Namespace()) {
            var byPcap = LiveConfig.of(Namespace.IN).by(CaptureMethod.PCAP);
            var captures = open(namespace, byPcap);
            Ear ear = hear(namespace, captures);
            for (int i = 0; i < 500; i++) {
                assertEquals(HexFormat.of().formatHex(frame(i)), ear.frames.get(i));
            }
            assertEquals(
                    new CaptureStatistics(500, 0, 0, 0),
                    captures.workers().getFirst().statistics());
        }
    }

    @Test
    @EnabledIf("hasLibpcap")
    void pcapSaysThatTheInterfaceWentAway() throws Exception {
        try (var namespace = new Namespace()) {
            var byPcap = LiveConfig.of(Namespace.IN).by(CaptureMethod.PCAP);
            LiveCapture capture = open(namespace, byPcap).workers().getFirst();
            namespace.ip("link", "del", Namespace.IN);
            assertFalse(capture.run((_, _, _, _, _, _) -> {}));
        }
    }

    @Test
    void noWayIsTakenToAnInterfaceThatIsDown() throws Exception {
        try (var namespace = new Namespace()) {
            namespace.ip("link", "set", Namespace.IN, "down");
            var ways = new ArrayList<>(List.of(CaptureMethod.AUTO));
            if (hasLibpcap()) {
                ways.add(CaptureMethod.PCAP);
            }
            for (var method : ways) {
                var down = LiveConfig.of(Namespace.IN).by(method);
                var refused = assertThrows(CaptureUnavailable.class, () -> open(namespace, down));
                assertEquals("capture.interfaces: in0: is down", refused.getMessage());
            }
        }
    }

    @Test
    @EnabledIf("hasLibpcap")
    void pcapCanBeClosedWhileTheInterfaceIsDown() throws Exception {
        try (var namespace = new Namespace()) {
            var byPcap = LiveConfig.of(Namespace.IN).by(CaptureMethod.PCAP);
            LiveCapture capture = open(namespace, byPcap).workers().getFirst();
            var run = namespace.start(() -> capture.run((_, _, _, _, _, _) -> {}));
            namespace.ip("link", "set", Namespace.IN, "down");
            capture.close();
            assertTrue(run.get());
        }
    }

    /** libpcap compiles the filter for either. */
    @Test
    @EnabledIf("hasLibpcap")
    void bothFilterInTheSameLanguage() throws Exception {
        try (var namespace = new Namespace()) {
            for (var method : List.of(CaptureMethod.RING, CaptureMethod.PCAP)) {
                var some = LiveConfig.of(Namespace.IN).by(method).filteredBy("udp port 2003");
                assertEquals(50, hear(namespace, open(namespace, some)).frames.size(), "" + method);
                var wrong = LiveConfig.of(Namespace.IN).by(method).filteredBy("udp porf");
                var refused = assertThrows(CaptureUnavailable.class, () -> open(namespace, wrong));
                assertTrue(
                        refused.getMessage().startsWith("capture.filter: 'udp porf': "),
                        refused.getMessage());
            }
        }
    }

    @Test
    void aMissingInterfaceIsOneLine() throws Exception {
        try (var namespace = new Namespace()) {
            var missing =
                    assertThrows(
                            CaptureUnavailable.class,
                            () -> open(namespace, LiveConfig.of("nowhere0")));
            assertEquals("capture.interfaces: nowhere0: no such interface", missing.getMessage());
            assertTrue(missing.sourceIsGone());
        }
    }

    /** Notes what the thread has allocated, from time to time. */
    private static final class Meter implements FrameListener {

        private static final int FRAMES = 60_000;

        private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        private final List<Long> marks = new ArrayList<>();
        private final LiveCapture capture;
        private int frames;

        Meter(LiveCapture capture) {
            this.capture = capture;
        }

        @Override
        public void frame(
                MemorySegment memory, long offset, int captured, int onWire, long at, int type) {
            frames++;
            if (frames % (FRAMES / 3) == 0) {
                marks.add(threads.getCurrentThreadAllocatedBytes());
            }
        }

        @Override
        public void idle(long timestampNanos) {
            if (frames == FRAMES) {
                capture.close();
            }
        }
    }

    @Test
    void theRingMakesNoObjects() throws Exception {
        try (var namespace = new Namespace()) {
            var capture = open(namespace, LiveConfig.of(Namespace.IN)).workers().getFirst();
            var meter = new Meter(capture);
            var sent =
                    namespace.start(
                            () -> {
                                try (var sender = new RawSender(Namespace.OUT)) {
                                    for (int i = 0; i < Meter.FRAMES; i++) {
                                        sender.send(frame(i % 10));
                                    }
                                }
                                return true;
                            });
            assertTrue(capture.run(meter));
            assertTrue(sent.get());
            // What little there is belongs to the measuring itself.
            long bytes = meter.marks.get(2) - meter.marks.get(1);
            assertTrue(bytes < 2048, "bytes: " + bytes);
        }
    }

    private static LiveCaptures open(Namespace namespace, LiveConfig config) throws Exception {
        return namespace.inside(() -> LiveCaptures.open(config));
    }

    private static byte[] frame(int i) {
        byte[] plain = TestFrames.udp(i, 1000, 2000 + i % 10, 100 + i);
        return i % 2 == 0 ? plain : TestFrames.tagged(plain, 0x8100, 1 + i);
    }

    private static Ear hear(Namespace namespace, LiveCaptures captures) throws Exception {
        namespace.inside(
                () -> {
                    try (var sender = new RawSender(Namespace.OUT)) {
                        for (int i = 0; i < 500; i++) {
                            sender.send(frame(i));
                        }
                    }
                    return true;
                });
        var ear = new Ear();
        ear.capture = captures.workers().getFirst();
        assertTrue(ear.capture.run(ear));
        return ear;
    }
}
