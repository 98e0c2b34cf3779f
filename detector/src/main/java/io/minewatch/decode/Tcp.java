package io.minewatch.decode;

import io.minewatch.metrics.Drop;

/** The TCP header, RFC 9293 section 3.1. */
final class Tcp {

    private static final int SOURCE_PORT = 0;
    private static final int DESTINATION_PORT = 2;
    private static final int SEQUENCE = 4;
    private static final int ACKNOWLEDGEMENT = 8;
    private static final int DATA_OFFSET = 12;
    private static final int FLAGS = 13;
    private static final int MIN_LENGTH = 20;

    private Tcp() {}

    static Inside peel(Cursor cursor, Packet packet) {
        if (cursor.captured() < MIN_LENGTH) {
            return cursor.drop(Drop.TRUNCATED_TRANSPORT);
        }
        int length = (cursor.u8(DATA_OFFSET) >>> 4) * 4;
        if (length < MIN_LENGTH || length > cursor.onWire()) {
            return cursor.drop(Drop.MALFORMED_TRANSPORT);
        }
        if (length > cursor.captured()) {
            return cursor.drop(Drop.TRUNCATED_TRANSPORT);
        }
        packet.transport = Packet.TCP;
        packet.sourcePort = cursor.u16(SOURCE_PORT);
        packet.destinationPort = cursor.u16(DESTINATION_PORT);
        packet.sequence = cursor.i32(SEQUENCE);
        packet.acknowledgement = cursor.i32(ACKNOWLEDGEMENT);
        packet.flags = cursor.u8(FLAGS);
        cursor.skip(length);
        packet.payload(cursor);
        return Inside.PACKET;
    }
}
