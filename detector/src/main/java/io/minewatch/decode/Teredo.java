package io.minewatch.decode;

import io.minewatch.metrics.Drop;

/** Teredo, RFC 4380 section 5.1: IPv6 over UDP, after two optional headers. */
final class Teredo {

    static final int PORT = 3544;

    private static final int AUTHENTICATION = 1;
    private static final int CLIENT_ID_LENGTH = 2;
    private static final int AUTHENTICATION_VALUE_LENGTH = 3;

    /** Its fixed part, and the nonce and confirmation at its end. */
    private static final int AUTHENTICATION_LENGTH = 4 + 9;

    private static final int ORIGIN = 0;
    private static final int ORIGIN_LENGTH = 8;

    private static final int IPV6_PAYLOAD_LENGTH = 4;
    private static final int IPV6_LENGTH = 40;

    private Teredo() {}

    static Inside peel(Cursor cursor, Packet packet) {
        int header = origin(cursor, authentication(cursor));
        if (!isIpv6(cursor, header)) {
            return Inside.PACKET;
        }
        cursor.skip(header);
        return packet.pushBetween(Encapsulation.TEREDO, 0)
                ? Inside.IPV6
                : cursor.drop(Drop.TOO_DEEP);
    }

    private static int authentication(Cursor cursor) {
        if (cursor.captured() < AUTHENTICATION_LENGTH || cursor.u16(0) != AUTHENTICATION) {
            return 0;
        }
        return AUTHENTICATION_LENGTH
                + cursor.u8(CLIENT_ID_LENGTH)
                + cursor.u8(AUTHENTICATION_VALUE_LENGTH);
    }

    private static int origin(Cursor cursor, int before) {
        boolean isThere =
                cursor.captured() >= before + ORIGIN_LENGTH && cursor.u16(before) == ORIGIN;
        return isThere ? before + ORIGIN_LENGTH : before;
    }

    private static boolean isIpv6(Cursor cursor, int offset) {
        return cursor.captured() >= offset + IPV6_LENGTH
                && cursor.u8(offset) >>> 4 == 6
                && offset + IPV6_LENGTH + cursor.u16(offset + IPV6_PAYLOAD_LENGTH)
                        <= cursor.onWire();
    }
}
