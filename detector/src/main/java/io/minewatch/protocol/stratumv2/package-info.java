/**
 * Stratum V2: binary messages in frames, here unencrypted. Wire facts and sources are in README.md
 * of this folder, recorded conversations in {@code fixtures}.
 */
package io.minewatch.protocol.stratumv2;
