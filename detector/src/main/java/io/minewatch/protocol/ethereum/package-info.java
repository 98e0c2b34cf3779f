/**
 * The Ethereum family: ETHPROXY and EthereumStratum, versions 1.0.0 and 2.0.0. Wire facts and
 * sources are in README.md of this folder, recorded conversations in {@code fixtures}.
 */
package io.minewatch.protocol.ethereum;
