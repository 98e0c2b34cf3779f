package io.minewatch.decode;

import io.minewatch.metrics.Drop;

/** The IPv6 header and its extensions, RFC 8200 sections 3 and 4. */
final class Ipv6 {

    /** Each may occur once, destination options twice, says the RFC: six at most. */
    static final int MAX_EXTENSIONS = 8;

    private static final int VERSION = 0;
    private static final int PAYLOAD_LENGTH = 4;
    private static final int NEXT_HEADER = 6;
    private static final int SOURCE = 8;
    private static final int DESTINATION = 24;
    private static final int LENGTH = 40;

    private static final int HOP_BY_HOP = 0;
    private static final int ROUTING = 43;
    private static final int FRAGMENT = 44;
    private static final int DESTINATION_OPTIONS = 60;

    private static final int EXTENSION_NEXT = 0;
    private static final int EXTENSION_UNITS = 1;
    private static final int EXTENSION_UNIT = 8;

    private static final int FRAGMENT_OFFSET = 2;
    private static final int FRAGMENT_ID = 4;
    private static final int FRAGMENT_LENGTH = 8;
    private static final int OFFSET_MASK = 0xfff8;
    private static final int MORE_FRAGMENTS = 1;

    private final Fragments fragments;

    Ipv6(Fragments fragments) {
        this.fragments = fragments;
    }

    /** How long the packet says that it is, or -1 if this can be no IPv6 header. */
    static int saidLength(Cursor cursor) {
        return cursor.captured() < LENGTH ? -1 : LENGTH + cursor.u16(PAYLOAD_LENGTH);
    }

    Inside peel(Cursor cursor, Packet packet) {
        if (cursor.captured() < LENGTH) {
            return cursor.drop(Drop.TRUNCATED_IP);
        }
        if (cursor.u8(VERSION) >>> 4 != 6) {
            return cursor.drop(Drop.MALFORMED_IP);
        }
        packet.sourceHigh = cursor.i64(SOURCE);
        packet.sourceLow = cursor.i64(SOURCE + 8);
        packet.destinationHigh = cursor.i64(DESTINATION);
        packet.destinationLow = cursor.i64(DESTINATION + 8);
        int payloadLength = cursor.u16(PAYLOAD_LENGTH);
        int next = cursor.u8(NEXT_HEADER);
        cursor.skip(LENGTH);
        // Length 0: longer than 16 bits can say, on the wire or before the network card cut it.
        if (payloadLength != 0) {
            cursor.limit(payloadLength);
        }
        return extensions(next, cursor, packet);
    }

    private Inside extensions(int first, Cursor cursor, Packet packet) {
        int next = first;
        for (int i = 0; i <= MAX_EXTENSIONS; i++) {
            if (!isExtension(next)) {
                return Ip.inside(next, cursor, packet);
            }
            if (cursor.captured() < EXTENSION_UNIT) {
                return cursor.drop(Drop.TRUNCATED_IP);
            }
            int inner = cursor.u8(EXTENSION_NEXT);
            if (next == FRAGMENT) {
                next = fragment(inner, cursor, packet);
                if (next < 0) {
                    return Inside.DROPPED;
                }
                continue;
            }
            int length = length(next, cursor);
            if (length > cursor.captured()) {
                return cursor.drop(Drop.TRUNCATED_IP);
            }
            cursor.skip(length);
            next = inner;
        }
        return cursor.drop(Drop.MALFORMED_IP);
    }

    private static boolean isExtension(int next) {
        return switch (next) {
            case HOP_BY_HOP, ROUTING, FRAGMENT, DESTINATION_OPTIONS, Ip.AUTHENTICATION -> true;
            default -> false;
        };
    }

    private static int length(int extension, Cursor cursor) {
        return extension == Ip.AUTHENTICATION
                ? Authentication.length(cursor)
                : (cursor.u8(EXTENSION_UNITS) + 1) * EXTENSION_UNIT;
    }

    /** The header that follows, or -1 if the packet is not complete yet. */
    private int fragment(int inner, Cursor cursor, Packet packet) {
        int offset = cursor.u16(FRAGMENT_OFFSET) & OFFSET_MASK;
        boolean more = (cursor.u16(FRAGMENT_OFFSET) & MORE_FRAGMENTS) != 0;
        int id = cursor.i32(FRAGMENT_ID);
        cursor.skip(FRAGMENT_LENGTH);
        // The only fragment of its packet needs no others: RFC 6946.
        boolean atomic = offset == 0 && !more;
        return atomic || fragments.complete(cursor, packet, id, inner, offset, more) ? inner : -1;
    }
}
