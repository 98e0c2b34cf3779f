/** Equihash over Stratum, ZIP 301: Zcash, Flux, Bitcoin Gold and their relatives. */
package io.minewatch.protocol.equihash;
