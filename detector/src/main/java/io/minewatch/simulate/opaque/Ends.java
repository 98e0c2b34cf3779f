package io.minewatch.simulate.opaque;

import io.minewatch.simulate.net.Address;
import io.minewatch.simulate.net.Endpoint;

/**
 * Who takes part: addresses that are nobody's, from the ranges for shared use, documentation and
 * benchmarks (RFC 6598, 5737, 2544). Each flow has a client of its own.
 */
final class Ends {

    private static final int CLIENTS = 100 << 24 | 64 << 16;
    private static final int POOLS = 203 << 24 | 113 << 8;
    private static final int SERVERS = 198 << 24 | 18 << 16;
    private static final int FIRST_PORT = 32_768;
    private static final int PORTS = 28_000;

    private Ends() {}

    /** A client; each of its connections has another port than the one before. */
    static Endpoint client(int flow, int connection) {
        int host = flow * 2657 + 1 & OpaquePlan.MOST_FLOWS - 1;
        int port = FIRST_PORT + Math.floorMod(flow * 131 + connection * 7, PORTS);
        return new Endpoint(Address.v4(CLIENTS + host), port, 61);
    }

    /** The server of a pool; several flows share it. */
    static Endpoint pool(int chain, int pool, int port) {
        return new Endpoint(Address.v4(POOLS + 10 + chain * Chains.POOLS + pool), port, 52);
    }

    /** Any other server. */
    static Endpoint server(String kind, int flow, int port) {
        int host = (kind.hashCode() * 31 + flow % 61 * 977) & 0x1_ffff;
        return new Endpoint(Address.v4(SERVERS + host), port, 54);
    }
}
