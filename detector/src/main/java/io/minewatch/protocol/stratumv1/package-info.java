/**
 * Stratum V1, the dialect of the {@code mining.} methods, and those of its relatives that add no
 * mark of their own. Wire facts and sources are in README.md of this folder, recorded conversations
 * in {@code fixtures}.
 */
package io.minewatch.protocol.stratumv1;
