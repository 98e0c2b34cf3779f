package io.minewatch.query.api;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Proxies that stand in front, and are believed when they say whom they ask for. Everybody else may
 * write what they like into {@code X-Forwarded-For}, so what stands there counts only as far as one
 * of these wrote it: each adds whom it was asked by at the end.
 *
 * @param trusted their addresses, {@value #MAX_PROXIES} at most
 */
public record Proxies(Set<InetAddress> trusted) {

    /** Nobody is believed. */
    public static final Proxies NONE = new Proxies(Set.of());

    /** A pair of load balancers at each of some places. */
    public static final int MAX_PROXIES = 64;

    /** Header that is looked at. */
    static final String HEADER = "x-forwarded-for";

    /** Proxies one behind the other. */
    private static final int MAX_HOPS = 16;

    /**
     * Takes a copy.
     *
     * @throws IllegalArgumentException if there are too many
     */
    public Proxies {
        trusted = Set.copyOf(trusted);
        if (trusted.size() > MAX_PROXIES) {
            throw new IllegalArgumentException(
                    "query.proxies: " + trusted.size() + " (expected: <= " + MAX_PROXIES + ")");
        }
    }

    /**
     * Whoever asks.
     *
     * @param peer at the other end of the connection
     * @param forwarded values of the header, in their order
     */
    InetAddress client(InetAddress peer, List<String> forwarded) {
        InetAddress client = peer;
        var hops = hops(forwarded);
        for (int i = hops.size() - 1; i >= Math.max(0, hops.size() - MAX_HOPS); i--) {
            var before =
                    trusted.contains(client) ? address(hops.get(i)) : Optional.<InetAddress>empty();
            if (before.isEmpty()) {
                return client;
            }
            client = before.get();
        }
        return client;
    }

    private static List<String> hops(List<String> forwarded) {
        var hops = new ArrayList<String>();
        forwarded.forEach(value -> hops.addAll(List.of(value.split(",", -1))));
        return hops;
    }

    /** Some write a port behind it. */
    private static Optional<InetAddress> address(String hop) {
        String text = hop.strip();
        if (text.startsWith("[")) {
            text = text.substring(1, Math.max(1, text.indexOf(']')));
        } else if (text.indexOf(':') == text.lastIndexOf(':')) {
            text = text.replaceFirst(":.*", "");
        }
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
