package io.minewatch.cadence.name;

import io.minewatch.protocol.tls.ClientHello;

import java.util.List;
import java.util.Optional;

/**
 * What the beginning of TLS showed of both sides. Kept only of flows that are told of.
 *
 * @param serverName the host that the client asked for, printable
 * @param ja3 of the client, 32 hexadecimal digits; empty if its hello was not seen whole
 * @param ja4 of the client; the same
 * @param commonName of the server's certificate; up to TLS 1.2, as all of it
 * @param alternativeNames the first ones of the certificate, {@link #MOST_NAMES} at most
 */
public record TlsSeen(
        Optional<String> serverName,
        Optional<String> ja3,
        Optional<String> ja4,
        Optional<String> commonName,
        List<String> alternativeNames) {

    /** A certificate of a large host has hundreds; the first ones tell whose it is. */
    public static final int MOST_NAMES = 16;

    /** No TLS, or nothing of how it began. */
    public static final TlsSeen NONE =
            new TlsSeen(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of());

    /** Of a client's hello. */
    static TlsSeen of(ClientHello hello) {
        return new TlsSeen(
                some(hello.serverName()),
                some(hello.ja3()),
                some(hello.ja4()),
                Optional.empty(),
                List.of());
    }

    private static Optional<String> some(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    /** Both together; what this says of the same thing counts. */
    public TlsSeen and(TlsSeen other) {
        return new TlsSeen(
                serverName.or(other::serverName),
                ja3.or(other::ja3),
                ja4.or(other::ja4),
                commonName.or(other::commonName),
                alternativeNames.isEmpty() ? other.alternativeNames : alternativeNames);
    }

    /** True if anything was seen of the certificate. */
    public boolean isCertified() {
        return commonName.isPresent() || !alternativeNames.isEmpty();
    }
}
