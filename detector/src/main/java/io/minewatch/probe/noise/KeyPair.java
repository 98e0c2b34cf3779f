package io.minewatch.probe.noise;

import java.math.BigInteger;
import java.util.random.RandomGenerator;

/**
 * A key for one handshake.
 *
 * @param secret from 1 to the curve's order - 1
 * @param open its public part, 64 bytes in ElligatorSwift
 */
record KeyPair(BigInteger secret, byte[] open) {

    static KeyPair random(RandomGenerator random) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        BigInteger secret =
                new BigInteger(1, bytes)
                        .mod(Curve.ORDER.subtract(BigInteger.ONE))
                        .add(BigInteger.ONE);
        return new KeyPair(
                secret, ElligatorSwift.encode(Curve.times(Curve.GENERATOR, secret), random));
    }
}
