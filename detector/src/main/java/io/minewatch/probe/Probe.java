package io.minewatch.probe;

import io.minewatch.protocol.Dialect;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/** Asks endpoints whether they are pools: the beginning of a conversation, never more. */
public final class Probe implements AutoCloseable {

    private final List<Dialect> dialects;
    private final Connector connector = new Connector();

    /** Answers are read by these dialects. */
    public Probe(List<Dialect> dialects) {
        this.dialects = List.copyOf(dialects);
    }

    /**
     * Asks one endpoint. Blocks for {@link ProbeSettings#MAX_TIMEOUTS} timeouts at most.
     *
     * @param host as it is named in heads of HTTP and in TLS
     * @param address of the host; not one that {@link #refusal} refuses
     * @param port from 1 to 65535
     */
    public Report ask(String host, InetAddress address, int port, ProbeSettings settings)
            throws InterruptedException {
        Optional<String> refusal = refusal(address);
        if (refusal.isPresent()) {
            throw new IllegalArgumentException(refusal.get());
        }
        var endpoint = new InetSocketAddress(address, port);
        return new Interview(connector, dialects, settings, endpoint, host).ask();
    }

    /** Why an address is asked by nobody; empty if it may be. */
    public static Optional<String> refusal(InetAddress address) {
        boolean everybody =
                address.isMulticastAddress()
                        || address.isAnyLocalAddress()
                        || address.getAddress().length == 4
                                && (address.getAddress()[0] & 0xf0) == 0xf0;
        return everybody
                ? Optional.of(address.getHostAddress() + " is no address of a single host")
                : Optional.empty();
    }

    @Override
    public void close() {
        connector.close();
    }
}
