package io.minewatch.decode;

import io.minewatch.metrics.Drop;

/** GENEVE, RFC 8926 section 3.4: any EtherType over UDP, with options. */
final class Geneve {

    static final int PORT = 6081;

    private static final int VERSION_AND_OPTIONS = 0;
    private static final int FLAGS = 1;
    private static final int TYPE = 2;
    private static final int VNI_AND_RESERVED = 4;
    private static final int LENGTH = 8;

    private static final int VERSION_MASK = 0xc0;
    private static final int OPTIONS_MASK = 0x3f;
    private static final int RESERVED_FLAGS = 0x3f;

    private Geneve() {}

    static Inside peel(Cursor cursor, Packet packet) {
        if (!isGeneve(cursor)) {
            return Inside.PACKET;
        }
        int type = cursor.u16(TYPE);
        long vni = cursor.u32(VNI_AND_RESERVED) >>> 8;
        if (!packet.pushBetween(Encapsulation.GENEVE, vni)) {
            return cursor.drop(Drop.TOO_DEEP);
        }
        cursor.skip(headerLength(cursor));
        return EtherType.inside(type, cursor);
    }

    private static boolean isGeneve(Cursor cursor) {
        return cursor.captured() >= LENGTH
                && (cursor.u8(VERSION_AND_OPTIONS) & VERSION_MASK) == 0
                && (cursor.u8(FLAGS) & RESERVED_FLAGS) == 0
                && (cursor.u32(VNI_AND_RESERVED) & 0xff) == 0
                && carries(cursor.u16(TYPE))
                && headerLength(cursor) <= cursor.captured();
    }

    private static boolean carries(int type) {
        return type == EtherType.BRIDGED_ETHERNET
                || type == EtherType.IPV4
                || type == EtherType.IPV6;
    }

    private static int headerLength(Cursor cursor) {
        return LENGTH + (cursor.u8(VERSION_AND_OPTIONS) & OPTIONS_MASK) * 4;
    }
}
