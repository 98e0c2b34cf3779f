/**
 * The dialect of XMRig, xmr-stak and the CryptoNote and RandomX pools. Wire facts and sources are
 * in README.md of this folder, recorded conversations in {@code fixtures}.
 */
package io.minewatch.protocol.cryptonote;
