/**
 * Judges what was heard: one {@link io.minewatch.verdict.Detection} for each conversation and UTC
 * day in which somebody mines or tries to, with a grade, its reasons, and excerpts as evidence.
 *
 * <p>Work that a pool accepted is confirmed; a conversation with a pool is probable; one packet, or
 * words that nobody answers, is a suspicion at most. Passwords are never kept, names only as keyed
 * pseudonyms. Nothing here looks at a clock or at anything outside the events.
 */
package io.minewatch.verdict;
