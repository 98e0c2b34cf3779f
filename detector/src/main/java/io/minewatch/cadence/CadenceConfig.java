package io.minewatch.cadence;

import java.time.Duration;

/**
 * How many flows that cannot be read are watched, and when one is worth telling.
 *
 * @param maxFlows flows watched at once by one worker, a power of two; each that is really there
 *     takes 256 bytes, and 16 bytes for each that there may be
 * @param idleTimeout silence after which such a flow counts as ended; a miner hears of a block
 *     within that time, of Bitcoin's too
 * @param falseAlarm how probable it may be that chance alone ever lets the block clock tell of any
 *     flow that a worker watches, however long; chains and flows watched are paid for in it. From
 *     {@link #LEAST_FALSE_ALARM} to {@link #MOST_FALSE_ALARM}
 * @param maxTold flows that are told of at once
 */
public record CadenceConfig(int maxFlows, Duration idleTimeout, double falseAlarm, int maxTold) {

    /** The time of a flow's last packet is kept in one byte where it is looked for. */
    public static final Duration LONGEST_TIMEOUT = Duration.ofHours(3);

    /** Clocks and times of records bear no smaller claim. */
    public static final double LEAST_FALSE_ALARM = 1e-12;

    /** With more, an operator of some hundred workers may well be told of somebody by chance. */
    public static final double MOST_FALSE_ALARM = 1e-3;

    /** Of a capture file: 16 MB if all are there. */
    public static final CadenceConfig DEFAULT =
            new CadenceConfig(1 << 16, Duration.ofMinutes(45), 1e-9, 4096);

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
        require(
                falseAlarm >= LEAST_FALSE_ALARM && falseAlarm <= MOST_FALSE_ALARM,
                "cadence.false-alarm must be from 1e-12 to 0.001, not " + falseAlarm);
        require(maxTold > 0, "cadence.max-told must be positive, not " + maxTold);
    }

    private static void require(boolean fine, String complaint) {
        if (!fine) {
            throw new IllegalArgumentException(complaint);
        }
    }
}
