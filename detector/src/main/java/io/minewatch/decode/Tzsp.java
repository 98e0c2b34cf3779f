package io.minewatch.decode;

import io.minewatch.metrics.Drop;

/** TZSP, what MikroTik routers mirror frames with; no standard, wiki.mikrotik.com and Wireshark. */
final class Tzsp {

    static final int PORT = 37008;

    /** A mirror sends two or three tags; the protocol has a dozen. */
    static final int MAX_TAGS = 32;

    private static final int VERSION = 0;
    private static final int TYPE = 1;
    private static final int PROTOCOL = 2;
    private static final int LENGTH = 4;

    private static final int RECEIVED = 0;
    private static final int TO_BE_SENT = 1;
    private static final int ETHERNET = 1;

    private static final int TAG_PADDING = 0;
    private static final int TAG_END = 1;

    private Tzsp() {}

    static Inside peel(Cursor cursor, Packet packet) {
        int header = isFrame(cursor) ? headerLength(cursor) : -1;
        if (header < 0) {
            return Inside.PACKET;
        }
        cursor.skip(header);
        return packet.pushBetween(Encapsulation.TZSP, 0)
                ? Inside.ETHERNET
                : cursor.drop(Drop.TOO_DEEP);
    }

    private static boolean isFrame(Cursor cursor) {
        return cursor.captured() > LENGTH
                && cursor.u8(VERSION) == 1
                && (cursor.u8(TYPE) == RECEIVED || cursor.u8(TYPE) == TO_BE_SENT)
                && cursor.u16(PROTOCOL) == ETHERNET;
    }

    /** Length of header and tags, or -1 if the tags do not end. */
    private static int headerLength(Cursor cursor) {
        int at = LENGTH;
        for (int i = 0; i < MAX_TAGS && at < cursor.captured(); i++) {
            int tag = cursor.u8(at++);
            if (tag == TAG_END) {
                return at;
            }
            if (tag != TAG_PADDING) {
                if (at == cursor.captured()) {
                    return -1;
                }
                at += 1 + cursor.u8(at);
            }
        }
        return -1;
    }
}
