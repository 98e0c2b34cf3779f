package io.minewatch.simulate.net;

import io.minewatch.simulate.script.Side;

import java.io.IOException;

/**
 * The two ends of one flow and how far they have counted: puts headers before payload that somebody
 * else makes, one packet at a time, and keeps nothing else.
 */
public final class Line {

    private static final byte[] NOTHING = {};

    private final Endpoint client;
    private final Endpoint server;
    private final boolean datagrams;
    private final long[] sequence;
    private final long[] stamp = new long[2];
    private final int[] id;
    private int packets;

    /** What a packet is for. */
    public enum Step {
        SYN(Segment.SYN),
        SYN_ACK(Segment.SYN | Segment.ACK),
        ACK(Segment.ACK),
        DATA(Segment.ACK | Segment.PSH),
        FIN(Segment.FIN | Segment.ACK);

        final int flags;

        Step(int flags) {
            this.flags = flags;
        }
    }

    /**
     * @param datagrams UDP instead of TCP
     * @param seed where counting begins
     */
    public Line(Endpoint client, Endpoint server, boolean datagrams, long seed) {
        this.client = client;
        this.server = server;
        this.datagrams = datagrams;
        this.sequence = new long[] {seed, seed >>> 32};
        this.id = new int[] {(int) (seed >>> 16) & 0xffff, (int) (seed >>> 24) & 0xffff};
    }

    /** Who asks. */
    public Endpoint client() {
        return client;
    }

    /** Who answers. */
    public Endpoint server() {
        return server;
    }

    /**
     * Lets one packet pass the place of capture.
     *
     * @param at nanoseconds since the simulation began
     * @param step anything but {@link Step#DATA} has no payload; always that of datagrams
     * @param bytes payload from the beginning on
     * @param length of the payload
     */
    public void pass(Tap tap, long at, Side from, Step step, byte[] bytes, int length)
            throws IOException {
        int side = from.ordinal();
        long number = sequence[side];
        boolean counts = step != Step.ACK && step != Step.DATA;
        sequence[side] += counts ? 1 : length;
        stamp[side] = at / 1_000_000 + (side + 1) * 7_919_000L;
        id[side]++;
        if (!tap.sees(packets++, from, at)) {
            return;
        }
        FrameBuffer frame = tap.buffer();
        frame.append(length == 0 ? NOTHING : bytes, 0, length);
        Endpoint source = side == 0 ? client : server;
        Endpoint target = side == 0 ? server : client;
        if (datagrams) {
            Headers.udp(frame, source.address(), source.port(), target.address(), target.port());
        } else {
            long heard = step == Step.SYN ? 0 : sequence[1 - side];
            var segment = new Segment(at, 0, from, step.flags, number, heard, NOTHING, 0, length);
            TcpHeader.prepend(frame, segment, source, target, stamp[side], stamp[1 - side]);
        }
        int protocol = datagrams ? Headers.UDP : Headers.TCP;
        int type =
                Headers.ip(
                        frame,
                        source.address(),
                        target.address(),
                        protocol,
                        source.ttl(),
                        id[side] & 0xffff);
        tap.capture(at, from, type);
    }
}
