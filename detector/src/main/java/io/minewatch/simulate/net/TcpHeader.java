package io.minewatch.simulate.net;

/** Puts a TCP header (RFC 9293) before what is in a frame. */
final class TcpHeader {

    /** What a full segment leaves for options. */
    private static final int TIMESTAMPS = 12;

    private TcpHeader() {}

    /**
     * Writes header, options and checksum.
     *
     * @param stamp own time, milliseconds (RFC 7323)
     * @param echo the other's latest time
     */
    static void prepend(
            FrameBuffer frame, Segment segment, Endpoint from, Endpoint to, long stamp, long echo) {
        boolean opens = (segment.flags() & Segment.SYN) != 0;
        boolean resets = (segment.flags() & Segment.RST) != 0;
        int options = opens ? 20 : resets ? 0 : TIMESTAMPS;
        int at = frame.prepend(20 + options);
        frame.u16(at, from.port());
        frame.u16(at + 2, to.port());
        frame.u32(at + 4, segment.sequence());
        frame.u32(at + 8, segment.acknowledgement());
        frame.u8(at + 12, (20 + options) / 4 << 4);
        frame.u8(at + 13, segment.flags());
        frame.u16(at + 14, resets ? 0 : opens ? 64_240 : 502);
        if (opens) {
            openingOptions(frame, at + 20, from.address().isV6() ? 1440 : 1460, stamp, echo);
        } else if (!resets) {
            frame.u16(at + 20, 0x0101);
            timestamps(frame, at + 22, stamp, echo);
        }
        frame.u16(
                at + 16,
                Headers.transportChecksum(frame, from.address(), to.address(), Headers.TCP));
    }

    private static void openingOptions(
            FrameBuffer frame, int at, int largest, long stamp, long echo) {
        frame.u16(at, 0x0204);
        frame.u16(at + 2, largest);
        frame.u16(at + 4, 0x0402);
        timestamps(frame, at + 6, stamp, echo);
        frame.u32(at + 16, 0x0103_0307);
    }

    private static void timestamps(FrameBuffer frame, int at, long stamp, long echo) {
        frame.u16(at, 0x080a);
        frame.u32(at + 2, stamp);
        frame.u32(at + 6, echo);
    }
}
