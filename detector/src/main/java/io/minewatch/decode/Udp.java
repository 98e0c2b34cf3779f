package io.minewatch.decode;

import io.minewatch.metrics.Drop;

/**
 * The UDP header, RFC 768, and the tunnels that run on UDP.
 *
 * <p>A port is only a hint, and any client may happen to use it: each tunnel's reader looks at its
 * header first, and leaves what is not its own as the plain UDP packet that it was.
 */
final class Udp {

    private static final int SOURCE_PORT = 0;
    private static final int DESTINATION_PORT = 2;
    private static final int LENGTH_FIELD = 4;
    private static final int LENGTH = 8;

    private Udp() {}

    static Inside peel(Cursor cursor, Packet packet) {
        if (cursor.captured() < LENGTH) {
            return cursor.drop(Drop.TRUNCATED_TRANSPORT);
        }
        int length = cursor.u16(LENGTH_FIELD);
        if (length != 0) {
            if (length < LENGTH) {
                return cursor.drop(Drop.MALFORMED_TRANSPORT);
            }
            cursor.shorten(length);
        }
        packet.transport = Packet.UDP;
        packet.sourcePort = cursor.u16(SOURCE_PORT);
        packet.destinationPort = cursor.u16(DESTINATION_PORT);
        packet.sequence = 0;
        packet.acknowledgement = 0;
        packet.flags = 0;
        cursor.skip(LENGTH);
        packet.payload(cursor);
        Inside inside = tunnel(packet.destinationPort, cursor, packet);
        return inside == Inside.PACKET ? tunnel(packet.sourcePort, cursor, packet) : inside;
    }

    private static Inside tunnel(int port, Cursor cursor, Packet packet) {
        return switch (port) {
            case L2tp.PORT -> L2tp.peel(cursor, packet);
            case Gtpu.PORT -> Gtpu.peel(cursor, packet);
            case Teredo.PORT -> Teredo.peel(cursor, packet);
            case Vxlan.PORT, Vxlan.LINUX_PORT -> Vxlan.peel(cursor, packet);
            case Geneve.PORT -> Geneve.peel(cursor, packet);
            case Tzsp.PORT -> Tzsp.peel(cursor, packet);
            default -> Inside.PACKET;
        };
    }
}
