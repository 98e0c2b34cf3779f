package io.minewatch.simulate.opaque;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The work one pool sends to all its miners: at once when it hears of a block, and, by its habits,
 * now and then in between.
 */
public final class Feed {

    /** What a job is. */
    public enum Job {
        /** On a new block. */
        BLOCK,
        /** On a new block, without transactions: quickly made. */
        EMPTY_BLOCK,
        /** On the same block as before, with other transactions. */
        REFRESH
    }

    private static final Job[] JOBS = Job.values();
    private static final double SECOND = 1e9;

    /** A pool never hears of a block sooner, and seldom later than this. */
    private static final double SOONEST = 0.1 * SECOND;

    private static final double USUALLY_BY = 2 * SECOND;
    private static final double LATEST = 5 * SECOND;
    private static final double SLOW_BLOCKS = 0.02;

    private final long[] heard;
    private final long[] at;
    private final byte[] job;

    private Feed(long[] heard, long[] at, byte[] job) {
        this.heard = heard;
        this.at = at;
        this.job = job;
    }

    static Feed draw(SplittableRandom random, ChainKind kind, int pool, long[] blocks) {
        var heard = heard(random, blocks);
        var habit = Habit.of(kind, pool);
        var at = new long[2 * heard.length + 16];
        var job = new byte[at.length];
        int count = 0;
        long last = 0;
        for (long block : heard) {
            for (long next = last + habit.wait(random); next < block; ) {
                if (count + 3 > at.length) {
                    at = Arrays.copyOf(at, 2 * count);
                    job = Arrays.copyOf(job, 2 * count);
                }
                at[count] = next;
                job[count++] = (byte) Job.REFRESH.ordinal();
                next += habit.wait(random);
            }
            if (count + 3 > at.length) {
                at = Arrays.copyOf(at, 2 * count);
                job = Arrays.copyOf(job, 2 * count);
            }
            at[count] = block;
            job[count++] = (byte) (habit.emptyFirst ? Job.EMPTY_BLOCK : Job.BLOCK).ordinal();
            last = block;
            if (habit.emptyFirst) {
                last = block + (long) ((0.8 + 0.6 * random.nextDouble()) * SECOND);
                at[count] = last;
                job[count++] = (byte) Job.REFRESH.ordinal();
            }
        }
        return sorted(heard, Arrays.copyOf(at, count), Arrays.copyOf(job, count));
    }

    /** Two blocks within a second may overlap; then the earlier work goes first all the same. */
    private static Feed sorted(long[] heard, long[] at, byte[] job) {
        for (int i = 1; i < at.length; i++) {
            at[i] = Math.max(at[i], at[i - 1] + 1);
        }
        return new Feed(heard, at, job);
    }

    private static long[] heard(SplittableRandom random, long[] blocks) {
        double median = (0.2 + 0.5 * random.nextDouble()) * SECOND;
        var heard = new long[blocks.length];
        for (int i = 0; i < blocks.length; i++) {
            double late = median * StrictMath.exp(0.55 * random.nextGaussian());
            late = Math.clamp(late, SOONEST, USUALLY_BY);
            if (random.nextDouble() < SLOW_BLOCKS) {
                late = USUALLY_BY + (LATEST - USUALLY_BY) * random.nextDouble();
            }
            heard[i] = blocks[i] + (long) late;
            if (i > 0) {
                heard[i] = Math.max(heard[i], heard[i - 1] + 1);
            }
        }
        return heard;
    }

    /** When the pool heard of each block, nanoseconds since the simulation began; rising. */
    public long[] heard() {
        return heard.clone();
    }

    /** The first block heard of after a time, by its number; {@link #blocks()} if there is none. */
    int heardAfter(long nanos) {
        int found = Arrays.binarySearch(heard, nanos + 1);
        return found < 0 ? -found - 1 : found;
    }

    /** How many blocks. */
    int blocks() {
        return heard.length;
    }

    /** When the pool heard of the block of this number. */
    long heardAt(int block) {
        return heard[block];
    }

    /** How many jobs. */
    public int jobs() {
        return at.length;
    }

    /** When the pool sends a job, nanoseconds since the simulation began; rising. */
    public long at(int index) {
        return at[index];
    }

    /** What it is. */
    public Job job(int index) {
        return JOBS[job[index]];
    }

    /** The first job after a time; {@link #jobs()} if there is none. */
    int after(long nanos) {
        int found = Arrays.binarySearch(at, nanos + 1);
        return found < 0 ? -found - 1 : found;
    }

    /** When a pool sends work although there is no new block. */
    private record Habit(double seconds, double spread, boolean memoryless, boolean emptyFirst) {

        private static final Habit NEVER = new Habit(1e9, 0, false, false);
        private static final Habit EVERY_30 = new Habit(30, 0.1, false, false);
        private static final Habit EVERY_55 = new Habit(55, 2, false, false);
        private static final Habit IRREGULAR = new Habit(45, 0, true, false);
        private static final Habit EMPTY_FIRST = new Habit(60, 0.1, false, true);

        /** Pools of Monero need no other work before the next block; the others sell fees. */
        static Habit of(ChainKind kind, int pool) {
            boolean monero = kind == ChainKind.MONERO;
            return switch (pool % POOL_HABITS) {
                case 0 -> monero ? NEVER : EVERY_30;
                case 1 -> monero ? NEVER : EVERY_55;
                case 2 -> IRREGULAR;
                case 3 -> monero ? EVERY_55 : EMPTY_FIRST;
                default -> EVERY_30;
            };
        }

        private static final int POOL_HABITS = 5;

        long wait(SplittableRandom random) {
            double wait =
                    memoryless
                            ? seconds * random.nextExponential()
                            : seconds + spread * random.nextDouble();
            return 1 + (long) (wait * SECOND);
        }
    }
}
