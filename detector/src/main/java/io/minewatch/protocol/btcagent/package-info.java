/**
 * BTCAgent, which gathers a farm's machines in a few connections: lines of Stratum V1 with binary
 * messages between them. Wire facts and sources are in README.md of this folder, recorded
 * conversations in {@code fixtures}.
 */
package io.minewatch.protocol.btcagent;
