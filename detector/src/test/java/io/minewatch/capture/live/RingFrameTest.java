package io.minewatch.capture.live;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Random;

class RingFrameTest {

    private static final int HEADER = 16;
    private static final int FRAME = HEADER + 86;

    @Test
    void aTagComesBackWhereItWas() {
        byte[] frame = TestFrames.udp(1, 2, 3, 64);
        int known = RingFrame.VLAN_VALID | RingFrame.VLAN_TPID_VALID;
        assertArrayEquals(
                TestFrames.tagged(frame, 0x88a8, 0xf123), restored(frame, known, 0x88a8, 0xf123));
        assertArrayEquals(TestFrames.tagged(frame, 0x9100, 0), restored(frame, known, 0x9100, 0));
    }

    @Test
    void anOldKernelTellsNoType() {
        byte[] frame = TestFrames.udp(1, 2, 3, 64);
        assertArrayEquals(
                TestFrames.tagged(frame, 0x8100, 7), restored(frame, RingFrame.VLAN_VALID, 0, 7));
    }

    @Test
    void onlyTheBitTellsOfATag() {
        try (var arena = Arena.ofConfined()) {
            MemorySegment ring = arena.allocate(64, 16);
            ring.set(ValueLayout.JAVA_INT, RingFrame.VLAN_TCI, 5);
            assertFalse(RingFrame.isTagged(ring, 0));
            ring.set(ValueLayout.JAVA_INT, RingFrame.STATUS, 0x2000_0001);
            assertFalse(RingFrame.isTagged(ring, 0));
            ring.set(ValueLayout.JAVA_INT, RingFrame.STATUS, 0x2000_0011);
            assertTrue(RingFrame.isTagged(ring, 0));
        }
    }

    @Test
    void nothingElseIsTouched() {
        var random = new Random(1);
        byte[] frame = new byte[60];
        random.nextBytes(frame);
        byte[] tagged = restored(frame, RingFrame.VLAN_VALID, 0, 0xabc);
        assertEquals(64, tagged.length);
        assertArrayEquals(TestFrames.tagged(frame, 0x8100, 0xabc), tagged);
    }

    private static byte[] restored(byte[] frame, int status, int type, int control) {
        try (var arena = Arena.ofConfined()) {
            MemorySegment ring = arena.allocate(FRAME + frame.length, 16);
            ring.set(ValueLayout.JAVA_INT, HEADER + RingFrame.STATUS, status);
            ring.set(ValueLayout.JAVA_INT, HEADER + RingFrame.VLAN_TCI, control);
            ring.set(ValueLayout.JAVA_SHORT, HEADER + RingFrame.VLAN_TPID, (short) type);
            MemorySegment.copy(frame, 0, ring, ValueLayout.JAVA_BYTE, FRAME, frame.length);
            RingFrame.restoreTag(ring, HEADER, FRAME);
            return ring.asSlice(FRAME - 4, frame.length + 4).toArray(ValueLayout.JAVA_BYTE);
        }
    }
}
