package io.minewatch.probe.noise;

import io.minewatch.bytes.Sha256;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Public keys as 64 bytes that cannot be told from random ones, and the secret that two of them
 * share.
 *
 * <p>Source: BIP 324, "ElligatorSwift encoding of curve X coordinates" and "Shared secret
 * computation".
 */
final class ElligatorSwift {

    /** Bytes of a public key: two field elements, most significant byte first. */
    static final int LENGTH = 64;

    private static final int ELEMENT = 32;
    private static final BigInteger P = Curve.P;
    private static final BigInteger TWO = BigInteger.TWO;

    /** √-3. */
    private static final BigInteger C = Curve.root(P.subtract(BigInteger.valueOf(3))).orElseThrow();

    private static final byte[] TAG =
            Sha256.of("bip324_ellswift_xonly_ecdh".getBytes(StandardCharsets.US_ASCII));

    private ElligatorSwift() {}

    /** x of the point that 64 bytes stand for; any 64 bytes stand for one. */
    static BigInteger decode(byte[] key) {
        return x(number(key, 0), number(key, ELEMENT));
    }

    /** 64 bytes that stand for a point with this x, one of many at random. */
    static byte[] encode(BigInteger x, RandomGenerator random) {
        while (true) {
            byte[] bytes = new byte[ELEMENT];
            random.nextBytes(bytes);
            BigInteger u = new BigInteger(1, bytes).mod(P);
            Optional<BigInteger> t = u.signum() == 0 ? Optional.empty() : t(x, u, random);
            if (t.isPresent()) {
                byte[] key = new byte[LENGTH];
                write(u, key, 0);
                write(t.get(), key, ELEMENT);
                return key;
            }
        }
    }

    /**
     * The secret of two keys, 32 bytes, the same for both sides.
     *
     * @param secret the own private key
     * @param initiator the public key of who spoke first
     * @param responder the other one
     * @param theirs which of the two is not the own
     */
    static byte[] shared(BigInteger secret, byte[] initiator, byte[] responder, byte[] theirs) {
        byte[] x = new byte[ELEMENT];
        write(Curve.times(decode(theirs), secret), x, 0);
        return Sha256.of(TAG, TAG, initiator, responder, x);
    }

    private static BigInteger x(BigInteger first, BigInteger second) {
        BigInteger u = first.signum() == 0 ? BigInteger.ONE : first;
        BigInteger t = second.signum() == 0 ? BigInteger.ONE : second;
        BigInteger g = Curve.right(u);
        if (g.add(t.multiply(t)).mod(P).signum() == 0) {
            t = t.shiftLeft(1).mod(P);
        }
        BigInteger big = over(g.subtract(t.multiply(t)), t.shiftLeft(1));
        BigInteger y = over(big.add(t), C.multiply(u));
        BigInteger third = u.add(y.multiply(y).shiftLeft(2)).mod(P);
        if (Curve.isOn(third)) {
            return third;
        }
        BigInteger ratio = over(big, y);
        BigInteger second2 = over(ratio.negate().subtract(u), TWO);
        return Curve.isOn(second2) ? second2 : over(ratio.subtract(u), TWO);
    }

    /** One of the up to eight values that stand for x beside u, drawn at random. */
    private static Optional<BigInteger> t(BigInteger x, BigInteger u, RandomGenerator random) {
        int draw = random.nextInt(8);
        return t(x, u, draw);
    }

    /** The value that this case of BIP 324's {@code xswiftec_inv} has, if it has one. */
    static Optional<BigInteger> t(BigInteger x, BigInteger u, int draw) {
        BigInteger g = Curve.right(u);
        BigInteger v;
        BigInteger s;
        if ((draw & 2) == 0) {
            BigInteger other = x.negate().subtract(u).mod(P);
            if (Curve.isOn(other)) {
                return Optional.empty();
            }
            v = (draw & 1) == 0 ? x : other;
            BigInteger below = u.multiply(u).add(u.multiply(v)).add(v.multiply(v)).mod(P);
            s = over(g.negate(), below);
        } else {
            s = x.subtract(u).mod(P);
            Optional<BigInteger> r = s.signum() == 0 ? Optional.empty() : r(s, u, g);
            if (r.isEmpty() || (draw & 1) == 1 && r.get().signum() == 0) {
                return Optional.empty();
            }
            BigInteger signed = (draw & 1) == 1 ? r.get().negate() : r.get();
            v = over(over(signed, s).subtract(u), TWO);
        }
        return Curve.root(s)
                .map(w -> (draw & 4) == 0 ? w : w.negate())
                .map(w -> w.multiply(over(u.multiply(C.subtract(BigInteger.ONE)), TWO).subtract(v)))
                .map(t -> t.mod(P));
    }

    private static Optional<BigInteger> r(BigInteger s, BigInteger u, BigInteger g) {
        BigInteger inner =
                g.shiftLeft(2).add(s.multiply(u).multiply(u).multiply(BigInteger.valueOf(3)));
        return Curve.root(s.negate().multiply(inner).mod(P));
    }

    private static BigInteger over(BigInteger above, BigInteger below) {
        return above.multiply(below.modInverse(P)).mod(P);
    }

    private static BigInteger number(byte[] key, int from) {
        return new BigInteger(1, Arrays.copyOfRange(key, from, from + ELEMENT)).mod(P);
    }

    private static void write(BigInteger number, byte[] into, int at) {
        byte[] bytes = number.toByteArray();
        int skip = Math.max(0, bytes.length - ELEMENT);
        int length = bytes.length - skip;
        System.arraycopy(bytes, skip, into, at + ELEMENT - length, length);
    }
}
