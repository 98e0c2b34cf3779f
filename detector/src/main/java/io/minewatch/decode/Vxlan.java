package io.minewatch.decode;

import io.minewatch.metrics.Drop;

/** VXLAN, RFC 7348 section 5: Ethernet over UDP, and what clouds mirror traffic with. */
final class Vxlan {

    static final int PORT = 4789;

    /** What Linux used before a port was assigned, and flannel still does. */
    static final int LINUX_PORT = 8472;

    private static final int FLAGS = 0;
    private static final int VNI_AND_RESERVED = 4;
    private static final int LENGTH = 8;

    private static final int VNI_IS_VALID = 0x08;

    /** All flags but those of the VNI and of group policy (draft-smith-vxlan-group-policy). */
    private static final int RESERVED_FLAGS = 0x77;

    private Vxlan() {}

    static Inside peel(Cursor cursor, Packet packet) {
        if (!isVxlan(cursor)) {
            return Inside.PACKET;
        }
        long vni = cursor.u32(VNI_AND_RESERVED) >>> 8;
        cursor.skip(LENGTH);
        return packet.pushBetween(Encapsulation.VXLAN, vni)
                ? Inside.ETHERNET
                : cursor.drop(Drop.TOO_DEEP);
    }

    private static boolean isVxlan(Cursor cursor) {
        return cursor.captured() >= LENGTH
                && cursor.onWire() >= LENGTH + Ethernet.LENGTH
                && (cursor.u8(FLAGS) & (VNI_IS_VALID | RESERVED_FLAGS)) == VNI_IS_VALID
                && (cursor.u32(VNI_AND_RESERVED) & 0xff) == 0;
    }
}
