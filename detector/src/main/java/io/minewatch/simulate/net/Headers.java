package io.minewatch.simulate.net;

/** Puts IP and UDP headers before what is in a frame. */
final class Headers {

    static final int IPV4 = 0x0800;
    static final int IPV6 = 0x86dd;
    static final int TCP = 6;
    static final int UDP = 17;

    private static final int DO_NOT_FRAGMENT = 0x4000;

    private Headers() {}

    /**
     * IPv4 (RFC 791) or IPv6 (RFC 8200) by the family of the addresses.
     *
     * @param id of IPv4, any 16 bits
     * @return EtherType
     */
    static int ip(FrameBuffer frame, Address from, Address to, int protocol, int ttl, int id) {
        int length = frame.length();
        if (from.isV6()) {
            int at = frame.prepend(40);
            frame.u32(at, 6L << 28);
            frame.u16(at + 4, length);
            frame.u8(at + 6, protocol);
            frame.u8(at + 7, ttl);
            from.write(frame, at + 8);
            to.write(frame, at + 24);
            return IPV6;
        }
        int at = frame.prepend(20);
        frame.u8(at, 0x45);
        frame.u16(at + 2, length + 20);
        frame.u16(at + 4, id);
        frame.u16(at + 6, DO_NOT_FRAGMENT);
        frame.u8(at + 8, ttl);
        frame.u8(at + 9, protocol);
        from.write(frame, at + 12);
        to.write(frame, at + 16);
        frame.u16(at + 10, FrameBuffer.checksum(frame.sum(at, at + 20)));
        return IPV4;
    }

    /** UDP (RFC 768) with its checksum. */
    static void udp(FrameBuffer frame, Address from, int fromPort, Address to, int toPort) {
        int at = frame.prepend(8);
        frame.u16(at, fromPort);
        frame.u16(at + 2, toPort);
        frame.u16(at + 4, frame.length());
        int sum = transportChecksum(frame, from, to, UDP);
        frame.u16(at + 6, sum == 0 ? 0xffff : sum);
    }

    /** UDP without a checksum, as tunnels send it. */
    static void udpUnchecked(FrameBuffer frame, int fromPort, int toPort) {
        int at = frame.prepend(8);
        frame.u16(at, fromPort);
        frame.u16(at + 2, toPort);
        frame.u16(at + 4, frame.length());
    }

    /** Checksum of the whole frame as segment or datagram between these addresses. */
    static int transportChecksum(FrameBuffer frame, Address from, Address to, int protocol) {
        long sum = frame.sum(frame.start(), frame.end());
        int at = frame.prepend(32);
        from.write(frame, at);
        to.write(frame, at + 16);
        sum += frame.sum(at, at + 32) + ((long) (frame.length() - 32 + protocol) << 16);
        frame.drop(32);
        return FrameBuffer.checksum(sum);
    }
}
