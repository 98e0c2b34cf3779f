package io.minewatch.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.minewatch.capture.LinkType;
import io.minewatch.metrics.Counter;
import io.minewatch.metrics.Counters;
import io.minewatch.metrics.Drop;

import org.junit.jupiter.api.Test;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Random;

/** No bytes make the decoder throw, read beyond the capture, or lose count. */
class RobustnessTest {

    private static final int ROUNDS = 200_000;
    private static final int LONGEST = 300;
    private static final int[] LINK_TYPES = {
        LinkType.NULL,
        LinkType.ETHERNET,
        LinkType.PPP,
        LinkType.PPP_ETHER,
        LinkType.RAW,
        LinkType.LOOP,
        LinkType.LINUX_SLL,
        LinkType.IPV4,
        LinkType.IPV6,
        LinkType.LINUX_SLL2,
    };

    private final Counters counters = new Counters();
    private final Decoder decoder =
            new Decoder(DecodeConfig.standard(), RobustnessTest::read, counters);
    private final MemorySegment memory = Arena.ofAuto().allocate(LONGEST);

    @Test
    void randomBytes() {
        var random = new Random(20_260_901);
        byte[] bytes = new byte[LONGEST];
        for (int i = 0; i < ROUNDS; i++) {
            random.nextBytes(bytes);
            int linkType = LINK_TYPES[random.nextInt(LINK_TYPES.length)];
            decode(bytes, random.nextInt(LONGEST + 1), random.nextInt(2000), linkType, i);
        }
        assertCountedOnce();
    }

    @Test
    void goodFramesWithSomeBytesChanged() {
        var random = new Random(20_260_902);
        List<Sample> samples = Sample.all();
        for (int i = 0; i < ROUNDS; i++) {
            Sample sample = samples.get(random.nextInt(samples.size()));
            byte[] bytes = sample.frame().clone();
            for (int change = random.nextInt(6); change > 0; change--) {
                bytes[random.nextInt(bytes.length)] = (byte) interesting(random);
            }
            int captured = random.nextInt(4) == 0 ? random.nextInt(bytes.length) : bytes.length;
            decode(bytes, captured, bytes.length, sample.linkType(), i * 1_000_000L);
        }
        assertCountedOnce();
        assertTrue(counters.of(Counter.PACKETS) > ROUNDS / 4);
        assertTrue(counters.of(Drop.FRAGMENT_HELD) > 0);
    }

    private static int interesting(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> 0;
            case 1 -> 0xff;
            default -> random.nextInt(256);
        };
    }

    private void decode(byte[] bytes, int captured, int onWire, int linkType, long nanos) {
        MemorySegment exact = memory.asSlice(LONGEST - captured, captured);
        MemorySegment.copy(bytes, 0, exact, ValueLayout.JAVA_BYTE, 0, captured);
        decoder.frame(exact, 0, captured, Math.max(captured, onWire), nanos, linkType);
    }

    private void assertCountedOnce() {
        long ends = counters.of(Counter.PACKETS);
        for (Drop drop : Drop.values()) {
            boolean isFrame = drop != Drop.FRAGMENT_TIMEOUT && drop != Drop.FRAGMENT_NO_ROOM;
            ends += isFrame ? counters.of(drop) : 0;
        }
        assertEquals(ROUNDS, ends);
    }

    private static void read(Packet packet) {
        assertTrue(packet.payloadLength() >= 0);
        assertTrue(packet.payloadLength() <= packet.payloadOnWire());
        packet.memory().asSlice(packet.payloadOffset(), packet.payloadLength());
    }
}
