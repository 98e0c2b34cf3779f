package io.minewatch.estimate;

import io.minewatch.bytes.Hex;
import io.minewatch.estimate.Poisson.Interval;

import java.util.Arrays;

/**
 * Work from the shares alone, for a conversation of which only the client's side is seen.
 *
 * <p>A CryptoNote client sends the hash it found, a number of 256 bits, least significant byte
 * first. Whatever the targets were, hashes below any bound that is under all of them were all sent,
 * and they came as often as hashing brings them. So of the hashes in order the k-th, times the work
 * done, has the gamma distribution of shape k: no target is needed, only that none was below the
 * k-th hash.
 *
 * <p>Pools move the target. Where one was below the k-th hash, hashes near it are missing, and the
 * smaller ones are crowded: their distribution is concave, not even. A one-sided test of Kolmogorov
 * and Smirnov sees that, and then a smaller k is taken. Missing hashes can only make the work seem
 * less, so the lower end takes a k that the test hardly believes, and the upper end one far below
 * where it begins to doubt. The levels were chosen by simulation so that 95 intervals of 100 hold
 * the truth for steady targets, for those of a pool that aims at so many shares a minute, and for
 * one change by a factor of four.
 */
public final class ResultHashes {

    /** The smallest are kept. So many tell the work to 3 %, and the rest would tell no more. */
    public static final int MAX_KEPT = 1024;

    private static final int FIRST_KEPT = 16;

    /** Below so many nothing shows in a distribution. */
    private static final int LEAST = 4;

    /** From one k to try to the next. */
    private static final double STEP = 0.8;

    /** Levels of the test: how likely chance alone looks like this. */
    private static final double CERTAINLY_UNEVEN = 0.005;

    private static final double PROBABLY_UNEVEN = 0.1;
    private static final double HARDLY_UNEVEN = 0.5;

    /** How far below the k where no doubt is left the upper end may look. */
    private static final double FURTHER = 0.35;

    /** At each end, less than a fortieth, since the choice of k has errors too. */
    private static final double CONFIDENCE = 1 - 2 * 0.02;

    private static final int HEX_DIGITS = 64;

    /** How likely chance alone makes all hashes so small, below which it was work. */
    private static final double WORK = 1e-6;

    /** Smaller ones nobody finds: a number was filled up with zeros. */
    private static final double LEAST_HASH = 0x1p-64;

    private double[] smallest = new double[FIRST_KEPT];
    private int kept;
    private long shares;
    private double largest;

    /**
     * A share with its hash in 64 hex digits. False, and not counted, if it is not one or was sent
     * before.
     */
    public boolean submitted(String result) {
        if (!Hex.isHex(result, HEX_DIGITS)) {
            return false;
        }
        var number = Hex.unsignedLittleEndian(result);
        return number.signum() != 0 && add(number.doubleValue() / 0x1p256);
    }

    /** Shares counted. */
    public long shares() {
        return shares;
    }

    /**
     * True if only hashing finds numbers such as these: all are so small that numbers of other
     * origin hardly would be.
     */
    public boolean showWork() {
        return shares > 0
                && smallest[0] >= LEAST_HASH
                && shares * Math.log(largest) <= Math.log(WORK);
    }

    /** Hashes all shares took, as likely as not; 0 before the first share. */
    double hashes() {
        if (kept == 0) {
            return 0;
        }
        int k = even(PROBABLY_UNEVEN);
        return (k - 0.5) / smallest[k - 1];
    }

    /** Hashes they took with a confidence of 95 %. Not before the first share. */
    Interval range() {
        int low = even(CERTAINLY_UNEVEN);
        int high = even(HARDLY_UNEVEN);
        int further = Math.max(1, (int) (high * FURTHER));
        return new Interval(
                Poisson.interval(low, CONFIDENCE).lo() / smallest[low - 1],
                Math.max(atMost(high), atMost(further)));
    }

    private double atMost(int k) {
        return Poisson.interval(k - 1, CONFIDENCE).hi() / smallest[k - 1];
    }

    /** The largest k below which the hashes are spread evenly, as far as this level shows. */
    private int even(double level) {
        int k = kept;
        while (k > LEAST && isUneven(k, level)) {
            k = Math.max(LEAST, (int) (k * STEP));
        }
        return k;
    }

    /** Whether too many of the first k - 1 hashes are small for numbers below the k-th. */
    private boolean isUneven(int k, double level) {
        double most = 0;
        for (int i = 1; i < k; i++) {
            most = Math.max(most, i / (k - 1.0) - smallest[i - 1] / smallest[k - 1]);
        }
        return Math.exp(-2 * (k - 1) * most * most) < level;
    }

    private boolean add(double hash) {
        int found = Arrays.binarySearch(smallest, 0, kept, hash);
        if (found >= 0) {
            return false;
        }
        shares++;
        largest = Math.max(largest, hash);
        int at = -found - 1;
        if (kept == MAX_KEPT) {
            kept--;
        }
        if (at <= kept) {
            insert(at, hash);
        } else {
            kept++;
        }
        return true;
    }

    private void insert(int at, double hash) {
        if (kept == smallest.length) {
            smallest = Arrays.copyOf(smallest, 2 * kept);
        }
        System.arraycopy(smallest, at, smallest, at + 1, kept - at);
        smallest[at] = hash;
        kept++;
    }
}
