package io.minewatch.ledger;

import java.time.Instant;

/**
 * What one sensor, interface or capture file contributed.
 *
 * @param source {@code capture.source} of its records
 * @param first when its first conversation began
 * @param last when its last one ended
 * @param conversations of which it told
 */
public record SensorSum(String source, Instant first, Instant last, long conversations) {}
