package io.minewatch.simulate.dialect;

import static io.minewatch.simulate.dialect.Hand.Order.ID_FIRST;
import static io.minewatch.simulate.dialect.Hand.Order.METHOD_FIRST;

import java.util.List;

/**
 * The habits of a CryptoNote miner and its pool.
 *
 * @param agents what the miner calls itself, one of these
 * @param hashrates from and to, hashes a second
 * @param hand how the miner writes
 * @param versioned messages say {@code jsonrpc}
 * @param algorithms the miner lists what it can compute
 * @param longTarget targets of 16 digits instead of 8
 * @param sharedNonce the pool fixes the last byte of the nonce
 * @param keepAlive the miner says {@code keepalived} when it has been silent
 * @param farm many miners behind one connection
 */
record CryptoNoteStyle(
        List<String> agents,
        double[] hashrates,
        Hand hand,
        boolean versioned,
        boolean algorithms,
        boolean longTarget,
        boolean sharedNonce,
        boolean keepAlive,
        boolean farm,
        int port) {

    private static final Hand COMPACT = new Hand(ID_FIRST, false);

    private static final List<String> XMRIG =
            List.of(
                    "XMRig/6.22.0 (Linux x86_64) libuv/1.48.0 gcc/13.2.0",
                    "XMRig/6.21.3 (Windows NT 10.0; Win64; x64) libuv/1.48.0 msvc/2022",
                    "XMRig/6.22.2-mo1 (Linux aarch64) libuv/1.49.2 gcc/13.2.0");

    static CryptoNoteStyle xmrig() {
        return new CryptoNoteStyle(
                XMRIG,
                new double[] {2_000, 22_000},
                COMPACT,
                true,
                true,
                false,
                false,
                true,
                false,
                3333);
    }

    static CryptoNoteStyle xmrigLongTarget() {
        return new CryptoNoteStyle(
                XMRIG,
                new double[] {8_000, 60_000},
                COMPACT,
                true,
                true,
                true,
                false,
                true,
                false,
                10128);
    }

    static CryptoNoteStyle niceHash() {
        return new CryptoNoteStyle(
                XMRIG,
                new double[] {1_500, 9_000},
                COMPACT,
                true,
                true,
                false,
                true,
                true,
                false,
                7777);
    }

    static CryptoNoteStyle old() {
        return new CryptoNoteStyle(
                List.of("xmr/1.0", "cpuminer-multi/1.3.7"),
                new double[] {150, 900},
                new Hand(METHOD_FIRST, true),
                false,
                false,
                false,
                false,
                false,
                false,
                14444);
    }

    static CryptoNoteStyle proxy() {
        return new CryptoNoteStyle(
                List.of("xmrig-proxy/6.22.0 (Linux x86_64) libuv/1.48.0 gcc/13.2.0"),
                new double[] {300_000, 2_500_000},
                COMPACT,
                true,
                true,
                true,
                true,
                true,
                true,
                443);
    }
}
