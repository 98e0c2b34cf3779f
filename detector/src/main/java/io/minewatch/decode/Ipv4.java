package io.minewatch.decode;

import io.minewatch.metrics.Drop;

/** The IPv4 header, RFC 791 section 3.1. */
final class Ipv4 {

    private static final int VERSION_AND_LENGTH = 0;
    private static final int TOTAL_LENGTH = 2;

    /** Eight bytes from the time to live to the source. */
    private static final int SECOND = 8;

    private static final int DESTINATION = 16;
    private static final int MIN_LENGTH = 20;

    private static final int MORE_FRAGMENTS = 0x2000;
    private static final int FRAGMENT_OFFSET = 0x1fff;

    /** The upper half of ::ffff:0:0/96, in which IPv4 addresses are kept. */
    private static final long MAPPED = 0xffff_0000_0000L;

    private final Fragments fragments;

    Ipv4(Fragments fragments) {
        this.fragments = fragments;
    }

    /** How long the packet says that it is, or -1 if this can be no IPv4 header. */
    static int saidLength(Cursor cursor) {
        if (cursor.captured() < MIN_LENGTH || headerLength(cursor) < MIN_LENGTH) {
            return -1;
        }
        int total = cursor.u16(TOTAL_LENGTH);
        return total < headerLength(cursor) ? -1 : total;
    }

    Inside peel(Cursor cursor, Packet packet) {
        if (cursor.captured() < MIN_LENGTH) {
            return cursor.drop(Drop.TRUNCATED_IP);
        }
        // Each look into memory is checked, so eight bytes are had at once.
        long first = cursor.i64(0);
        int length = (int) (first >>> 56 & 0xf) * 4;
        if (first >>> 60 != 4 || length < MIN_LENGTH) {
            return cursor.drop(Drop.MALFORMED_IP);
        }
        if (length > cursor.captured()) {
            return cursor.drop(Drop.TRUNCATED_IP);
        }
        int total = (int) (first >>> 32) & 0xffff;
        if (total != 0) {
            if (total < length) {
                return cursor.drop(Drop.MALFORMED_IP);
            }
            cursor.limit(total);
        }
        // Length 0: captured on the sender before its network card cut and filled in the segments.
        return payload(first, length, cursor, packet);
    }

    private Inside payload(long first, int length, Cursor cursor, Packet packet) {
        long second = cursor.i64(SECOND);
        packet.sourceHigh = 0;
        packet.sourceLow = MAPPED | second & 0xffff_ffffL;
        packet.destinationHigh = 0;
        packet.destinationLow = MAPPED | cursor.u32(DESTINATION);
        int protocol = (int) (second >>> 48) & 0xff;
        int fragment = (int) first & 0xffff;
        int id = (int) (first >>> 16) & 0xffff;
        cursor.skip(length);
        if ((fragment & (MORE_FRAGMENTS | FRAGMENT_OFFSET)) != 0) {
            int offset = (fragment & FRAGMENT_OFFSET) * Datagram.UNIT;
            boolean more = (fragment & MORE_FRAGMENTS) != 0;
            if (!fragments.complete(cursor, packet, id, protocol, offset, more)) {
                return Inside.DROPPED;
            }
        }
        return Ip.inside(protocol, cursor, packet);
    }

    private static int headerLength(Cursor cursor) {
        return (cursor.u8(VERSION_AND_LENGTH) & 0xf) * 4;
    }
}
