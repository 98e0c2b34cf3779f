/**
 * Evidence in, detections out. Takes the events of each conversation, gathers what they show for a
 * UTC day, and gives a {@link io.minewatch.verdict.Detection} with grade, reasons, identity,
 * estimates and redacted excerpts to a {@link io.minewatch.verdict.DetectionListener}. Passwords
 * are dropped here at the latest; names leave masked, and in clear only if the operator asked for
 * it.
 *
 * <p>Bounds: {@code Case.MAX_WORKERS}, {@code WorkProof.MAX_JOBS}, {@code Redaction.MAX_EXCERPT},
 * one piece of evidence per {@link io.minewatch.verdict.Reason}.
 */
package io.minewatch.verdict;
