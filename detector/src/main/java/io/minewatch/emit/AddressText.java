package io.minewatch.emit;

import io.minewatch.verdict.Endpoint;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;

/** Addresses as text, the one form that RFC 5952 recommends: "2001:db8::1". */
public final class AddressText {

    private static final int GROUPS = 8;

    private AddressText() {}

    /** Without a port. */
    public static String of(InetAddress address) {
        return address instanceof Inet4Address ? address.getHostAddress() : v6(address);
    }

    /** With the port: "192.0.2.1:3333" or "[2001:db8::1]:3333". */
    static String of(Endpoint endpoint) {
        String address = of(endpoint.address());
        boolean v6 = address.indexOf(':') >= 0;
        return (v6 ? "[" + address + "]" : address) + ":" + endpoint.port();
    }

    private static String v6(InetAddress address) {
        var groups = new short[GROUPS];
        ByteBuffer.wrap(address.getAddress()).asShortBuffer().get(groups);
        int from = longestZeros(groups);
        int upTo = from + zeros(groups, from);

        var text = new StringBuilder(39);
        for (int i = 0; i < GROUPS; i++) {
            if (i == from) {
                text.append("::");
                i = upTo - 1;
                continue;
            }
            if (i > 0 && i != upTo) {
                text.append(':');
            }
            text.append(Integer.toHexString(Short.toUnsignedInt(groups[i])));
        }
        return text.toString();
    }

    /** Where the first of the longest runs starts; past the end if none has two groups. */
    private static int longestZeros(short[] groups) {
        int best = GROUPS;
        int length = 1;
        for (int i = 0; i < GROUPS; i++) {
            if (zeros(groups, i) > length) {
                best = i;
                length = zeros(groups, i);
            }
        }
        return best;
    }

    private static int zeros(short[] groups, int from) {
        int to = from;
        while (to < GROUPS && groups[to] == 0) {
            to++;
        }
        return to - from;
    }
}
