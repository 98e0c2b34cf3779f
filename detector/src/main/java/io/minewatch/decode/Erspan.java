package io.minewatch.decode;

import io.minewatch.metrics.Drop;

/**
 * ERSPAN, what Cisco switches mirror frames with, inside GRE; draft-foschiano-erspan-03 section 4.
 * The first type has no header of its own.
 */
final class Erspan {

    private static final int VERSION = 0;
    private static final int SESSION = 2;
    private static final int SESSION_MASK = 0x3ff;

    private static final int LENGTH_2 = 8;
    private static final int VERSION_2 = 1;

    private static final int LENGTH_3 = 12;
    private static final int VERSION_3 = 2;
    private static final int FRAME = 10;
    private static final int FRAME_TYPE_SHIFT = 10;
    private static final int FRAME_TYPE_MASK = 0x1f;
    private static final int FRAME_ETHERNET = 0;
    private static final int FRAME_IP = 2;
    private static final int HAS_PLATFORM = 1;
    private static final int PLATFORM_LENGTH = 8;

    private Erspan() {}

    static Inside peel1(Cursor cursor, Packet packet) {
        return packet.pushBetween(Encapsulation.ERSPAN, 0)
                ? Inside.ETHERNET
                : cursor.drop(Drop.TOO_DEEP);
    }

    static Inside peel2(Cursor cursor, Packet packet) {
        return peel(LENGTH_2, VERSION_2, cursor, packet);
    }

    static Inside peel3(Cursor cursor, Packet packet) {
        if (cursor.captured() < LENGTH_3) {
            return cursor.drop(Drop.TRUNCATED_TUNNEL);
        }
        int frame = cursor.u16(FRAME);
        int length = LENGTH_3 + ((frame & HAS_PLATFORM) == 0 ? 0 : PLATFORM_LENGTH);
        Inside inside = peel(length, VERSION_3, cursor, packet);
        if (inside == Inside.DROPPED) {
            return inside;
        }
        return switch ((frame >>> FRAME_TYPE_SHIFT) & FRAME_TYPE_MASK) {
            case FRAME_ETHERNET -> Inside.ETHERNET;
            case FRAME_IP -> Inside.IP;
            default -> cursor.drop(Drop.NOT_IP);
        };
    }

    private static Inside peel(int length, int version, Cursor cursor, Packet packet) {
        if (cursor.captured() < length) {
            return cursor.drop(Drop.TRUNCATED_TUNNEL);
        }
        if (cursor.u8(VERSION) >>> 4 != version) {
            return cursor.drop(Drop.MALFORMED_TUNNEL);
        }
        int session = cursor.u16(SESSION) & SESSION_MASK;
        cursor.skip(length);
        return packet.pushBetween(Encapsulation.ERSPAN, session)
                ? Inside.ETHERNET
                : cursor.drop(Drop.TOO_DEEP);
    }
}
