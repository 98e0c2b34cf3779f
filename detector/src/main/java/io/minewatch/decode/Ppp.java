package io.minewatch.decode;

import io.minewatch.metrics.Drop;

/**
 * A PPP frame, RFC 1661 section 2, with the address and control bytes of RFC 1662 or without, and
 * the protocol in two bytes or compressed to one. Serial links may carry Cisco's framing instead.
 */
final class Ppp {

    private static final int IPV4 = 0x21;
    private static final int IPV6 = 0x57;
    private static final int MPLS = 0x281;
    private static final int MPLS_UPSTREAM = 0x283;

    private static final int ADDRESS_AND_CONTROL = 0xff03;
    private static final int ADDRESS_AND_CONTROL_LENGTH = 2;

    /** Unicast and multicast of Cisco's framing, RFC 1547 section 4.3.1; an EtherType follows. */
    private static final int CISCO_UNICAST = 0x0f00;

    private static final int CISCO_MULTICAST = 0x8f00;
    private static final int CISCO_TYPE = 2;
    private static final int CISCO_LENGTH = 4;

    private Ppp() {}

    static Inside peel(Cursor cursor) {
        if (cursor.captured() < 2) {
            return cursor.drop(Drop.TRUNCATED_LINK);
        }
        switch (cursor.u16(0)) {
            case ADDRESS_AND_CONTROL -> cursor.skip(ADDRESS_AND_CONTROL_LENGTH);
            case CISCO_UNICAST, CISCO_MULTICAST -> {
                return cisco(cursor);
            }
            default -> {}
        }
        if (cursor.captured() < 1) {
            return cursor.drop(Drop.TRUNCATED_LINK);
        }
        // Protocol numbers are odd in their last byte and even before: so its end is known.
        int protocol = cursor.u8(0);
        if ((protocol & 1) == 1) {
            cursor.skip(1);
            return inside(protocol, cursor);
        }
        if (cursor.captured() < 2) {
            return cursor.drop(Drop.TRUNCATED_LINK);
        }
        protocol = cursor.u16(0);
        cursor.skip(2);
        return inside(protocol, cursor);
    }

    private static Inside inside(int protocol, Cursor cursor) {
        return switch (protocol) {
            case IPV4 -> Inside.IPV4;
            case IPV6 -> Inside.IPV6;
            case MPLS, MPLS_UPSTREAM -> Inside.MPLS;
            default -> cursor.drop(Drop.NOT_IP);
        };
    }

    private static Inside cisco(Cursor cursor) {
        if (cursor.captured() < CISCO_LENGTH) {
            return cursor.drop(Drop.TRUNCATED_LINK);
        }
        int type = cursor.u16(CISCO_TYPE);
        cursor.skip(CISCO_LENGTH);
        return EtherType.inside(type, cursor);
    }
}
