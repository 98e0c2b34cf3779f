package io.minewatch.flow;

import java.time.Duration;

/**
 * How many flows are followed, and for how long.
 *
 * @param maxFlows at once, in one worker
 * @param suspectTimeout silence after which a flow of unclear nature is forgotten
 * @param miningTimeout silence after which a mining flow counts as ended; an idle miner says
 *     something every minute, a pool sends work with every block at the latest
 * @param holeTimeout how long data waits for a segment that is missing before it
 */
public record FlowConfig(
        int maxFlows, Duration suspectTimeout, Duration miningTimeout, Duration holeTimeout) {

    public static final FlowConfig DEFAULT =
            new FlowConfig(
                    1 << 16, Duration.ofMinutes(3), Duration.ofMinutes(30), Duration.ofSeconds(2));

    public FlowConfig {
        require(
                maxFlows >= 16 && maxFlows <= 1 << 26,
                "flow.max-flows must be 16 to 67108864, not " + maxFlows);
        requirePositive("flow.suspect-timeout", suspectTimeout);
        requirePositive("flow.mining-timeout", miningTimeout);
        requirePositive("flow.hole-timeout", holeTimeout);
    }

    private static void requirePositive(String key, Duration value) {
        require(value.isPositive(), key + " must be positive, not " + value);
    }

    private static void require(boolean fine, String complaint) {
        if (!fine) {
            throw new IllegalArgumentException(complaint);
        }
    }
}
