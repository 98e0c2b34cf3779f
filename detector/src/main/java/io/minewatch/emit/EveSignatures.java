package io.minewatch.emit;

import java.util.List;

/**
 * Numbers of our alerts: 1960000 to 1960099, of the range from 1000000 to 1999999 that is set aside
 * for local use, so that no published rule has them. A dialect keeps its number for ever: add at
 * the end only.
 */
final class EveSignatures {

    /** Stands for a dialect that is not listed. */
    static final int FIRST = 1_960_000;

    /** Every dialect that a record can name; those of nodes, which do not mine, at the end. */
    static final List<String> DIALECTS =
            List.of(
                    "stratum_v1",
                    "cryptonote",
                    "ethproxy",
                    "ethereum_stratum",
                    "equihash_stratum",
                    "stratum_v2",
                    "getwork",
                    "getblocktemplate",
                    "eth_getwork",
                    "btcagent",
                    "grin",
                    "beam",
                    "chia",
                    "webmining",
                    "unknown_encrypted",
                    "bitcoin_p2p",
                    "levin");

    private EveSignatures() {}

    static int idOf(String dialect) {
        return FIRST + 1 + DIALECTS.indexOf(dialect);
    }

    /** The rule's version where it is a number, else 1. */
    static int revision(Rule rule) {
        return rule.version()
                .filter(version -> version.matches("[0-9]{1,9}"))
                .map(Integer::parseInt)
                .orElse(1);
    }
}
