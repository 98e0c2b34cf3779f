package io.minewatch.probe;

import java.time.Duration;
import java.util.Set;

/**
 * Whom the appliance may ask by itself, and how often.
 *
 * @param allow networks whose endpoints may be asked; nobody else is
 * @param ports that may be asked; empty for all
 * @param interval between two endpoints
 * @param valid how long an answer holds
 * @param retry after which somebody who could not be reached is tried again; each time twice as
 *     long, until {@code valid}
 * @param queue endpoints that wait
 * @param timeout for one answer, see {@link ProbeSettings}
 */
public record ProberRules(
        Networks allow,
        Set<Integer> ports,
        Duration interval,
        Duration valid,
        Duration retry,
        int queue,
        Duration timeout) {}
