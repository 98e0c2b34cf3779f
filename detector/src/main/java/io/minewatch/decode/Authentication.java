package io.minewatch.decode;

import io.minewatch.metrics.Drop;

/** The authentication header, RFC 4302 section 2: it signs what follows, and hides nothing. */
final class Authentication {

    private static final int NEXT_HEADER = 0;
    private static final int PAYLOAD_LENGTH = 1;
    private static final int MIN_LENGTH = 12;

    private Authentication() {}

    /** Its length; two bytes must be there. */
    static int length(Cursor cursor) {
        return (cursor.u8(PAYLOAD_LENGTH) + 2) * 4;
    }

    static Inside peel(Cursor cursor, Packet packet) {
        if (cursor.captured() < MIN_LENGTH || length(cursor) > cursor.captured()) {
            return cursor.drop(Drop.TRUNCATED_IP);
        }
        int next = cursor.u8(NEXT_HEADER);
        if (length(cursor) < MIN_LENGTH || next == Ip.AUTHENTICATION) {
            return cursor.drop(Drop.MALFORMED_IP);
        }
        cursor.skip(length(cursor));
        return Ip.inside(next, cursor, packet);
    }
}
