package io.minewatch.probe;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * All that came out of asking one endpoint.
 *
 * @param host as it was given
 * @param time when it began to be asked, by this machine's clock
 * @param names in the certificate, if it speaks TLS; at most {@link #MAX_NAMES}
 * @param connections that were made
 * @param sent bytes that were said in them, without those of TLS
 * @param received bytes that were answered, without those of TLS
 */
public record Report(
        String host,
        int port,
        Instant time,
        Answer answer,
        List<String> names,
        int connections,
        long sent,
        long received,
        Duration took) {

    /** A certificate of a large host has hundreds; the first ones tell whose it is. */
    public static final int MAX_NAMES = 16;
}
