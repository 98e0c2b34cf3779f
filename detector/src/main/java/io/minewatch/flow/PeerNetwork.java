package io.minewatch.flow;

import java.util.Optional;

/**
 * Networks of nodes that can be told by how their messages begin. Some chains took over the mark of
 * the one that they come from, so a mark does not tell the coin.
 */
public enum PeerNetwork {
    BITCOIN("bitcoin_p2p", "bitcoin", 0xd9b4bef9, 8333),
    BITCOIN_CASH("bitcoin_p2p", "bitcoin_cash", 0xe8f3e1e3, 8333),
    LITECOIN("bitcoin_p2p", "litecoin", 0xdbb6c0fb, 9333),
    DOGECOIN("bitcoin_p2p", "dogecoin", 0xc0c0c0c0, 22556),
    DASH("bitcoin_p2p", "dash", 0xbd6b0cbf, 9999),
    ZCASH("bitcoin_p2p", "zcash", 0x6427e924, 8233),
    /** Monero and its relatives: all have the same mark. */
    LEVIN("levin", "levin", 0x01012101, 18080);

    private static final PeerNetwork[] ALL = values();

    /** How its nodes speak, as records say it. */
    public final String protocol;

    /** Whose mark it is, as records say it. */
    public final String label;

    /** First four bytes of a message, the first one least significant. */
    final int mark;

    /** Where its nodes listen unless they are told otherwise. */
    public final int port;

    PeerNetwork(String protocol, String label, int mark, int port) {
        this.protocol = protocol;
        this.label = label;
        this.mark = mark;
        this.port = port;
    }

    /** True for a mark that stands for itself; Levin's is longer. */
    static boolean isMark(int mark) {
        for (PeerNetwork network : ALL) {
            if (network.mark == mark && network != LEVIN) {
                return true;
            }
        }
        return false;
    }

    static Optional<PeerNetwork> of(int mark) {
        for (PeerNetwork network : ALL) {
            if (network.mark == mark) {
                return Optional.of(network);
            }
        }
        return Optional.empty();
    }
}
