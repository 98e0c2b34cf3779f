package io.minewatch.decode;

import io.minewatch.metrics.Drop;

/**
 * A stack of MPLS labels, RFC 3032. Nothing in it says what is below: IP by its first four bits, as
 * routers guess for load sharing (RFC 4928), or a pseudowire with Ethernet (RFC 4448).
 */
final class Mpls {

    /** Real stacks have two to five labels; segment routing may put ten. */
    static final int MAX_LABELS = 16;

    private static final int ENTRY_LENGTH = 4;
    private static final int LABEL_SHIFT = 12;
    private static final long BOTTOM = 0x100;

    private static final int CONTROL_WORD_LENGTH = 4;

    /** A frame check sequence that was captured too. */
    private static final int TRAILER = 4;

    /** What an Ethernet frame of least length has behind one label, with its check sequence. */
    private static final int PADDED = 46;

    private Mpls() {}

    static Inside peel(Cursor cursor, Packet packet) {
        for (int i = 0; i < MAX_LABELS; i++) {
            if (cursor.captured() < ENTRY_LENGTH) {
                return cursor.drop(Drop.TRUNCATED_TUNNEL);
            }
            long entry = cursor.u32(0);
            cursor.skip(ENTRY_LENGTH);
            if ((entry & BOTTOM) != 0) {
                return packet.push(Encapsulation.MPLS, entry >>> LABEL_SHIFT)
                        ? below(cursor)
                        : cursor.drop(Drop.TOO_DEEP);
            }
        }
        return cursor.drop(Drop.MALFORMED_TUNNEL);
    }

    private static Inside below(Cursor cursor) {
        if (cursor.captured() == 0) {
            return cursor.drop(Drop.TRUNCATED_TUNNEL);
        }
        return switch (cursor.u8(0) >>> 4) {
            case 4 -> ip(Inside.IPV4, Ipv4.saidLength(cursor), cursor);
            case 6 -> ip(Inside.IPV6, Ipv6.saidLength(cursor), cursor);
            case 0 -> pseudowire(cursor);
            default -> isEthernet(cursor, 0) ? Inside.ETHERNET : cursor.drop(Drop.NOT_IP);
        };
    }

    /** Ethernet only if its type says so and the length that IP would have does not. */
    private static Inside ip(Inside version, int length, Cursor cursor) {
        int behind = cursor.onWire() - length;
        boolean isIp =
                length > 0 && (behind >= 0 && behind <= TRAILER || cursor.onWire() <= PADDED);
        return isIp || !isEthernet(cursor, 0) ? version : Inside.ETHERNET;
    }

    /** A control word begins with four zero bits, and so do the addresses of most vendors. */
    private static Inside pseudowire(Cursor cursor) {
        if (isEthernet(cursor, 0) && !isEthernet(cursor, CONTROL_WORD_LENGTH)) {
            return Inside.ETHERNET;
        }
        if (cursor.captured() < CONTROL_WORD_LENGTH) {
            return cursor.drop(Drop.TRUNCATED_TUNNEL);
        }
        cursor.skip(CONTROL_WORD_LENGTH);
        return Inside.ETHERNET;
    }

    private static boolean isEthernet(Cursor cursor, int offset) {
        return cursor.captured() >= offset + Ethernet.LENGTH
                && EtherType.isKnown(cursor.u16(offset + Ethernet.TYPE));
    }
}
