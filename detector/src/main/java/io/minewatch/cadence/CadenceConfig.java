package io.minewatch.cadence;

import java.time.Duration;

/**
 * How many flows that cannot be read are watched, and when one is worth telling.
 *
 * @param maxFlows flows watched at once by one worker, a power of two; each that is really there
 *     takes 256 bytes, and 16 bytes for each that there may be
 * @param idleTimeout silence after which such a flow counts as ended; a miner hears of a block
 *     within that time, of Bitcoin's too
 * @param tellAt evidence of the block clock from which on a flow is told of, in nats: the log of
 *     how much likelier it follows a chain than not
 * @param maxTold flows that are told of at once
 */
public record CadenceConfig(int maxFlows, Duration idleTimeout, double tellAt, int maxTold) {

    /** The time of a flow's last packet is kept in one byte where it is looked for. */
    public static final Duration LONGEST_TIMEOUT = Duration.ofHours(3);

    /** Of a capture file: 16 MB if all are there. */
    public static final CadenceConfig DEFAULT =
            new CadenceConfig(1 << 16, Duration.ofMinutes(45), 7, 4096);

    /** The entries of that many fill 256 MB. */
    public static final int MOST_FLOWS = 1 << 20;

    private static final int FEWEST_FLOWS = 16;

    public CadenceConfig {
        require(
                maxFlows >= FEWEST_FLOWS
                        && maxFlows <= MOST_FLOWS
                        && Integer.bitCount(maxFlows) == 1,
                "cadence.max-flows must be a power of two from 16 to 1048576, not " + maxFlows);
        require(
                idleTimeout.isPositive() && idleTimeout.compareTo(LONGEST_TIMEOUT) <= 0,
                "cadence.idle-timeout must be positive and 3 hours at most, not " + idleTimeout);
        require(tellAt > 0, "cadence.tell-at must be positive, not " + tellAt);
        require(maxTold > 0, "cadence.max-told must be positive, not " + maxTold);
    }

    private static void require(boolean fine, String complaint) {
        if (!fine) {
            throw new IllegalArgumentException(complaint);
        }
    }
}
