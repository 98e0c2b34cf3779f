package io.minewatch.cadence.clock;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * The sequential test of one flow against all chains. Its state is {@link #BYTES} of the flow's
 * entry; this holds none of any flow, but is of one thread.
 *
 * <p>If a flow has nothing to do with a chain, then within an epoch the chain's ticks may fall on
 * any second, each as likely as the other, for blocks are found by chance alone. So a tick is a hit
 * with the probability that the flow's own pushes cover, whatever their pattern. If the flow mines
 * there, nearly all ticks are hits. The ratio of the two likelihoods is multiplied up over the
 * ticks, and stays a fair bet under chance: that it ever reaches 1/a has a probability of a at most
 * (Ville's inequality). See README.md.
 */
public final class Synchrony {

    /** Of a flow's entry, aligned to 8. */
    public static final int BYTES = 80;

    /** Seconds of an epoch. */
    public static final int BINS = 640;

    /** Words of an epoch's seconds. */
    public static final int WORDS = BINS / Long.SIZE;

    static final long BIN_NANOS = 1_000_000_000L;

    /** Length of an epoch: some minutes, so that neither flow nor chain change much within one. */
    public static final long EPOCH_NANOS = BINS * BIN_NANOS;

    /**
     * How often a miner's ticks are hits: one in ten may be missed by loss, by a push that was
     * taken for an answer, by a pool that has none for it.
     */
    static final double HIT = 0.9;

    private static final Window[] WINDOWS = Window.values();

    /** Evidence is kept in steps of so much of a nat, rounded down. */
    static final double STEP = 1.0 / 256;

    private static final int EPOCHS = BlockClock.MAX_CHAINS * 2 * Short.BYTES;
    private static final int LEADER = EPOCHS + Integer.BYTES;
    private static final int LEADER_TICKS = LEADER + Short.BYTES;
    private static final int LEADER_HITS = LEADER_TICKS + Short.BYTES;
    private static final int SUCCESSIONS = LEADER_HITS + Short.BYTES;
    private static final int LEADER_EXPECTED = SUCCESSIONS + Short.BYTES;

    /** As little as can be told from nothing. */
    private static final short LOWEST = Short.MIN_VALUE;

    private static final short NOBODY = -1;
    private static final double NOTHING = LOWEST * STEP;
    private static final int CACHED = 4;

    private final BlockClock clock;
    private final EpochTicks[] cache = new EpochTicks[CACHED];
    private final long[] covered = new long[WORDS];
    private final long[] heard = new long[WORDS];
    private int next;

    /** For one worker. */
    public Synchrony(BlockClock clock) {
        this.clock = clock;
        for (int i = 0; i < CACHED; i++) {
            cache[i] = new EpochTicks(clock, Long.MIN_VALUE / 2);
        }
    }

    /** Start of the epoch in which a time is, nanoseconds since 1970. */
    public static long epochStart(long timeNanos) {
        return Math.floorDiv(timeNanos, EPOCH_NANOS) * EPOCH_NANOS;
    }

    /** Nothing is known of the flow. */
    public void begin(MemorySegment memory, long offset) {
        for (int i = 0; i < EPOCHS; i += Short.BYTES) {
            memory.set(ValueLayout.JAVA_SHORT, offset + i, LOWEST);
        }
        memory.set(ValueLayout.JAVA_INT, offset + EPOCHS, 0);
        memory.set(ValueLayout.JAVA_SHORT, offset + SUCCESSIONS, (short) clock.successions());
        lead(memory, offset, NOBODY);
    }

    /** What was learnt of a chain that gave its place away says nothing of the one there now. */
    private void forget(MemorySegment memory, long offset) {
        int now = clock.successions();
        // Kept are the lowest 16 bits: nobody is watched for so many successions.
        int since = now - memory.get(ValueLayout.JAVA_SHORT, offset + SUCCESSIONS) & 0xffff;
        int before = now - since;
        if (before == now) {
            return;
        }
        memory.set(ValueLayout.JAVA_SHORT, offset + SUCCESSIONS, (short) now);
        for (int chain = 0; chain < BlockClock.MAX_CHAINS; chain++) {
            if (clock.succeeded(chain, before)) {
                for (Window window : WINDOWS) {
                    memory.set(ValueLayout.JAVA_SHORT, offset + place(chain, window), LOWEST);
                }
                if (chain(memory, offset) == chain) {
                    lead(memory, offset, NOBODY);
                }
            }
        }
    }

    private static void lead(MemorySegment memory, long offset, short chain) {
        memory.set(ValueLayout.JAVA_SHORT, offset + LEADER, chain);
        memory.set(ValueLayout.JAVA_SHORT, offset + LEADER_TICKS, (short) 0);
        memory.set(ValueLayout.JAVA_SHORT, offset + LEADER_HITS, (short) 0);
        memory.set(ValueLayout.JAVA_FLOAT, offset + LEADER_EXPECTED, 0);
    }

    /**
     * An epoch is over.
     *
     * @param pushes the seconds of it in which something came unasked, {@link #WORDS} words
     * @param missed the seconds of it in which nothing could be heard: they do not count
     * @param fromNanos since when the flow was watched, in or before the epoch
     * @param toNanos until when, in or behind the epoch
     */
    public void epoch(
            MemorySegment memory,
            long offset,
            long[] pushes,
            long[] missed,
            long epochStartNanos,
            long fromNanos,
            long toNanos) {
        int from = bin(fromNanos - epochStartNanos);
        int to = Math.min(BINS, bin(toNanos - epochStartNanos) + 1);
        for (int i = 0; i < WORDS; i++) {
            heard[i] = Window.between(i, from, to) & ~missed[i];
        }
        int seconds = Window.common(heard, heard);
        if (seconds == 0) {
            return;
        }
        forget(memory, offset);
        int epochs = memory.get(ValueLayout.JAVA_INT, offset + EPOCHS) + 1;
        memory.set(ValueLayout.JAVA_INT, offset + EPOCHS, epochs);
        EpochTicks ticks = ticks(epochStartNanos);
        for (Window window : WINDOWS) {
            window.cover(pushes, covered);
            double coverage = (double) Window.common(covered, heard) / seconds;
            double hit = ratio(true, coverage);
            double miss = ratio(false, coverage);
            for (int chain = 0; chain < BlockClock.MAX_CHAINS; chain++) {
                if (ticks.of(chain).length > 0) {
                    long at = offset + place(chain, window);
                    test(memory, at, ticks.of(chain), hit, miss, epochs);
                }
            }
            if (window == Window.WIDE) {
                tally(memory, offset, ticks, coverage);
            }
        }
        follow(memory, offset);
    }

    private static int bin(long nanos) {
        return (int) Math.clamp(Math.floorDiv(nanos, BIN_NANOS), 0L, BINS);
    }

    private EpochTicks ticks(long epochStartNanos) {
        long version = clock.version();
        for (EpochTicks one : cache) {
            if (one.holds(epochStartNanos, version)) {
                return one;
            }
        }
        next = (next + 1) % CACHED;
        cache[next] = new EpochTicks(clock, epochStartNanos);
        return cache[next];
    }

    private void test(
            MemorySegment memory, long at, int[] bins, double hit, double miss, int epochs) {
        double evidence = memory.get(ValueLayout.JAVA_SHORT, at) * STEP;
        boolean isFirst = true;
        for (int bin : bins) {
            if (!Window.isSet(heard, bin)) {
                continue;
            }
            if (isFirst) {
                evidence = logSum(evidence, Math.log(startWeight(epochs)));
                isFirst = false;
            }
            evidence += Window.isSet(covered, bin) ? hit : miss;
        }
        if (!isFirst) {
            double steps = Math.floor(evidence / STEP);
            memory.set(
                    ValueLayout.JAVA_SHORT,
                    at,
                    (short) Math.clamp(steps, Short.MIN_VALUE, Short.MAX_VALUE));
        }
    }

    /**
     * Log of how much likelier a miner has this than chance has it: nothing where chance hits as
     * often as a miner does, for a miss must never speak for mining.
     */
    static double ratio(boolean isHit, double coverage) {
        if (coverage >= HIT) {
            return 0;
        }
        return isHit ? Math.log(HIT / coverage) : Math.log((1 - HIT) / (1 - coverage));
    }

    /**
     * A tunnel may begin to mine at any time: how likely that is in which epoch of its life,
     * summing up to one.
     */
    static double startWeight(int epoch) {
        return epoch == 1 ? 0.5 : 0.5 / ((double) epoch * (epoch - 1));
    }

    private static double logSum(double a, double b) {
        double more = Math.max(a, b);
        return more + Math.log1p(Math.exp(Math.min(a, b) - more));
    }

    private static int place(int chain, Window window) {
        return (chain * WINDOWS.length + window.ordinal()) * Short.BYTES;
    }

    /** What people want to know of the chain that leads: of how many blocks how many were hit. */
    private void tally(MemorySegment memory, long offset, EpochTicks ticks, double coverage) {
        int leader = chain(memory, offset);
        if (leader < 0) {
            return;
        }
        int seen = 0;
        int hit = 0;
        for (int bin : ticks.of(leader)) {
            if (Window.isSet(heard, bin)) {
                seen++;
                hit += Window.isSet(covered, bin) ? 1 : 0;
            }
        }
        add(memory, offset + LEADER_TICKS, seen);
        add(memory, offset + LEADER_HITS, hit);
        float expected = memory.get(ValueLayout.JAVA_FLOAT, offset + LEADER_EXPECTED);
        memory.set(
                ValueLayout.JAVA_FLOAT,
                offset + LEADER_EXPECTED,
                expected + (float) (seen * coverage));
    }

    private static void add(MemorySegment memory, long at, int more) {
        int sum = memory.get(ValueLayout.JAVA_SHORT, at) + more;
        memory.set(ValueLayout.JAVA_SHORT, at, (short) Math.min(sum, Short.MAX_VALUE));
    }

    private void follow(MemorySegment memory, long offset) {
        short best = NOBODY;
        double most = Double.NEGATIVE_INFINITY;
        for (short chain = 0; chain < BlockClock.MAX_CHAINS; chain++) {
            double evidence = of(memory, offset, chain);
            if (evidence > most) {
                most = evidence;
                best = chain;
            }
        }
        if (most > LOWEST * STEP && best != chain(memory, offset)) {
            lead(memory, offset, best);
        }
    }

    private static double of(MemorySegment memory, long offset, int chain) {
        return Math.max(
                memory.get(ValueLayout.JAVA_SHORT, offset + place(chain, Window.TIGHT)) * STEP,
                memory.get(ValueLayout.JAVA_SHORT, offset + place(chain, Window.WIDE)) * STEP);
    }

    /**
     * Log of how much likelier the flow follows some chain than that it is independent of all, in
     * nats. That it ever reaches {@code x} by chance has a probability of at most {@code exp(-x)};
     * that several chains are watched in several windows is in it already.
     */
    public double logEvidence(MemorySegment memory, long offset) {
        forget(memory, offset);
        if (chain(memory, offset) == NOBODY) {
            return NOTHING;
        }
        double sum = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < EPOCHS; i += Short.BYTES) {
            double one = memory.get(ValueLayout.JAVA_SHORT, offset + i) * STEP;
            sum = sum == Double.NEGATIVE_INFINITY ? one : logSum(sum, one);
        }
        return sum - Math.log(BlockClock.MAX_CHAINS * WINDOWS.length);
    }

    /** True if some chain is known well enough for its blocks to judge by then. */
    public boolean isLearnt(long timeNanos) {
        return clock.isLearnt(timeNanos);
    }

    /** True if the clock runs: some chain is known, or is being learnt. */
    public boolean isRunning(long timeNanos) {
        return clock.isRunning(timeNanos);
    }

    /** The chain that the flow follows if it follows any; -1 while nothing is known. */
    public int chain(MemorySegment memory, long offset) {
        return memory.get(ValueLayout.JAVA_SHORT, offset + LEADER);
    }

    /** Name of that chain. */
    public String chainName(MemorySegment memory, long offset) {
        int chain = chain(memory, offset);
        return chain < 0 ? "" : clock.name(chain);
    }

    /** Blocks of that chain since it leads, 32,767 at most. */
    public int ticks(MemorySegment memory, long offset) {
        return memory.get(ValueLayout.JAVA_SHORT, offset + LEADER_TICKS);
    }

    /** To how many of them something came unasked. */
    public int hits(MemorySegment memory, long offset) {
        return memory.get(ValueLayout.JAVA_SHORT, offset + LEADER_HITS);
    }

    /** To how many it would by chance. */
    public double expectedHits(MemorySegment memory, long offset) {
        return memory.get(ValueLayout.JAVA_FLOAT, offset + LEADER_EXPECTED);
    }
}
