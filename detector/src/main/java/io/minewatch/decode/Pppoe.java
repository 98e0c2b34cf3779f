package io.minewatch.decode;

import io.minewatch.metrics.Drop;

/** The session stage of PPP over Ethernet, RFC 2516 section 4. */
final class Pppoe {

    private static final int VERSION_AND_TYPE = 0;
    private static final int CODE = 1;
    private static final int SESSION = 2;
    private static final int PAYLOAD_LENGTH = 4;
    private static final int LENGTH = 6;

    private static final int VERSION_1_TYPE_1 = 0x11;
    private static final int SESSION_DATA = 0;

    private Pppoe() {}

    static Inside peel(Cursor cursor, Packet packet) {
        if (cursor.captured() < LENGTH) {
            return cursor.drop(Drop.TRUNCATED_TUNNEL);
        }
        if (cursor.u8(VERSION_AND_TYPE) != VERSION_1_TYPE_1) {
            return cursor.drop(Drop.MALFORMED_TUNNEL);
        }
        if (cursor.u8(CODE) != SESSION_DATA) {
            return cursor.drop(Drop.NOT_IP);
        }
        if (!packet.push(Encapsulation.PPPOE, cursor.u16(SESSION))) {
            return cursor.drop(Drop.TOO_DEEP);
        }
        int length = cursor.u16(PAYLOAD_LENGTH);
        cursor.skip(LENGTH);
        cursor.shorten(length);
        return Inside.PPP;
    }
}
