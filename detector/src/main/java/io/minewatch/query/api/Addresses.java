package io.minewatch.query.api;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** Addresses of clients, as they are counted and written down. */
final class Addresses {

    private static final int IPV6_BYTES = 16;

    /** Whoever has one IPv6 address has all of its /64. */
    private static final int IPV6_NETWORK = 8;

    private Addresses() {}

    static String of(InetAddress client) {
        byte[] bytes = client.getAddress();
        if (bytes.length != IPV6_BYTES || client.isLoopbackAddress()) {
            return client.getHostAddress();
        }
        Arrays.fill(bytes, IPV6_NETWORK, IPV6_BYTES, (byte) 0);
        try {
            return InetAddress.getByAddress(bytes).getHostAddress() + "/64";
        } catch (UnknownHostException e) {
            throw new IllegalStateException("16 bytes are an address", e);
        }
    }
}
