package io.minewatch.simulate.script;

import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;

/** Chance that falls the same way again for the same seed. */
public final class Dice {

    private static final HexFormat HEX = HexFormat.of();

    private final long seed;
    private final SplittableRandom random;

    /** Equal seeds give equal throws. */
    public Dice(long seed) {
        this.seed = seed;
        this.random = new SplittableRandom(seed);
    }

    /** Dice of their own for the part of this number, however often these have been thrown. */
    public Dice fork(long part) {
        long mixed = (seed ^ (part + 1) * 0x9e3779b97f4a7c15L) * 0xbf58476d1ce4e5b9L;
        return new Dice(mixed ^ mixed >>> 29);
    }

    /** 0 to {@code bound} - 1. */
    public int below(int bound) {
        return random.nextInt(bound);
    }

    /** {@code low} to {@code high}, both included. */
    public long between(long low, long high) {
        return random.nextLong(low, high + 1);
    }

    /** {@code low} to {@code high}. */
    public double between(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    /** True in so many cases out of 1. */
    public boolean chance(double share) {
        return share > 0 && random.nextDouble() < share;
    }

    /** The wait for the next event of a process without memory; same unit as the mean. */
    public long exponential(double mean) {
        return (long) (-mean * StrictMath.log(1 - random.nextDouble()));
    }

    /** Sizes as found on the web: most small, few very large. */
    public long logNormal(double median, double sigma) {
        double u = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
        double normal = u * StrictMath.cos(2 * StrictMath.PI * random.nextDouble());
        return (long) (median * StrictMath.exp(sigma * normal));
    }

    /** One of these. */
    public <T> T pick(List<T> values) {
        return values.get(below(values.size()));
    }

    /** One of these. */
    public String pick(String... values) {
        return values[below(values.length)];
    }

    /** Random bytes. */
    public byte[] bytes(int count) {
        var bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    /** Random bytes as lower-case hex digits, two each. */
    public String hex(int bytes) {
        return HEX.formatHex(bytes(bytes));
    }

    /** 64 random bits. */
    public long bits() {
        return random.nextLong();
    }
}
