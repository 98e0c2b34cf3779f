package io.minewatch.query;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the management pages are served. They know no passwords: the address is one that only
 * operators reach.
 *
 * @param address IP address, of either family, without brackets; no host name, so that starting up
 *     never waits for a name server
 * @param port 0 to 65535; 0 for any that is free
 */
public record ManagementConfig(String address, int port) {

    /** Where exporters usually stand, and none of the well-known ones does. */
    public static final int DEFAULT_PORT = 9464;

    public static final ManagementConfig DEFAULT = new ManagementConfig("127.0.0.1", DEFAULT_PORT);

    private static final int MAX_PORT = 65_535;

    /**
     * Refuses what {@link #complaints} has a complaint about.
     *
     * @throws IllegalArgumentException naming all of them
     */
    public ManagementConfig {
        List<String> complaints = complaints(address, port);
        if (!complaints.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", complaints));
        }
    }

    /** What is wrong with these values, a line each with the key as operators write it. */
    public static List<String> complaints(String address, int port) {
        var complaints = new ArrayList<String>();
        if (!isAddress(address)) {
            complaints.add(
                    "management.address must be an IP address such as 127.0.0.1 or ::1, not '"
                            + address
                            + "'");
        }
        if (port < 0 || port > MAX_PORT) {
            complaints.add("management.port must be 0 to " + MAX_PORT + ", not " + port);
        }
        return List.copyOf(complaints);
    }

    InetAddress inetAddress() {
        return InetAddress.ofLiteral(address);
    }

    private static boolean isAddress(String address) {
        try {
            InetAddress.ofLiteral(address);
            return !address.startsWith("[");
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
