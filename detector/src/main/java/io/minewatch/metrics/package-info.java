/**
 * Counters: what happened ({@link io.minewatch.metrics.Counter}) and what went no further and why
 * ({@link io.minewatch.metrics.Drop}). One worker writes, anyone reads; counting allocates nothing
 * and takes no lock. A fixed set of names, so that no input can make more of them.
 */
package io.minewatch.metrics;
