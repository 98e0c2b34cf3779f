/**
 * Asks instead of watching: whether an endpoint is a pool ({@link io.minewatch.probe.Interview}),
 * and when a pool has new work ({@link io.minewatch.probe.PoolWatch}).
 *
 * <p>What is said is the beginning of a conversation and never more: no work is done and none is
 * sent. What is answered is read by the same dialects that read what was captured. See the README
 * beside this file.
 */
package io.minewatch.probe;
