package io.minewatch.simulate.net;

import java.util.Arrays;

/** An IPv4 or IPv6 address. */
public final class Address {

    private final byte[] bytes;

    private Address(byte[] bytes) {
        this.bytes = bytes;
    }

    /** An IPv4 address from its 32 bits. */
    public static Address v4(int bits) {
        return new Address(
                new byte[] {
                    (byte) (bits >>> 24), (byte) (bits >>> 16), (byte) (bits >>> 8), (byte) bits
                });
    }

    /** An IPv6 address from its halves. */
    public static Address v6(long high, long low) {
        var bytes = new byte[16];
        for (int i = 0; i < 8; i++) {
            bytes[i] = (byte) (high >>> (56 - 8 * i));
            bytes[8 + i] = (byte) (low >>> (56 - 8 * i));
        }
        return new Address(bytes);
    }

    /** False for IPv4. */
    public boolean isV6() {
        return bytes.length == 16;
    }

    /** Writes it into a frame. */
    void write(FrameBuffer frame, int at) {
        frame.put(at, bytes, 0, bytes.length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Address address && Arrays.equals(bytes, address.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** As RFC 5952 recommends. */
    @Override
    public String toString() {
        if (!isV6()) {
            return (bytes[0] & 0xff)
                    + "."
                    + (bytes[1] & 0xff)
                    + "."
                    + (bytes[2] & 0xff)
                    + "."
                    + (bytes[3] & 0xff);
        }
        int[] zeros = longestZeros();
        var text = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            if (i == zeros[0]) {
                text.append("::");
                i += zeros[1] - 1;
            } else {
                if (!text.isEmpty() && text.charAt(text.length() - 1) != ':') {
                    text.append(':');
                }
                text.append(Integer.toHexString(group(i)));
            }
        }
        return text.toString();
    }

    private int group(int index) {
        return (bytes[2 * index] & 0xff) << 8 | bytes[2 * index + 1] & 0xff;
    }

    /** First group and length of the longest run of zero groups; -1 if none is longer than one. */
    private int[] longestZeros() {
        int[] best = {-1, 1};
        for (int i = 0; i < 8; i++) {
            int end = i;
            while (end < 8 && group(end) == 0) {
                end++;
            }
            if (end - i > best[1]) {
                best = new int[] {i, end - i};
            }
        }
        return best;
    }
}
