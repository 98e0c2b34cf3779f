package io.minewatch.probe;

import java.util.Locale;

/**
 * A pool that is listened to.
 *
 * @param chain whose blocks it tells: "BTC"
 * @param account under which jobs are asked for; no work is ever sent for it
 * @param password most pools take any
 */
public record WatchedPool(
        String chain,
        String host,
        int port,
        boolean tls,
        Speech dialect,
        String account,
        String password) {

    /** How it is spoken to, by the names of dialects. */
    public enum Speech {
        STRATUM_V1,
        CRYPTONOTE,
        ETHPROXY;

        /** As in records. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
