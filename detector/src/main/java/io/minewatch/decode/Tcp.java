package io.minewatch.decode;

import io.minewatch.metrics.Drop;

/** The TCP header, RFC 9293 section 3.1. */
final class Tcp {

    private static final int PORTS = 0;
    private static final int SEQUENCE_AND_ACKNOWLEDGEMENT = 4;
    private static final int OFFSET_AND_FLAGS = 12;
    private static final int MIN_LENGTH = 20;

    private Tcp() {}

    static Inside peel(Cursor cursor, Packet packet) {
        if (cursor.captured() < MIN_LENGTH) {
            return cursor.drop(Drop.TRUNCATED_TRANSPORT);
        }
        // Each look into memory is checked, so several fields are had at once.
        int offsetAndFlags = cursor.u16(OFFSET_AND_FLAGS);
        int length = (offsetAndFlags >>> 12) * 4;
        if (length < MIN_LENGTH || length > cursor.onWire()) {
            return cursor.drop(Drop.MALFORMED_TRANSPORT);
        }
        if (length > cursor.captured()) {
            return cursor.drop(Drop.TRUNCATED_TRANSPORT);
        }
        packet.transport = Packet.TCP;
        int ports = cursor.i32(PORTS);
        packet.sourcePort = ports >>> 16;
        packet.destinationPort = ports & 0xffff;
        long numbers = cursor.i64(SEQUENCE_AND_ACKNOWLEDGEMENT);
        packet.sequence = (int) (numbers >>> 32);
        packet.acknowledgement = (int) numbers;
        packet.flags = offsetAndFlags & 0xff;
        cursor.skip(length);
        packet.payload(cursor);
        return Inside.PACKET;
    }
}
