package io.minewatch.estimate;

import io.minewatch.bytes.Hex;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Difficulty from the shares alone, for a conversation of which only the client's side is seen.
 *
 * <p>A CryptoNote client sends the hash it found, a number of 256 bits, least significant byte
 * first. Those hashes are spread evenly below the target, so n of them with the largest M put the
 * target near M (n+1)/n, certainly above M, and with confidence 1-a below M a^(-1/n).
 *
 * <p>That holds while the target stays. A change is seen when the shares since would be too
 * unlikely under the old target; then a new segment begins. A change by less than some 1.8 times is
 * not seen: the difficulty is then told too low by up to that factor.
 */
public final class ResultHashes {

    /** Changes of difficulty kept apart; pools settle after a few. Later ones blur together. */
    public static final int MAX_SEGMENTS = 256;

    /** A change is taken for one when chance would look like it once in so many times. */
    private static final double CHANCE = 1e-4;

    /** Shares in a row, all small, that show a harder target. */
    private static final int RECENT = 16;

    private static final int HEX_DIGITS = 64;

    private final List<Segment> segments = new ArrayList<>();
    private final double[] recent = new double[RECENT];
    private long shares;

    /** Shares under one target: how many, and the largest as a fraction of 2^256. */
    private record Segment(long shares, double max) {

        double difficulty() {
            return shares / ((shares + 1) * max);
        }

        Segment with(double hash) {
            return new Segment(shares + 1, Math.max(max, hash));
        }

        /** Whether so large a hash shows that the target rose: all before were far below it. */
        boolean isExceededBy(double hash) {
            return hash > max && Math.pow(max / hash, (double) shares) < CHANCE;
        }
    }

    /** A share with its hash in 64 hex digits. False, and not counted, if it is not one. */
    public boolean submitted(String result) {
        if (!Hex.isHex(result, HEX_DIGITS)) {
            return false;
        }
        var number = Hex.unsignedLittleEndian(result);
        if (number.signum() == 0) {
            return false;
        }
        add(number.doubleValue() / 0x1p256);
        return true;
    }

    /** Shares counted. */
    public long shares() {
        return shares;
    }

    /** The difficulty in hashes at the end, as likely as not; empty before the first share. */
    public OptionalDouble difficulty() {
        return segments.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(segments.getLast().difficulty());
    }

    /** Hashes all shares took. */
    double hashes() {
        return segments.stream().mapToDouble(s -> s.shares * s.difficulty()).sum();
    }

    /** Hashes they took if every target was as low as it can be. */
    double hashesAtMost() {
        return segments.stream().mapToDouble(s -> s.shares / s.max).sum();
    }

    /** Hashes they took at least, wrong with this probability at most. */
    double hashesAtLeast(double wrong) {
        double each = wrong / segments.size();
        return segments.stream()
                .mapToDouble(s -> s.shares * Math.pow(each, 1.0 / s.shares) / s.max)
                .sum();
    }

    /** How many equal shares would be as exact. */
    double effective() {
        double squares =
                segments.stream()
                        .mapToDouble(s -> s.shares * s.difficulty() * s.difficulty())
                        .sum();
        return hashes() * hashes() / squares;
    }

    private void add(double hash) {
        recent[(int) (shares++ % RECENT)] = hash;
        boolean mayBegin = segments.size() < MAX_SEGMENTS;
        if (segments.isEmpty() || mayBegin && segments.getLast().isExceededBy(hash)) {
            segments.add(new Segment(1, hash));
            return;
        }
        segments.set(segments.size() - 1, segments.getLast().with(hash));
        if (mayBegin) {
            splitIfHarder();
        }
    }

    /** Moves the last shares to a segment of their own if they are all small. */
    private void splitIfHarder() {
        var last = segments.getLast();
        if (last.shares <= RECENT) {
            return;
        }
        double max = 0;
        for (double hash : recent) {
            max = Math.max(max, hash);
        }
        if (Math.pow(max / last.max, RECENT) < CHANCE) {
            segments.set(segments.size() - 1, new Segment(last.shares - RECENT, last.max));
            segments.add(new Segment(RECENT, max));
        }
    }
}
