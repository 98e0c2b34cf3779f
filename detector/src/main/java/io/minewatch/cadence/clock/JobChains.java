package io.minewatch.cadence.clock;

import io.minewatch.protocol.Event;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Tells chains apart by their blocks, and when a block came: a miner who was working on one block
 * is sent to another.
 *
 * <p>What block a job is on is told by the hash of the one before it, or by its height. Miners who
 * are sent to the same block work on the same chain, whoever their pools are; the first of them
 * tells the time. A miner's first job tells nothing: that block may be old. Some pools send their
 * miners from chain to chain; a block that is known of another chain takes the miner there, and an
 * unknown one of another algorithm is left alone.
 *
 * <p>Shared by all workers, since their miners may work on the same chains.
 */
public final class JobChains {

    /** Blocks that are remembered: some hundred of each chain. */
    static final int MAX_BLOCKS = 4096;

    /** A height that goes on by more is not of the same chain; blocks may be missed. */
    private static final long NEXT_HEIGHTS = 3;

    /** Names longer than that are somebody's invention. */
    private static final int MAX_KEY = 160;

    private final BlockClock clock;
    private final Map<String, Integer> chainOfBlock =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
                    return size() > MAX_BLOCKS;
                }
            };
    private int chains;

    /** Tells the clock. */
    public JobChains(BlockClock clock) {
        this.clock = clock;
    }

    /** One conversation in this dialect. */
    Miner miner(String dialect) {
        return new Miner(dialect);
    }

    /** One conversation: on which block it works. */
    final class Miner {

        private String dialect;
        private String algorithm = "";
        private String block = "";
        private long height;
        private int chain = -1;

        private Miner(String dialect) {
            this.dialect = dialect;
        }

        void speaks(String other) {
            if (!dialect.equals(other)) {
                dialect = other;
                block = "";
                chain = -1;
            }
        }

        void job(Event.Job job, long timeNanos) {
            String now = block(job);
            if (!now.isEmpty() && !now.equals(block)) {
                synchronized (JobChains.this) {
                    turn(job, now, timeNanos);
                }
            }
        }

        private void turn(Event.Job job, String now, long timeNanos) {
            String nowAlgorithm = job.algorithm().orElse("");
            Integer known = chainOfBlock.get(now);
            boolean goesOn =
                    !block.isEmpty()
                            && algorithm.equals(nowAlgorithm)
                            && isNext(job.height().orElse(height + 1));
            if (known != null) {
                chain = known;
            } else if (goesOn) {
                found(now, timeNanos);
            } else {
                chain = -1;
            }
            block = now;
            algorithm = nowAlgorithm;
            height = job.height().orElse(height + 1);
        }

        private boolean isNext(long nowHeight) {
            return nowHeight > height && nowHeight <= height + NEXT_HEIGHTS;
        }

        private void found(String now, long timeNanos) {
            if (chain < 0) {
                chain = Optional.ofNullable(chainOfBlock.get(block)).orElseGet(() -> chains++);
                chainOfBlock.put(block, chain);
            }
            chainOfBlock.put(now, chain);
            clock.tick(name(), timeNanos);
        }

        private String name() {
            String what = algorithm.isEmpty() ? dialect : dialect + "/" + algorithm;
            return what + "#" + (chain + 1);
        }

        private String block(Event.Job job) {
            String hash = job.previousHash().orElse("").toLowerCase(Locale.ROOT);
            if (!hash.isEmpty()) {
                return hash.length() <= MAX_KEY ? hash : hash.substring(0, MAX_KEY);
            }
            return job.height().isPresent()
                    ? dialect + "/" + job.algorithm().orElse("") + "/" + job.height().getAsLong()
                    : "";
        }
    }
}
