package io.minewatch.locate;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;

/**
 * An address as 128 bits that sort as addresses do. IPv4 stands in the first 32 of them, so that
 * prefixes of both families have their own lengths; the two families are never mixed.
 *
 * @param v4 true for IPv4
 * @param high first 64 bits, unsigned
 * @param low last 64 bits, unsigned
 */
record IpKey(boolean v4, long high, long low) {

    private static final int V4_BYTES = 4;

    static IpKey of(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length == V4_BYTES) {
            return new IpKey(true, bits(bytes, 0, V4_BYTES) << 32, 0);
        }
        return new IpKey(false, bits(bytes, 0, 8), bits(bytes, 8, 8));
    }

    private static long bits(byte[] bytes, int start, int length) {
        long bits = 0;
        for (int i = start; i < start + length; i++) {
            bits = bits << 8 | (bytes[i] & 0xff);
        }
        return bits;
    }

    /** Reads an address. Names are never looked up. */
    static IpKey parse(String text) throws BadValue {
        if (text.indexOf(':') < 0) {
            return new IpKey(true, parseV4(text) << 32, 0);
        }
        try {
            if (text.indexOf('%') < 0 && text.indexOf('[') < 0) {
                var address = Inet6Address.ofLiteral(text);
                if (!(address instanceof Inet4Address)) {
                    return of(address);
                }
            }
        } catch (IllegalArgumentException e) {
            throw notAnAddress();
        }
        throw notAnAddress();
    }

    private static long parseV4(String text) throws BadValue {
        long bits = 0;
        int octets = 0;
        int start = 0;
        while (start <= text.length()) {
            int dot = text.indexOf('.', start);
            int end = dot < 0 ? text.length() : dot;
            bits = bits << 8 | octet(text, start, end);
            octets++;
            start = end + 1;
        }
        if (octets != V4_BYTES) {
            throw notAnAddress();
        }
        return bits;
    }

    /** No zero in front: some read the number after it as octal. */
    private static int octet(String text, int start, int end) throws BadValue {
        if (end - start < 1 || end - start > 3 || text.charAt(start) == '0' && end - start > 1) {
            throw notAnAddress();
        }
        int value = 0;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                throw notAnAddress();
            }
            value = value * 10 + c - '0';
        }
        if (value > 255) {
            throw notAnAddress();
        }
        return value;
    }

    private static BadValue notAnAddress() {
        return new BadValue("an address (192.0.2.1, no zeros in front, or 2001:db8::1)");
    }

    /** Bits of an address of this family. */
    int width() {
        return v4 ? 32 : 128;
    }

    /** This address without the bits that a prefix of this length leaves open. */
    IpKey first(int length) {
        return new IpKey(v4, high & highMask(length), low & lowMask(length));
    }

    /** The last address of a prefix of this length that begins here; open bits are ones. */
    IpKey last(int length) {
        return new IpKey(v4, high | ~highMask(length), low | ~lowMask(length));
    }

    /** The address after this one, in 128 bits; zero after the last. */
    IpKey next() {
        return new IpKey(v4, low == -1 ? high + 1 : high, low + 1);
    }

    /** How many bits at the end are zero. */
    int trailingZeros() {
        return low == 0
                ? Long.SIZE + Long.numberOfTrailingZeros(high)
                : Long.numberOfTrailingZeros(low);
    }

    boolean isAfter(IpKey other) {
        return compare(high, low, other.high, other.low) > 0;
    }

    static int compare(long highA, long lowA, long highB, long lowB) {
        int order = Long.compareUnsigned(highA, highB);
        return order != 0 ? order : Long.compareUnsigned(lowA, lowB);
    }

    static long highMask(int length) {
        return length == 0 ? 0 : -1L << Math.max(0, Long.SIZE - length);
    }

    static long lowMask(int length) {
        return length <= Long.SIZE ? 0 : -1L << 2 * Long.SIZE - length;
    }
}
