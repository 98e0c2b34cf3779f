package io.minewatch.simulate.net;

import io.minewatch.simulate.script.Side;

/**
 * A TCP segment that is on its way.
 *
 * @param at nanoseconds since the simulation began, where it is captured
 * @param order tells segments of the same time apart
 * @param sequence 32 bits
 * @param acknowledgement 32 bits
 * @param length payload bytes, 0 or more
 */
record Segment(
        long at,
        long order,
        Side from,
        int flags,
        long sequence,
        long acknowledgement,
        byte[] bytes,
        int offset,
        int length) {

    static final int FIN = 1;
    static final int SYN = 2;
    static final int RST = 4;
    static final int PSH = 8;
    static final int ACK = 16;
}
