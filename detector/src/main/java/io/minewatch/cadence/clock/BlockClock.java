package io.minewatch.cadence.clock;

import java.util.Arrays;

/**
 * When the blocks of the chains came that somebody here mines: shared by all workers.
 *
 * <p>A chain shows up with its ticks, whoever tells them: jobs in conversations that can be read, a
 * file, a pool that is watched. It is used for judging as soon as its blocks have shown to come as
 * only work makes them come, that is without memory; the tick of a timer, or of a chain without
 * work, could be anybody's timer.
 */
public final class BlockClock {

    /** Chains that are used at a time; each costs every thin flow four bytes. */
    public static final int MAX_CHAINS = 16;

    /** A chain that is silent for so long is told of by nobody, and gives its place to another. */
    private static final long FORGOTTEN_NANOS = 12 * 3_600_000_000_000L;

    /** The same of one that is not learnt: of its miners hardly anything was heard. */
    private static final long GONE_NANOS = 3_600_000_000_000L;

    /** Ticks of one chain closer than that are one block that came on two ways. */
    static final long SAME_BLOCK_NANOS = 2_000_000_000L;

    /** Blocks of a chain that are kept: a day of one with a block every two minutes. */
    private static final int USUALLY_KEPT = 720;

    private final int kept;
    private final Ticks[] chains = new Ticks[MAX_CHAINS];

    /** How many chains had given their places to others when this one took its own. */
    private final int[] successions = new int[MAX_CHAINS];

    private int used;
    private int succession;
    private long version;
    private long refused;

    /** Until when some chain's blocks count, if no other one comes; asked for each push. */
    private volatile long learntUntil = Long.MIN_VALUE;

    /** The same of a chain that is being learnt. */
    private volatile long runningUntil = Long.MIN_VALUE;

    /** Keeps of each chain as much as whoever hears of blocks as they come needs. */
    public BlockClock() {
        this(USUALLY_KEPT);
    }

    /**
     * Of a capture that is read when all blocks are known already.
     *
     * @param kept how many blocks of each chain are kept, the latest; some hundred at least
     */
    public BlockClock(int kept) {
        this.kept = kept;
    }

    /**
     * A block of a chain came.
     *
     * @param chain name of the chain, for people
     * @param timeNanos when it was first heard of, since the epoch, by the clock of the packets
     */
    public synchronized void tick(String chain, long timeNanos) {
        int index = indexOf(chain);
        if (index < 0) {
            index = place(timeNanos);
            if (index < 0) {
                refused++;
                return;
            }
            chains[index] = new Ticks(chain, kept);
        }
        if (chains[index].add(timeNanos)) {
            version++;
            goesOn();
        }
    }

    private void goesOn() {
        long learnt = Long.MIN_VALUE;
        long running = Long.MIN_VALUE;
        for (Ticks chain : Arrays.copyOf(chains, used)) {
            long until = chain.lastNanos() + FORGOTTEN_NANOS;
            learnt = chain.isLearnt() ? Math.max(learnt, until) : learnt;
            running = chain.isTooFast() ? running : Math.max(running, until);
        }
        learntUntil = learnt;
        runningUntil = running;
    }

    private int indexOf(String chain) {
        for (int i = 0; i < used; i++) {
            if (chains[i].name().equals(chain)) {
                return i;
            }
        }
        return -1;
    }

    private int place(long timeNanos) {
        if (used < MAX_CHAINS) {
            return used++;
        }
        for (int i = 0; i < used; i++) {
            long longest = chains[i].isLearnt() ? FORGOTTEN_NANOS : GONE_NANOS;
            if (timeNanos - chains[i].lastNanos() > longest) {
                successions[i] = ++succession;
                return i;
            }
        }
        return -1;
    }

    /** How many chains are known, 0 to {@link #MAX_CHAINS}. */
    public synchronized int chains() {
        return used;
    }

    /**
     * True if the blocks of any chain may be used for judging by now: not of one that nobody tells
     * of any more.
     */
    public boolean isLearnt(long timeNanos) {
        return timeNanos <= learntUntil;
    }

    /** True if some chain's may be, or will be soon. */
    boolean isRunning(long timeNanos) {
        return timeNanos <= runningUntil;
    }

    /** Name of a chain. */
    public synchronized String name(int chain) {
        return chains[chain].name();
    }

    /** Ticks that found no place, because there are too many chains. */
    public synchronized long refused() {
        return refused;
    }

    /** How many chains have given their places to others. */
    synchronized int successions() {
        return succession;
    }

    /** True if a chain took the place of another one after there had been so many successions. */
    synchronized boolean succeeded(int chain, int before) {
        return successions[chain] > before;
    }

    /** Goes up with every change of what {@link #ticks} may answer. */
    synchronized long version() {
        return version;
    }

    /**
     * Ticks of a chain within a time, in their order, as far as they may be used for judging.
     *
     * @param fromNanos first nanosecond that counts
     * @param toNanos first one that counts no more
     */
    synchronized long[] ticks(int chain, long fromNanos, long toNanos) {
        return chain < used ? chains[chain].within(fromNanos, toNanos) : new long[0];
    }

    /** What is known of the chains, one line each, for people. */
    public synchronized String[] describe() {
        return Arrays.stream(chains, 0, used).map(Ticks::toString).toArray(String[]::new);
    }
}
