package io.minewatch.decode;

import io.minewatch.capture.LinkType;
import io.minewatch.metrics.Drop;

/** The outermost header, as the capture's link type says; registry: tcpdump.org/linktypes.html. */
final class Link {

    /** Address family of IPv4 with every system. */
    private static final int AF_INET = 2;

    private static final int NULL_LENGTH = 4;

    private static final int SLL_PROTOCOL = 14;
    private static final int SLL_LENGTH = 16;
    private static final int SLL2_PROTOCOL = 0;
    private static final int SLL2_LENGTH = 20;

    /** In place of an EtherType: IEEE 802.2 follows. */
    private static final int SLL_LLC = 4;

    private Link() {}

    /** Peels what the link type prescribes. */
    static Inside peel(int linkType, Cursor cursor) {
        return switch (linkType) {
            case LinkType.ETHERNET -> Inside.ETHERNET;
            case LinkType.RAW, LinkType.RAW_BSD, LinkType.RAW_OPENBSD -> Inside.IP;
            case LinkType.IPV4 -> Inside.IPV4;
            case LinkType.IPV6 -> Inside.IPV6;
            case LinkType.NULL, LinkType.LOOP -> loopback(cursor);
            case LinkType.LINUX_SLL -> cooked(cursor, SLL_PROTOCOL, SLL_LENGTH);
            case LinkType.LINUX_SLL2 -> cooked(cursor, SLL2_PROTOCOL, SLL2_LENGTH);
            case LinkType.PPP, LinkType.PPP_HDLC, LinkType.CISCO_HDLC -> Inside.PPP;
            case LinkType.PPP_ETHER -> Inside.PPPOE;
            default -> cursor.drop(Drop.UNKNOWN_LINK_TYPE);
        };
    }

    /** An address family in the byte order of whichever machine captured. */
    private static Inside loopback(Cursor cursor) {
        if (cursor.captured() < NULL_LENGTH) {
            return cursor.drop(Drop.TRUNCATED_LINK);
        }
        int family = cursor.i32(0);
        if (family >>> 16 != 0) {
            family = Integer.reverseBytes(family);
        }
        cursor.skip(NULL_LENGTH);
        return switch (family) {
            case AF_INET -> Inside.IPV4;
            // Linux 10, Windows 23, NetBSD and OpenBSD 24, FreeBSD 28, Darwin 30.
            case 10, 23, 24, 28, 30 -> Inside.IPV6;
            default -> cursor.drop(Drop.NOT_IP);
        };
    }

    private static Inside cooked(Cursor cursor, int protocolOffset, int length) {
        if (cursor.captured() < length) {
            return cursor.drop(Drop.TRUNCATED_LINK);
        }
        int protocol = cursor.u16(protocolOffset);
        cursor.skip(length);
        return protocol == SLL_LLC ? Inside.LLC : EtherType.inside(protocol, cursor);
    }
}
