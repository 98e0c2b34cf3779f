package io.minewatch.verdict;

import java.time.Duration;
import java.util.Optional;

/**
 * What the verdicts depend on besides what was heard.
 *
 * @param operator whose network this is; part of every detection's id, so that addresses of
 *     different operators are never mixed
 * @param reportInterval how often a conversation that goes on is reported anew, in packet time;
 *     empty if one report at its end is enough
 * @param showsBlockchain whether nodes of a chain are reported, too, as what they are: not mining
 */
public record VerdictConfig(
        String operator, Optional<Duration> reportInterval, boolean showsBlockchain) {

    public static final VerdictConfig DEFAULT = new VerdictConfig("", Optional.empty(), false);
}
