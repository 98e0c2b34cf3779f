package io.minewatch.ledger;

import java.time.Instant;
import java.util.Optional;

/**
 * What somebody said of a detection. Nothing that was said is changed or removed.
 *
 * @param version 1 for the first one of its detection
 * @param state what it decides; empty for a comment
 * @param text the reason, or the comment
 * @param by who said it
 * @param at when
 */
public record Annotation(long version, Optional<State> state, String text, String by, Instant at) {}
