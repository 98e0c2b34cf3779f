package io.minewatch.cadence.name;

/**
 * A flow goes to a pool, by a name.
 *
 * @param host name of the server, printable
 * @param pool who runs it, from the signatures
 */
public record Named(Source source, String host, String pool) {

    /** Where the name is from, the best first. */
    public enum Source {
        /** The client asked for it when it began TLS. */
        SERVER_NAME,
        /** The server's certificate has it. */
        CERTIFICATE,
        /** The client was told this address for it shortly before. */
        DNS_ANSWER
    }
}
