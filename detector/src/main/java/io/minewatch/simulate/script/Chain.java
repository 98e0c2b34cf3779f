package io.minewatch.simulate.script;

import java.util.ArrayList;
import java.util.List;

/** A blockchain that grows at random times; everybody who follows it sees the same blocks. */
public final class Chain {

    private final Dice dice;
    private final double meanInterval;
    private final int firstHeight;
    private final List<Block> blocks = new ArrayList<>();

    /**
     * @param meanInterval nanoseconds between blocks
     * @param firstHeight height of the block that is the tip when the simulation begins
     */
    public Chain(Dice dice, double meanInterval, int firstHeight) {
        this.dice = dice;
        this.meanInterval = meanInterval;
        this.firstHeight = firstHeight;
        blocks.add(new Block(firstHeight, 0, dice.hex(32)));
    }

    /**
     * A chain whose first blocks come at known times; after the last of them it grows at random.
     *
     * @param times nanoseconds since the simulation began; where they do not rise, they are made to
     * @param hashes equal ones give equal hashes at equal heights
     */
    public static Chain known(Dice hashes, double meanInterval, int firstHeight, long[] times) {
        var chain = new Chain(hashes.fork(firstHeight), meanInterval, firstHeight);
        for (int i = 0; i < times.length; i++) {
            int height = firstHeight + 1 + i;
            long at = Math.max(times[i], chain.blocks.getLast().at + 1);
            chain.blocks.add(new Block(height, at, hashes.fork(height).hex(32)));
        }
        return chain;
    }

    /** The tip at a time. */
    public Block tip(long nanos) {
        growBeyond(nanos);
        int low = 0;
        int high = blocks.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (blocks.get(middle).at <= nanos) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return blocks.get(low);
    }

    /** The first block after a time. */
    public Block after(long nanos) {
        return blocks.get(tip(nanos).height - firstHeight + 1);
    }

    private void growBeyond(long nanos) {
        while (blocks.getLast().at <= nanos) {
            Block tip = blocks.getLast();
            blocks.add(
                    new Block(
                            tip.height + 1,
                            tip.at + 1 + dice.exponential(meanInterval),
                            dice.hex(32)));
        }
    }

    /**
     * One block.
     *
     * @param at nanoseconds since the simulation began; 0 for the first tip
     * @param hash 64 hex digits, without meaning
     */
    public record Block(int height, long at, String hash) {}
}
