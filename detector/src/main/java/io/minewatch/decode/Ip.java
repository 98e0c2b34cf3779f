package io.minewatch.decode;

import io.minewatch.metrics.Drop;

/** What IPv4 and IPv6 have in common: the version, and the numbers of what they carry. */
final class Ip {

    static final int IPV4 = 4;
    static final int TCP = 6;
    static final int UDP = 17;
    static final int IPV6 = 41;
    static final int GRE = 47;
    static final int AUTHENTICATION = 51;

    private Ip() {}

    /** Which of the two comes next. */
    static Inside version(Cursor cursor) {
        if (cursor.captured() == 0) {
            return cursor.drop(Drop.TRUNCATED_IP);
        }
        return switch (cursor.u8(0) >>> 4) {
            case 4 -> Inside.IPV4;
            case 6 -> Inside.IPV6;
            default -> cursor.drop(Drop.NOT_IP);
        };
    }

    /** What a protocol number stands for; registry: iana.org/assignments/protocol-numbers. */
    static Inside inside(int protocol, Cursor cursor, Packet packet) {
        return switch (protocol) {
            case TCP -> Inside.TCP;
            case UDP -> Inside.UDP;
            case GRE -> Inside.GRE;
            case AUTHENTICATION -> Inside.AUTHENTICATION;
            case IPV4 -> tunnel(Encapsulation.IPIP, Inside.IPV4, cursor, packet);
            case IPV6 -> tunnel(overIpv6(packet), Inside.IPV6, cursor, packet);
            default -> cursor.drop(Drop.OTHER_TRANSPORT);
        };
    }

    private static Encapsulation overIpv6(Packet packet) {
        return packet.isIpv4() ? Encapsulation.SIX_IN_FOUR : Encapsulation.IPIP;
    }

    /** IP directly in IP, RFC 2003, RFC 2473 and RFC 4213. */
    private static Inside tunnel(Encapsulation kind, Inside inner, Cursor cursor, Packet packet) {
        return packet.pushBetween(kind, 0) ? inner : cursor.drop(Drop.TOO_DEEP);
    }
}
