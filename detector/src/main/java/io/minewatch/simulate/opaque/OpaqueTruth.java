package io.minewatch.simulate.opaque;

import io.minewatch.simulate.net.Endpoint;

import java.io.IOException;

/** Hears what every connection really was, when it is over. */
public interface OpaqueTruth {

    /** One connection. */
    void over(Connection connection) throws IOException;

    /**
     * A connection that took place; what the capture lost of it is counted too.
     *
     * @param kind {@code mining}, {@code idle}, {@code follower} or {@code lookalike}
     * @param name of its kind, for example {@code xmrig}
     * @param chain name; empty if none
     * @param carrier {@code plain} if it can be read
     * @param hello name in its ClientHello; empty if none
     * @param begin nanoseconds since the simulation began, of the first packet
     * @param end of the latest packet
     * @param up segments with payload from the client; -1 if not counted
     * @param down segments with payload from the server; -1 if not counted
     * @param shares submitted
     */
    record Connection(
            String kind,
            String name,
            String chain,
            String carrier,
            String hello,
            Endpoint client,
            Endpoint server,
            long begin,
            long end,
            long up,
            long down,
            long shares) {}
}
