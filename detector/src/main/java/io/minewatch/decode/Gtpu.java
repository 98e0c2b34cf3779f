package io.minewatch.decode;

import io.minewatch.metrics.Drop;

/** GTP-U version 1, 3GPP TS 29.281 section 5.1: a mobile subscriber's packets. */
final class Gtpu {

    static final int PORT = 2152;

    /** The standards know fewer than eight kinds, and none is put in twice. */
    static final int MAX_EXTENSIONS = 8;

    private static final int FLAGS = 0;
    private static final int MESSAGE = 1;
    private static final int PAYLOAD_LENGTH = 2;
    private static final int TEID = 4;
    private static final int LENGTH = 8;

    /**
     * Sequence number, N-PDU number and kind of the next header: there if any of three flags is.
     */
    private static final int OPTIONAL_LENGTH = 4;

    private static final int VERSION_AND_TYPE_MASK = 0xf0;
    private static final int VERSION_1_GTP = 0x30;
    private static final int HAS_OPTIONAL = 0x07;
    private static final int HAS_EXTENSIONS = 0x04;
    private static final int G_PDU = 0xff;

    private Gtpu() {}

    static Inside peel(Cursor cursor, Packet packet) {
        int header = isGpdu(cursor) ? headerLength(cursor) : -1;
        if (header < 0 || header >= cursor.captured()) {
            return Inside.PACKET;
        }
        Inside inner = inner(cursor.u8(header) >>> 4);
        if (inner == Inside.PACKET) {
            return inner;
        }
        if (!packet.pushBetween(Encapsulation.GTPU, cursor.u32(TEID))) {
            return cursor.drop(Drop.TOO_DEEP);
        }
        cursor.shorten(LENGTH + cursor.u16(PAYLOAD_LENGTH));
        cursor.skip(header);
        return inner;
    }

    private static boolean isGpdu(Cursor cursor) {
        return cursor.captured() >= LENGTH
                && (cursor.u8(FLAGS) & VERSION_AND_TYPE_MASK) == VERSION_1_GTP
                && cursor.u8(MESSAGE) == G_PDU
                && LENGTH + cursor.u16(PAYLOAD_LENGTH) <= cursor.onWire();
    }

    /** Length of header and extensions, or -1 if they do not fit. */
    private static int headerLength(Cursor cursor) {
        int flags = cursor.u8(FLAGS);
        if ((flags & HAS_OPTIONAL) == 0) {
            return LENGTH;
        }
        int length = LENGTH + OPTIONAL_LENGTH;
        if (length > limit(cursor) || (flags & HAS_EXTENSIONS) == 0) {
            return length > limit(cursor) ? -1 : length;
        }
        for (int i = 0; i <= MAX_EXTENSIONS; i++) {
            // The kind of each is in the last byte before it.
            if (cursor.u8(length - 1) == 0) {
                return length;
            }
            int extension = length < limit(cursor) ? cursor.u8(length) * 4 : 0;
            length += extension;
            if (extension == 0 || length > limit(cursor)) {
                return -1;
            }
        }
        return -1;
    }

    private static int limit(Cursor cursor) {
        return Math.min(cursor.captured(), LENGTH + cursor.u16(PAYLOAD_LENGTH));
    }

    private static Inside inner(int version) {
        return switch (version) {
            case 4 -> Inside.IPV4;
            case 6 -> Inside.IPV6;
            default -> Inside.PACKET;
        };
    }
}
