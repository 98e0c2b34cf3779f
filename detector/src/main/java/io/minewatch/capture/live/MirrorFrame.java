package io.minewatch.capture.live;

import io.netty.buffer.ByteBuf;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A datagram with the IP and UDP headers that it had on the wire, as far as a socket tells them:
 * addresses and ports are true, the rest is the least that RFC 791, RFC 8200 and RFC 768 ask for.
 * So a mirror that is received is decoded like one that is captured.
 */
final class MirrorFrame {

    static final int UDP_LENGTH = 8;
    static final int IPV4_LENGTH = 20;
    static final int IPV6_LENGTH = 40;

    /** The payload stands here, and headers end here. */
    private static final int PAYLOAD = IPV6_LENGTH + UDP_LENGTH;

    private static final int UDP = 17;
    private static final int HOPS = 64;
    private static final int IPV4_ADDRESS = 4;

    private static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;
    private static final ValueLayout.OfShort SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    private final MemorySegment memory;
    private final ByteBuffer window;
    private int start;
    private int length;

    /** Room for payloads of so many bytes, at most 65507. */
    MirrorFrame(Arena arena, int mostPayload) {
        memory = arena.allocate(PAYLOAD + mostPayload);
        window = memory.asByteBuffer();
    }

    MemorySegment memory() {
        return memory;
    }

    /** Where the frame begins. */
    int start() {
        return start;
    }

    /** Bytes of headers and payload. */
    int length() {
        return length;
    }

    /**
     * Puts a datagram together.
     *
     * @param to where it was received; the address of no host if only the port is known
     */
    void put(InetSocketAddress from, InetSocketAddress to, ByteBuf payload) {
        int bytes = Math.min(payload.readableBytes(), (int) memory.byteSize() - PAYLOAD);
        window.limit(PAYLOAD + bytes).position(PAYLOAD);
        payload.getBytes(payload.readerIndex(), window);
        byte[] source = from.getAddress().getAddress();
        byte[] destination = address(to.getAddress(), source.length);
        int headers = source.length == IPV4_ADDRESS ? IPV4_LENGTH : IPV6_LENGTH;
        start = IPV6_LENGTH - headers;
        length = headers + UDP_LENGTH + bytes;
        if (headers == IPV4_LENGTH) {
            ipv4(source, destination);
        } else {
            ipv6(source, destination);
        }
        u16(IPV6_LENGTH, from.getPort());
        u16(IPV6_LENGTH + 2, to.getPort());
        u16(IPV6_LENGTH + 4, UDP_LENGTH + bytes);
        u16(IPV6_LENGTH + 6, 0);
    }

    private void ipv4(byte[] source, byte[] destination) {
        u16(start, 0x4500);
        u16(start + 2, length);
        u16(start + 4, 0);
        u16(start + 6, 0);
        u16(start + 8, HOPS << 8 | UDP);
        u16(start + 10, 0);
        MemorySegment.copy(source, 0, memory, BYTE, start + 12, source.length);
        MemorySegment.copy(destination, 0, memory, BYTE, start + 16, source.length);
    }

    private void ipv6(byte[] source, byte[] destination) {
        u16(start, 0x6000);
        u16(start + 2, 0);
        u16(start + 4, length - IPV6_LENGTH);
        u16(start + 6, UDP << 8 | HOPS);
        MemorySegment.copy(source, 0, memory, BYTE, start + 8, source.length);
        MemorySegment.copy(destination, 0, memory, BYTE, start + 24, source.length);
    }

    /** An address of a family; of no host if it is of the other one. */
    private static byte[] address(InetAddress address, int length) {
        byte[] bytes = address.getAddress();
        return bytes.length == length ? bytes : new byte[length];
    }

    private void u16(int at, int value) {
        memory.set(SHORT, at, (short) value);
    }
}
