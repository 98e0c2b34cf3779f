package io.minewatch.capture.live;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * The header that the kernel writes before each frame of a ring: struct tpacket3_hdr of
 * linux/if_packet.h, in the byte order of the machine.
 */
final class RingFrame {

    static final int NEXT = 0;
    static final int SECONDS = 4;
    static final int NANOS = 8;
    static final int CAPTURED = 12;
    static final int ON_WIRE = 16;
    static final int STATUS = 20;
    static final int MAC = 24;
    static final int VLAN_TCI = 32;
    static final int VLAN_TPID = 36;

    static final int VLAN_VALID = 1 << 4;
    static final int VLAN_TPID_VALID = 1 << 6;

    /** Bytes of a tag, which the kernel took off and which is put back. */
    static final int TAG_LENGTH = 4;

    /** The two addresses, which stand before a tag. */
    static final int ADDRESSES = 12;

    private static final int TPID_8021Q = 0x8100;

    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
    private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT;
    private static final ValueLayout.OfLong ANY_LONG = ValueLayout.JAVA_LONG_UNALIGNED;
    private static final ValueLayout.OfInt ANY_INT = ValueLayout.JAVA_INT_UNALIGNED;
    private static final ValueLayout.OfInt WIRE_INT =
            ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    private RingFrame() {}

    /** Whether the frame had a tag that is now in the header only. */
    static boolean isTagged(MemorySegment ring, long header) {
        return (ring.get(INT, header + STATUS) & VLAN_VALID) != 0;
    }

    /**
     * Puts the tag back where it was, by moving the addresses into the room before the frame.
     *
     * @param frame where the frame begins; it begins {@link #TAG_LENGTH} bytes earlier afterwards
     */
    static void restoreTag(MemorySegment ring, long header, long frame) {
        int status = ring.get(INT, header + STATUS);
        int control = ring.get(INT, header + VLAN_TCI) & 0xffff;
        // Kernels before 3.14 do not tell the type of the tag.
        int type =
                (status & VLAN_TPID_VALID) != 0
                        ? ring.get(SHORT, header + VLAN_TPID) & 0xffff
                        : TPID_8021Q;
        long first = ring.get(ANY_LONG, frame);
        int second = ring.get(ANY_INT, frame + Long.BYTES);
        long start = frame - TAG_LENGTH;
        ring.set(ANY_LONG, start, first);
        ring.set(ANY_INT, start + Long.BYTES, second);
        ring.set(WIRE_INT, start + ADDRESSES, type << 16 | control);
    }
}
