/** The initiator's side of Stratum V2's Noise handshake, on secp256k1 with ElligatorSwift keys. */
package io.minewatch.probe.noise;
