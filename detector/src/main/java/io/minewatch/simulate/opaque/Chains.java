package io.minewatch.simulate.opaque;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * When the blocks of each chain come, and when each pool has heard of them and sends work.
 *
 * <p>Blocks are a Poisson process: the waits between them are exponential. If wanted, the rate
 * swings slowly by so many parts over a day, as hashrate does.
 */
public final class Chains {

    /** Of each chain; miners are spread over them. */
    public static final int POOLS = 5;

    private static final double SECOND = 1e9;
    private static final double DAY = 86_400 * SECOND;

    private final List<ChainKind> kinds;
    private final long[][] blocks;
    private final Feed[][] feeds;

    /**
     * Draws all blocks of this time, once.
     *
     * @param drift part of the rate by which it swings over a day, 0 to 0.9
     * @param duration nanoseconds
     */
    public Chains(long seed, List<ChainKind> kinds, double drift, long duration) {
        if (!(drift >= 0 && drift <= 0.9)) {
            throw new IllegalArgumentException(
                    "drift of the block rate must be 0 to 0.9: " + drift);
        }
        this.kinds = List.copyOf(kinds);
        this.blocks = new long[kinds.size()][];
        this.feeds = new Feed[kinds.size()][POOLS];
        for (int chain = 0; chain < blocks.length; chain++) {
            ChainKind kind = kinds.get(chain);
            var random = new SplittableRandom(Seeds.mix(seed, kind.ordinal()));
            blocks[chain] = draw(random, kind, drift, duration);
            for (int pool = 0; pool < POOLS; pool++) {
                feeds[chain][pool] = Feed.draw(random.split(), kind, pool, blocks[chain]);
            }
        }
    }

    private static long[] draw(
            SplittableRandom random, ChainKind kind, double drift, long duration) {
        double mean = kind.meanSeconds() * SECOND;
        double phase = random.nextDouble();
        // One hour more: what is under way at the end still needs a next block.
        double end = duration + 3600 * SECOND;
        var times = new long[64];
        int count = 0;
        double at = 0;
        do {
            double rate = 1 + drift * StrictMath.sin(2 * StrictMath.PI * (at / DAY + phase));
            at += 1 + random.nextExponential() * mean / rate;
            if (count == times.length) {
                times = Arrays.copyOf(times, 2 * count);
            }
            times[count++] = (long) at;
        } while (at < end);
        return Arrays.copyOf(times, count);
    }

    /** How many chains. */
    public int count() {
        return kinds.size();
    }

    /** Which chain that is. */
    public ChainKind kind(int chain) {
        return kinds.get(chain);
    }

    /** Nanoseconds since the simulation began of each block; those after its end too. */
    public long[] blocks(int chain) {
        return blocks[chain].clone();
    }

    /** The work one pool sends. */
    public Feed feed(int chain, int pool) {
        return feeds[chain][pool];
    }
}
