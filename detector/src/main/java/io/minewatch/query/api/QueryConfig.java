package io.minewatch.query.api;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where and how the query interface is served.
 *
 * @param address IP address, of either family, without brackets
 * @param port 0 to 65535; 0 for any that is free
 * @param tls empty for plain HTTP
 * @param plainHttp true to serve plain HTTP beyond this machine, for a proxy that does TLS
 * @param limits on how often somebody may ask
 * @param proxies that are believed when they say whom they ask for
 */
public record QueryConfig(
        String address,
        int port,
        Optional<Tls> tls,
        boolean plainHttp,
        Limits limits,
        Proxies proxies) {

    /** Free on most machines, and next to nothing well-known. */
    public static final int DEFAULT_PORT = 8470;

    /** This machine only. */
    public static final QueryConfig DEFAULT =
            new QueryConfig("127.0.0.1", DEFAULT_PORT, Optional.empty(), false, Limits.DEFAULT);

    private static final int MAX_PORT = 65_535;

    /**
     * Refuses what {@link #complaints} has a complaint about.
     *
     * @throws IllegalArgumentException naming all of them
     */
    public QueryConfig {
        List<String> complaints = complaints(address, port, tls, plainHttp);
        if (!complaints.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", complaints));
        }
    }

    /** Without a proxy. */
    public QueryConfig(
            String address, int port, Optional<Tls> tls, boolean plainHttp, Limits limits) {
        this(address, port, tls, plainHttp, limits, Proxies.NONE);
    }

    /** What is wrong with these values, a line each with the key as operators write it. */
    public static List<String> complaints(
            String address, int port, Optional<Tls> tls, boolean plainHttp) {
        var complaints = new ArrayList<String>();
        Optional<InetAddress> parsed = parsed(address);
        if (parsed.isEmpty()) {
            complaints.add(
                    "query.address must be an IP address such as 127.0.0.1 or ::1, not '"
                            + address
                            + "'");
        } else if (!parsed.get().isLoopbackAddress() && tls.isEmpty() && !plainHttp) {
            complaints.add(
                    "query.address is beyond this machine: give query.tls, or query.plain-http:"
                            + " true if a proxy does TLS");
        }
        if (port < 0 || port > MAX_PORT) {
            complaints.add("query.port must be 0 to " + MAX_PORT + ", not " + port);
        }
        return List.copyOf(complaints);
    }

    InetAddress inetAddress() {
        return InetAddress.ofLiteral(address);
    }

    private static Optional<InetAddress> parsed(String address) {
        try {
            return address.startsWith("[")
                    ? Optional.empty()
                    : Optional.of(InetAddress.ofLiteral(address));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** The same at another port. */
    public QueryConfig withPort(int other) {
        return new QueryConfig(address, other, tls, plainHttp, limits, proxies);
    }

    /** The same behind proxies. */
    public QueryConfig withProxies(Proxies others) {
        return new QueryConfig(address, port, tls, plainHttp, limits, others);
    }

    /**
     * Files of TLS, PEM.
     *
     * @param certificate of the server, followed by those that vouch for it
     * @param key of it, PKCS #8, without a password
     * @param clientAuthorities who vouches for clients; given, a client without a certificate of
     *     theirs is not let in, whatever token it has
     * @param look how often certificate and key are looked at; new ones are shown to who connects
     *     after that
     */
    public record Tls(Path certificate, Path key, Optional<Path> clientAuthorities, Duration look) {

        private static final Duration MINUTE = Duration.ofMinutes(1);

        /** Looked at each minute. */
        public Tls(Path certificate, Path key, Optional<Path> clientAuthorities) {
            this(certificate, key, clientAuthorities, MINUTE);
        }
    }

    /**
     * How often somebody may ask.
     *
     * @param tokenPerSecond requests with one token in the long run
     * @param tokenBurst at once
     * @param addressPerSecond requests from one address, whoever asks
     * @param addressBurst at once
     * @param lockOutAttempts bad tokens after which an address is shut out
     * @param lockOutSeconds for how long
     */
    public record Limits(
            int tokenPerSecond,
            int tokenBurst,
            int addressPerSecond,
            int addressBurst,
            int lockOutAttempts,
            int lockOutSeconds) {

        /** A page of the console asks at once; then nobody reads for a while. */
        public static final int BURST_SECONDS = 5;

        /**
         * The console asks some 10 times when a page is opened; an office is behind one address.
         */
        public static final Limits DEFAULT = new Limits(20, 100, 100, 500, 10, 300);

        /**
         * Refuses what is not positive.
         *
         * @throws IllegalArgumentException if one is not
         */
        public Limits {
            if (List.of(
                            tokenPerSecond,
                            tokenBurst,
                            addressPerSecond,
                            addressBurst,
                            lockOutAttempts,
                            lockOutSeconds)
                    .stream()
                    .anyMatch(it -> it < 1)) {
                throw new IllegalArgumentException("query.limits: all of them must be 1 or more");
            }
        }
    }
}
