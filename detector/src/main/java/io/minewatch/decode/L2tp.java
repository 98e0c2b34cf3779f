package io.minewatch.decode;

import io.minewatch.metrics.Drop;

/** Data messages of L2TP version 2 over UDP, RFC 2661 section 3.1: a subscriber's PPP. */
final class L2tp {

    static final int PORT = 1701;

    private static final int FLAGS_LENGTH = 2;
    private static final int LENGTH_LENGTH = 2;
    private static final int IDS_LENGTH = 4;
    private static final int SEQUENCE_LENGTH = 4;
    private static final int OFFSET_LENGTH = 2;

    private static final int HAS_LENGTH = 0x4000;
    private static final int HAS_SEQUENCE = 0x0800;
    private static final int HAS_OFFSET = 0x0200;

    /** Control messages, reserved bits and the version. */
    private static final int DATA_VERSION_2_MASK = 0x8000 | 0x34f0 | 0x000f;

    private static final int DATA_VERSION_2 = 2;

    private L2tp() {}

    static Inside peel(Cursor cursor, Packet packet) {
        int header = headerLength(cursor);
        if (header < 0) {
            return Inside.PACKET;
        }
        int flags = cursor.u16(0);
        int idsOffset = idsOffset(flags);
        // Tunnel and session are only unique together.
        long ids = cursor.u32(idsOffset);
        if ((ids >>> 16) == 0 || (ids & 0xffff) == 0) {
            return Inside.PACKET;
        }
        if (!packet.pushBetween(Encapsulation.L2TP, ids)) {
            return cursor.drop(Drop.TOO_DEEP);
        }
        if ((flags & HAS_LENGTH) != 0) {
            cursor.shorten(cursor.u16(FLAGS_LENGTH));
        }
        cursor.skip(header);
        return Inside.PPP;
    }

    private static int idsOffset(int flags) {
        return FLAGS_LENGTH + ((flags & HAS_LENGTH) == 0 ? 0 : LENGTH_LENGTH);
    }

    /** Length of the header, or -1 if it is none of a data message. */
    private static int headerLength(Cursor cursor) {
        if (cursor.captured() < FLAGS_LENGTH) {
            return -1;
        }
        int flags = cursor.u16(0);
        if ((flags & DATA_VERSION_2_MASK) != DATA_VERSION_2) {
            return -1;
        }
        int length = idsOffset(flags) + IDS_LENGTH;
        length += (flags & HAS_SEQUENCE) == 0 ? 0 : SEQUENCE_LENGTH;
        if ((flags & HAS_OFFSET) != 0) {
            length += OFFSET_LENGTH;
            if (length > cursor.captured()) {
                return -1;
            }
            length += cursor.u16(length - OFFSET_LENGTH);
        }
        return length <= cursor.captured() && length <= said(flags, cursor) ? length : -1;
    }

    /** How long the header says that the message is; -1 if that is longer than what there is. */
    private static int said(int flags, Cursor cursor) {
        if ((flags & HAS_LENGTH) == 0) {
            return cursor.onWire();
        }
        int length = cursor.captured() < idsOffset(flags) ? -1 : cursor.u16(FLAGS_LENGTH);
        return length <= cursor.onWire() ? length : -1;
    }
}
