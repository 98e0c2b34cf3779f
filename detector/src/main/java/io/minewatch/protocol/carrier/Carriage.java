package io.minewatch.protocol.carrier;

import java.util.Optional;

/**
 * A conversation is carried in something, as the opening of that says.
 *
 * @param type in what
 * @param host name or address of the server that it leads to, as the client was told it
 * @param origin address and port of the client behind a balancer that says so
 */
public record Carriage(Type type, Optional<String> host, Optional<String> origin) {

    /** What carries it. */
    public enum Type {
        /** SOCKS 4 and 4a. */
        SOCKS4("socks4"),
        /** RFC 1928. */
        SOCKS5("socks5"),
        /** RFC 9110, 9.3.6. */
        HTTP_CONNECT("http_connect"),
        /** RFC 6455. */
        WEB_SOCKET("websocket"),
        /** HAProxy's PROXY protocol, versions 1 and 2. */
        HAPROXY("haproxy"),
        /** RFC 8446; what is inside is not read. */
        TLS("tls");

        /** Name in records. */
        public final String label;

        Type(String label) {
            this.label = label;
        }
    }

    /** Carried in this, and nothing more is said. */
    static Carriage of(Type type) {
        return new Carriage(type, Optional.empty(), Optional.empty());
    }

    /** Carried in this to a host. */
    static Carriage to(Type type, String host) {
        return new Carriage(type, Optional.of(host), Optional.empty());
    }
}
