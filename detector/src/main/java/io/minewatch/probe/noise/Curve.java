package io.minewatch.probe.noise;

import java.math.BigInteger;
import java.util.Optional;

/**
 * secp256k1 (SEC 2, 2.4.1): y² = x³ + 7 over the field of p = 2²⁵⁶ - 2³² - 977. Only x coordinates
 * go in and out.
 *
 * <p>Not constant in time: the keys live for one handshake in which nothing secret is said.
 */
final class Curve {

    static final BigInteger P =
            new BigInteger("FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEFFFFFC2F", 16);

    /** How many points there are. */
    static final BigInteger ORDER =
            new BigInteger("FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141", 16);

    static final BigInteger GENERATOR =
            new BigInteger("79BE667EF9DCBBAC55A06295CE870B07029BFCDB2DCE28D959F2815B16F81798", 16);

    private static final BigInteger B = BigInteger.valueOf(7);
    private static final BigInteger THREE = BigInteger.valueOf(3);

    /** p is 3 modulo 4, so that this power is a square root of what has one. */
    private static final BigInteger ROOT = P.add(BigInteger.ONE).shiftRight(2);

    private record Point(BigInteger x, BigInteger y) {}

    private Curve() {}

    /** x³ + 7: the square of y if x is on the curve. */
    static BigInteger right(BigInteger x) {
        return x.modPow(THREE, P).add(B).mod(P);
    }

    /** True if a point has this x. */
    static boolean isOn(BigInteger x) {
        return root(right(x)).isPresent();
    }

    /** A square root in the field. */
    static Optional<BigInteger> root(BigInteger square) {
        BigInteger root = square.modPow(ROOT, P);
        return root.multiply(root).mod(P).equals(square.mod(P))
                ? Optional.of(root)
                : Optional.empty();
    }

    /**
     * x of the point with this x, so many times. The sign of its y does not matter for that.
     *
     * @param times from 1 to {@link #ORDER} - 1
     * @throws IllegalArgumentException if no point has this x
     */
    static BigInteger times(BigInteger x, BigInteger times) {
        BigInteger y =
                root(right(x)).orElseThrow(() -> new IllegalArgumentException("not on the curve"));
        var point = new Point(x, y);
        Point sum = point;
        for (int bit = times.bitLength() - 2; bit >= 0; bit--) {
            sum = twice(sum);
            if (times.testBit(bit)) {
                sum = sum(sum, point);
            }
        }
        return sum.x;
    }

    private static Point twice(Point point) {
        BigInteger slope =
                point.x
                        .multiply(point.x)
                        .multiply(THREE)
                        .multiply(point.y.shiftLeft(1).modInverse(P));
        return third(slope.mod(P), point, point.x);
    }

    /**
     * Of two points with different x. With a factor below the order, the sum in {@link #times} has
     * the other's x only in its last step with the factors order ± 1, of which -1 is the point
     * itself mirrored.
     */
    private static Point sum(Point one, Point other) {
        if (one.x.equals(other.x)) {
            return twice(one);
        }
        BigInteger slope = other.y.subtract(one.y).multiply(other.x.subtract(one.x).modInverse(P));
        return third(slope.mod(P), one, other.x);
    }

    private static Point third(BigInteger slope, Point one, BigInteger otherX) {
        BigInteger x = slope.multiply(slope).subtract(one.x).subtract(otherX).mod(P);
        return new Point(x, slope.multiply(one.x.subtract(x)).subtract(one.y).mod(P));
    }
}
