package io.minewatch.signature;

import java.util.List;
import java.util.Optional;

/**
 * A service that miners connect to, as found by the name of a host.
 *
 * @param name of the service, "F2Pool"
 * @param kind what it does with the work
 * @param suffix domain that the host is, or is in
 * @param website true if the host is a web site or interface of the service: people visit it, and
 *     that is no evidence of mining ({@link #minesAt} where the port is known)
 * @param coins tickers that are mined there; empty if many or not known
 * @param converts true if it may pay in another coin than is mined, so that an account's address
 *     says nothing about the work
 * @param hosts some full names that miners connect to
 * @param ports plain TCP ports that it is known to use
 * @param tlsPorts ports with TLS, or with Noise for Stratum V2
 * @param coinbaseTags texts that it writes into the blocks it makes
 * @param payoutAddresses Bitcoin addresses that its blocks pay to
 * @param confidence how well it is known
 * @param closed true if it has ended; the name may have a new owner
 * @param source tags of where this is from, explained in the file
 * @param date when the source said so: a day, a month or a year
 */
public record Pool(
        String name,
        Kind kind,
        String suffix,
        boolean website,
        List<String> coins,
        boolean converts,
        List<String> hosts,
        Ports ports,
        Ports tlsPorts,
        List<String> coinbaseTags,
        List<String> payoutAddresses,
        Confidence confidence,
        boolean closed,
        String source,
        Optional<String> date) {

    public Pool {
        coins = List.copyOf(coins);
        hosts = List.copyOf(hosts);
        coinbaseTags = List.copyOf(coinbaseTags);
        payoutAddresses = List.copyOf(payoutAddresses);
    }

    /** What a service does with the work. */
    public enum Kind {
        POOL,
        /** Takes a share of a miner's time for the makers of its software. */
        DONATION,
        /** Lets hashrate; the pool behind it is hidden. */
        RENTAL
    }

    /** How well an entry is known, best first. */
    public enum Confidence {
        /** The pool says so itself. */
        CONFIRMED,
        /** In the source of a program, or in several lists. */
        CODE,
        /** In one list. */
        LIST,
        /** Only the name is known, not the ports. */
        NAME,
        UNVERIFIED
    }

    /**
     * Whether miners connect to this host at a port: that of a web site only where the pool is
     * known to use the port and browsers do not.
     */
    public boolean minesAt(int port) {
        return !website || !isBrowsed(port) && isKnownToUse(port);
    }

    /** Whether browsers connect to a port. */
    static boolean isBrowsed(int port) {
        return switch (port) {
            case 80, 443, 8080, 8443 -> true;
            default -> false;
        };
    }

    /** Whether it is one of the ports, plain or with TLS. */
    boolean isKnownToUse(int port) {
        return ports.contains(port) || tlsPorts.contains(port);
    }

    Pool at(String suffix, boolean website) {
        return new Pool(
                name,
                kind,
                suffix,
                website,
                coins,
                converts,
                hosts,
                ports,
                tlsPorts,
                coinbaseTags,
                payoutAddresses,
                confidence,
                closed,
                source,
                date);
    }
}
