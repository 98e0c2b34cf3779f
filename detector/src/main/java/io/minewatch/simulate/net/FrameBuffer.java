package io.minewatch.simulate.net;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** A frame that grows at both ends: payload behind, headers before it, innermost first. */
public final class FrameBuffer {

    /** More than eight layers of headers with options take. */
    private static final int HEADROOM = 1024;

    /** The largest IP packet. */
    private static final int LARGEST = 65_535;

    private static final VarHandle SHORT =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private final byte[] bytes = new byte[HEADROOM + LARGEST];
    private int start = HEADROOM;
    private int end = HEADROOM;

    /** Empties it. */
    void reset() {
        start = HEADROOM;
        end = HEADROOM;
    }

    /** Adds bytes behind. */
    void append(byte[] source, int offset, int length) {
        System.arraycopy(source, offset, bytes, end, length);
        end += length;
    }

    /** Adds zeros behind until it is so long. */
    void pad(int length) {
        while (length() < length) {
            bytes[end++] = 0;
        }
    }

    /** Makes room in front, zeroed. */
    int prepend(int count) {
        start -= count;
        Arrays.fill(bytes, start, start + count, (byte) 0);
        return start;
    }

    /** Takes bytes away in front. */
    void drop(int count) {
        start += count;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    int length() {
        return end - start;
    }

    byte[] array() {
        return bytes;
    }

    void put(int at, byte[] source, int offset, int length) {
        System.arraycopy(source, offset, bytes, at, length);
    }

    void u8(int at, int value) {
        bytes[at] = (byte) value;
    }

    void u16(int at, int value) {
        SHORT.set(bytes, at, (short) value);
    }

    void u32(int at, long value) {
        INT.set(bytes, at, (int) value);
    }

    /** Six bytes. */
    void u48(int at, long value) {
        u16(at, (int) (value >>> 32));
        u32(at + 2, value);
    }

    /** The bytes added up as 32-bit words for an Internet checksum (RFC 1071), not yet folded. */
    long sum(int from, int to) {
        long sum = 0;
        int at = from;
        for (; at + 4 <= to; at += 4) {
            sum += (int) INT.get(bytes, at) & 0xffff_ffffL;
        }
        if (at + 2 <= to) {
            sum += ((short) SHORT.get(bytes, at) & 0xffffL) << 16;
            at += 2;
        }
        if (at < to) {
            sum += (bytes[at] & 0xffL) << 24;
        }
        return sum;
    }

    /** The Internet checksum of what was added up. */
    static int checksum(long sum) {
        long folded = (sum & 0xffff_ffffL) + (sum >>> 32);
        folded = (folded & 0xffff) + (folded >>> 16);
        folded = (folded & 0xffff) + (folded >>> 16);
        folded = (folded & 0xffff) + (folded >>> 16);
        return (int) ~folded & 0xffff;
    }
}
