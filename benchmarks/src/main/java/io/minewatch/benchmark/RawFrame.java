package io.minewatch.benchmark;

import io.minewatch.capture.FrameListener;
import io.minewatch.capture.LinkType;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/** One Ethernet frame in native memory that is written anew for every packet. Allocates nothing. */
final class RawFrame {

    static final int SYN = 2;
    static final int ACK = 0x10;
    static final int PUSH_ACK = 0x18;

    /** Bytes before the payload of TCP over IPv4. */
    static final int TCP_HEADERS = 54;

    private static final int ROOM = 2048;
    private static final int ETHERNET = 14;
    private static final int IPV4 = 20;
    private static final int PROTOCOL_IPIP = 4;
    private static final int PROTOCOL_TCP = 6;
    private static final int PROTOCOL_UDP = 17;
    private static final int MORE_FRAGMENTS = 0x2000;

    private static final ValueLayout.OfShort SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    private static final ValueLayout.OfInt INT =
            ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    private final MemorySegment memory;
    private final long start;
    private int length;

    RawFrame() {
        this(Arena.ofAuto().allocate(ROOM, 64), 0);
    }

    /** A frame at a place in memory. */
    RawFrame(MemorySegment memory, long start) {
        this.memory = memory;
        this.start = start;
    }

    /** A TCP segment without its payload, which {@code length} bytes follow. */
    RawFrame tcp(int from, int fromPort, int to, int toPort, int sequence, int flags, int length) {
        ethernet();
        int at = ipv4(ETHERNET, PROTOCOL_TCP, from, to, 20 + length);
        ports(at, fromPort, toPort);
        memory.set(INT, start + at + 4, sequence);
        memory.set(INT, start + at + 8, 1);
        memory.set(SHORT, start + at + 12, (short) (5 << 12 | flags));
        memory.set(SHORT, start + at + 14, (short) 0xffff);
        memory.set(INT, start + at + 16, 0);
        this.length = at + 20 + length;
        return this;
    }

    /** A UDP datagram without its payload. */
    RawFrame udp(int from, int fromPort, int to, int toPort, int length) {
        ethernet();
        int at = ipv4(ETHERNET, PROTOCOL_UDP, from, to, 8 + length);
        ports(at, fromPort, toPort);
        memory.set(SHORT, start + at + 4, (short) (8 + length));
        memory.set(SHORT, start + at + 6, (short) 0);
        this.length = at + 8 + length;
        return this;
    }

    /** A fragment of a TCP segment; {@code offset} in bytes, a multiple of eight. */
    RawFrame fragment(int from, int to, int identification, int offset, int length) {
        ethernet();
        int at = ipv4(ETHERNET, PROTOCOL_TCP, from, to, length);
        memory.set(SHORT, start + ETHERNET + 4, (short) identification);
        memory.set(SHORT, start + ETHERNET + 6, (short) (MORE_FRAGMENTS | offset >>> 3));
        this.length = at + length;
        return this;
    }

    /** IPv4 in IPv4, so many times, and nothing useful in the innermost. */
    RawFrame tunnels(int from, int to, int depth) {
        ethernet();
        int at = ETHERNET;
        for (int left = depth; left > 0; left--) {
            at = ipv4(at, PROTOCOL_IPIP, from, to, left * IPV4);
        }
        at = ipv4(at, PROTOCOL_TCP, from, to, 0);
        this.length = at;
        return this;
    }

    /** Other ends for the frame that is there: what a template needs. */
    void between(int from, int fromPort, int to, int toPort) {
        memory.set(INT, start + ETHERNET + 12, from);
        memory.set(INT, start + ETHERNET + 16, to);
        ports(ETHERNET + IPV4, fromPort, toPort);
    }

    /** Puts a payload behind the headers of TCP. */
    RawFrame saying(MemorySegment payload, long from, int bytes) {
        MemorySegment.copy(payload, from, memory, start + TCP_HEADERS, bytes);
        return this;
    }

    /** Hands the frame on. */
    void send(FrameListener listener, long nanos) {
        listener.frame(memory, start, length, length, nanos, LinkType.ETHERNET);
    }

    private void ethernet() {
        memory.set(INT, start, 0x0200_0000);
        memory.set(INT, start + 4, 0x000a_0200);
        memory.set(INT, start + 8, 0x000b);
        memory.set(SHORT, start + 12, (short) 0x0800);
    }

    private int ipv4(int at, int protocol, int from, int to, int inside) {
        memory.set(INT, start + at, 0x4500_0000 | IPV4 + inside);
        memory.set(INT, start + at + 4, 0x4000);
        memory.set(INT, start + at + 8, 64 << 24 | protocol << 16);
        memory.set(INT, start + at + 12, from);
        memory.set(INT, start + at + 16, to);
        return at + IPV4;
    }

    private void ports(int at, int from, int to) {
        memory.set(INT, start + at, from << 16 | to & 0xffff);
    }
}
