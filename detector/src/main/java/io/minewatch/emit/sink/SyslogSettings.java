package io.minewatch.emit.sink;

/**
 * A receiver of syslog messages.
 *
 * @param host name or address
 * @param tls only heeded for that transport
 */
public record SyslogSettings(Transport transport, String host, int port, TlsSettings tls) {

    /** What messages travel in. */
    public enum Transport {
        /** One message a datagram, RFC 5426; nobody knows whether it came. */
        UDP(514),
        /** Messages with their length before them, RFC 6587 section 3.4.1. */
        TCP(601),
        /** The same in TLS, RFC 5425. */
        TLS(6514);

        /** The port that the transport has by its RFC. */
        public final int usualPort;

        Transport(int usualPort) {
            this.usualPort = usualPort;
        }
    }
}
