package io.minewatch.simulate.script;

/**
 * What all conversations of a simulation have in common: its clock and the chains that are mined.
 */
public final class World {

    /** 20 August 2026, 02:00 UTC. */
    public static final long USUAL_EPOCH = 1_787_191_200_000_000_000L;

    private static final double SECOND = 1e9;

    /** To make a job, and for its way past the place of capture. */
    private static final long PROMPT = 20_000_000;

    private final long epoch;
    private final Chain bitcoin;
    private final Chain litecoin;
    private final Chain monero;
    private final Chain etc;
    private final boolean prompt;

    /**
     * @param epoch nanoseconds since 1970 at which the simulation begins
     */
    public World(long seed, long epoch) {
        var dice = new Dice(seed);
        this.epoch = epoch;
        this.bitcoin = new Chain(dice.fork(1), 600 * SECOND, 961_250);
        this.litecoin = new Chain(dice.fork(2), 150 * SECOND, 3_160_400);
        this.monero = new Chain(dice.fork(3), 120 * SECOND, 3_742_100);
        this.etc = new Chain(dice.fork(4), 13 * SECOND, 24_980_300);
        this.prompt = false;
    }

    /**
     * The world as one pool sees it: its blocks are there when the pool has heard of them, and then
     * it sends work at once.
     */
    public World(long seed, long epoch, Chain bitcoin, Chain litecoin, Chain monero) {
        this.epoch = epoch;
        this.bitcoin = bitcoin;
        this.litecoin = litecoin;
        this.monero = monero;
        this.etc = new Chain(new Dice(seed).fork(4), 13 * SECOND, 24_980_300);
        this.prompt = true;
    }

    /** Nanoseconds since 1970 at which the simulation begins. */
    public long epoch() {
        return epoch;
    }

    /** Nanoseconds from a block to the work on it: between these, or no time worth mentioning. */
    public long workLater(Dice dice, long low, long high) {
        return prompt ? dice.between(100_000, PROMPT) : dice.between(low, high);
    }

    /** Blocks every ten minutes. */
    public Chain bitcoin() {
        return bitcoin;
    }

    /** Blocks every two and a half minutes. */
    public Chain litecoin() {
        return litecoin;
    }

    /** Blocks every two minutes. */
    public Chain monero() {
        return monero;
    }

    /** Ethereum Classic: blocks every 13 seconds. */
    public Chain etc() {
        return etc;
    }
}
