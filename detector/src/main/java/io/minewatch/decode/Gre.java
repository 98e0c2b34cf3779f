package io.minewatch.decode;

import io.minewatch.metrics.Drop;

/** GRE, RFC 2784 with the key of RFC 2890; and version 1, RFC 2637, which carries PPTP. */
final class Gre {

    private static final int FLAGS = 0;
    private static final int TYPE = 2;
    private static final int LENGTH = 4;
    private static final int FIELD_LENGTH = 4;

    private static final int HAS_CHECKSUM = 0x8000;
    private static final int HAS_ROUTING = 0x4000;
    private static final int HAS_KEY = 0x2000;
    private static final int HAS_SEQUENCE = 0x1000;
    private static final int HAS_ACKNOWLEDGEMENT = 0x0080;
    private static final int VERSION_MASK = 0x0007;
    private static final int VERSION_PPTP = 1;

    private static final int TYPE_ERSPAN = 0x88be;
    private static final int TYPE_ERSPAN_3 = 0x22eb;

    /** In the key of PPTP: the call, below the length of the payload. */
    private static final int PPTP_CALL_MASK = 0xffff;

    private Gre() {}

    static Inside peel(Cursor cursor, Packet packet) {
        if (cursor.captured() < LENGTH) {
            return cursor.drop(Drop.TRUNCATED_TUNNEL);
        }
        int flags = cursor.u16(FLAGS);
        int length = headerLength(flags);
        if (cursor.captured() < length) {
            return cursor.drop(Drop.TRUNCATED_TUNNEL);
        }
        int type = cursor.u16(TYPE);
        return switch (flags & VERSION_MASK) {
            case 0 -> plain(flags, type, length, cursor, packet);
            case VERSION_PPTP -> pptp(flags, type, length, cursor, packet);
            default -> cursor.drop(Drop.MALFORMED_TUNNEL);
        };
    }

    private static int headerLength(int flags) {
        int fields = Integer.bitCount(flags & (HAS_CHECKSUM | HAS_KEY | HAS_SEQUENCE));
        if ((flags & VERSION_MASK) == VERSION_PPTP && (flags & HAS_ACKNOWLEDGEMENT) != 0) {
            fields++;
        }
        return LENGTH + fields * FIELD_LENGTH;
    }

    private static Inside plain(int flags, int type, int length, Cursor cursor, Packet packet) {
        // Source routes, RFC 1701, are gone since RFC 2784; what has the flag is something else.
        if ((flags & HAS_ROUTING) != 0) {
            return cursor.drop(Drop.MALFORMED_TUNNEL);
        }
        int keyAt = LENGTH + ((flags & HAS_CHECKSUM) == 0 ? 0 : FIELD_LENGTH);
        long key = (flags & HAS_KEY) == 0 ? 0 : cursor.u32(keyAt);
        cursor.skip(length);
        if (type == TYPE_ERSPAN) {
            return (flags & HAS_SEQUENCE) == 0 ? Inside.ERSPAN_1 : Inside.ERSPAN_2;
        }
        if (type == TYPE_ERSPAN_3) {
            return Inside.ERSPAN_3;
        }
        return packet.pushBetween(Encapsulation.GRE, key)
                ? EtherType.inside(type, cursor)
                : cursor.drop(Drop.TOO_DEEP);
    }

    private static Inside pptp(int flags, int type, int length, Cursor cursor, Packet packet) {
        if (type != EtherType.PPP || (flags & HAS_KEY) == 0) {
            return cursor.drop(Drop.MALFORMED_TUNNEL);
        }
        long key = cursor.u32(LENGTH);
        cursor.skip(length);
        if ((flags & HAS_SEQUENCE) == 0) {
            // Without a sequence number it only acknowledges.
            return cursor.drop(Drop.NOT_IP);
        }
        cursor.shorten((int) (key >>> 16));
        return packet.pushBetween(Encapsulation.PPTP, key & PPTP_CALL_MASK)
                ? Inside.PPP
                : cursor.drop(Drop.TOO_DEEP);
    }
}
