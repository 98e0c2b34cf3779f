package io.minewatch.query.api.access;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/** What is left of a text for somebody who may see it masked only. */
public enum Blur {
    /** The network it is in: an IPv4 /24, an IPv6 /48. */
    NETWORK {
        @Override
        Optional<String> of(String text) {
            try {
                byte[] address = InetAddress.ofLiteral(text).getAddress();
                int kept = address.length == IPV4_BYTES ? IPV4_KEPT : IPV6_KEPT;
                Arrays.fill(address, kept, address.length, (byte) 0);
                String network = InetAddress.getByAddress(address).getHostAddress();
                return Optional.of(shortened(network) + "/" + kept * Byte.SIZE);
            } catch (IllegalArgumentException | UnknownHostException _) {
                return Optional.empty();
            }
        }
    },

    /** Its first character. */
    INITIAL {
        @Override
        Optional<String> of(String text) {
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Character.toString(text.codePointAt(0)) + "***");
        }
    },

    /** Nothing. */
    HIDE {
        @Override
        Optional<String> of(String text) {
            return Optional.empty();
        }
    };

    private static final int IPV4_BYTES = 4;
    private static final int IPV4_KEPT = 3;
    private static final int IPV6_KEPT = 6;

    abstract Optional<String> of(String text);

    private static String shortened(String network) {
        return network.replaceFirst("(:0)+$", "::");
    }
}
