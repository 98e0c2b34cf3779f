package io.minewatch.locate;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/** Tells addresses that mean the same everywhere from those that only mean something at home. */
final class PublicAddress {

    /**
     * Special-purpose blocks (RFC 6890 and the IANA registries), shared space of CGNAT included.
     */
    private static final List<IpRange> HOME =
            ranges(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "224.0.0.0/3",
                    "::/127",
                    "100::/64",
                    "fc00::/7",
                    "fe80::/9",
                    "ff00::/8");

    private PublicAddress() {}

    /** True if an address database can say anything about the address. */
    static boolean is(InetAddress address) {
        IpKey key = IpKey.of(address);
        return HOME.stream().noneMatch(range -> range.contains(key));
    }

    private static List<IpRange> ranges(String... texts) {
        try {
            var ranges = new ArrayList<IpRange>();
            for (String text : texts) {
                ranges.add(IpRange.parse(text));
            }
            return List.copyOf(ranges);
        } catch (BadValue e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
