package io.minewatch.ledger;

import java.time.Duration;

/**
 * How long what is kept.
 *
 * @param detections after they were last seen, or taken in if that was later, as captures may be
 *     old; with them go conversations, buckets and what people said
 * @param tombstones for how long it is remembered that a detection was removed, so that a late copy
 *     does not bring it back
 * @param audit for how long it is remembered who asked for what
 */
public record RetentionPolicy(Duration detections, Duration tombstones, Duration audit) {}
