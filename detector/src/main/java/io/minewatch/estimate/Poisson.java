package io.minewatch.estimate;

/**
 * What a count says about the mean it came from, when events come independently of each other, as
 * shares do.
 *
 * <p>The interval is Garwood's (1936), exact for any count: its ends are quantiles of the
 * chi-square distribution, chi2(a/2; 2n)/2 and chi2(1-a/2; 2n+2)/2, which are quantiles of the
 * gamma distribution with shape n and n+1. In that form n need not be whole, which is how shares of
 * mixed difficulty are treated: as a smaller count of equal ones.
 */
public final class Poisson {

    /**
     * From this count on Wilson and Hilferty's approximation (1931) takes over. It is off by less
     * than one part in 10 million there, and the exact way would need some thousand terms.
     */
    private static final double LARGE = 10_000;

    /** Where a sum has converged: the next term would not show in a double. */
    private static final double NEGLIGIBLE = 1e-16;

    /** More terms than shape {@link #LARGE} needs anywhere near its quantiles. */
    private static final int MAX_TERMS = 20_000;

    /** Halving the bracket so often exhausts a double. */
    private static final int MAX_STEPS = 200;

    private static final double[] LANCZOS = {
        676.5203681218851,
        -1259.1392167224028,
        771.32342877765313,
        -176.61502916214059,
        12.507343278686905,
        -0.13857109526572012,
        9.9843695780195716e-6,
        1.5056327351493116e-7
    };

    private static final double LANCZOS_G = 7;

    private Poisson() {}

    /**
     * A range of numbers.
     *
     * @param lo lower end
     * @param hi upper end
     */
    public record Interval(double lo, double hi) {}

    /**
     * The range of means that could well have given this count.
     *
     * @param count events seen, 0 or more, not necessarily whole
     * @param confidence above 0 and below 1; what is left is split evenly between both ends
     */
    public static Interval interval(double count, double confidence) {
        if (!(count >= 0 && count < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("count must be 0 or more and finite, not " + count);
        }
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException(
                    "confidence must be above 0 and below 1, not " + confidence);
        }
        double tail = (1 - confidence) / 2;
        double lo = count == 0 ? 0 : gammaQuantile(count, tail, false);
        return new Interval(lo, gammaQuantile(count + 1, tail, true));
    }

    /** Where the gamma distribution of this shape leaves {@code tail} below it, or above it. */
    private static double gammaQuantile(double shape, double tail, boolean upper) {
        double guess = wilsonHilferty(shape, tail, upper);
        return shape < LARGE ? bracketed(shape, tail, upper, guess) : guess;
    }

    private static double wilsonHilferty(double shape, double tail, boolean upper) {
        double z = upper ? -normalQuantile(tail) : normalQuantile(tail);
        double root = 1 - 1 / (9 * shape) + z / (3 * Math.sqrt(shape));
        return shape * Math.max(root, 0) * root * root;
    }

    /** Newton's steps from the guess, kept inside a bracket that shrinks with each. */
    private static double bracketed(double shape, double tail, boolean upper, double guess) {
        double lo = 0;
        double hi = Double.POSITIVE_INFINITY;
        double x = guess > 0 ? guess : shape * Math.pow(tail, 1 / shape);
        for (int i = 0; i < MAX_STEPS; i++) {
            double error = upper ? tail - upperTail(shape, x) : lowerTail(shape, x) - tail;
            if (error > 0) {
                hi = x;
            } else {
                lo = x;
            }
            double next = x - error / density(shape, x);
            if (!(next > lo && next < hi)) {
                next = hi < Double.POSITIVE_INFINITY ? (lo + hi) / 2 : 2 * x;
            }
            if (Math.abs(next - x) <= 1e-13 * x) {
                return next;
            }
            x = next;
        }
        return x;
    }

    /** Probability of the gamma distribution of this shape below x. */
    private static double lowerTail(double shape, double x) {
        return x < shape + 1 ? series(shape, x) : 1 - continuedFraction(shape, x);
    }

    /** Probability of the gamma distribution of this shape above x. */
    static double upperTail(double shape, double x) {
        return x < shape + 1 ? 1 - series(shape, x) : continuedFraction(shape, x);
    }

    /** Abramowitz and Stegun 6.5.29. */
    private static double series(double shape, double x) {
        double term = 1 / shape;
        double sum = term;
        for (int i = 1; i < MAX_TERMS && term > sum * NEGLIGIBLE; i++) {
            term *= x / (shape + i);
            sum += term;
        }
        return sum * x * density(shape, x);
    }

    /** Abramowitz and Stegun 6.5.31, evaluated by Lentz's method. */
    private static double continuedFraction(double shape, double x) {
        double b = x + 1 - shape;
        double c = Double.MAX_VALUE;
        double d = 1 / b;
        double value = d;
        for (int i = 1; i < MAX_TERMS; i++) {
            double a = -i * (i - shape);
            b += 2;
            d = 1 / (a * d + b);
            c = b + a / c;
            value *= c * d;
            if (Math.abs(c * d - 1) < NEGLIGIBLE) {
                break;
            }
        }
        return value * x * density(shape, x);
    }

    private static double density(double shape, double x) {
        return Math.exp((shape - 1) * Math.log(x) - x - logGamma(shape));
    }

    /** Lanczos' approximation with g = 7 and 9 terms, good to 15 digits. */
    private static double logGamma(double x) {
        double sum = 0.99999999999980993;
        for (int i = 0; i < LANCZOS.length; i++) {
            sum += LANCZOS[i] / (x + i);
        }
        double t = x + LANCZOS_G - 0.5;
        return Math.log(2 * Math.PI) / 2 + (x - 0.5) * Math.log(t) - t + Math.log(sum);
    }

    /**
     * Where the standard normal distribution leaves p below it, p up to 1/2: Abramowitz and Stegun
     * 26.2.23, made exact by Newton's steps.
     */
    private static double normalQuantile(double p) {
        double t = Math.sqrt(-2 * Math.log(p));
        double z =
                t
                        - (2.515517 + t * (0.802853 + t * 0.010328))
                                / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
        for (int i = 0; i < 3; i++) {
            double tail = upperTail(0.5, z * z / 2) / 2;
            z += (tail - p) * Math.sqrt(2 * Math.PI) * Math.exp(z * z / 2);
        }
        return -z;
    }
}
