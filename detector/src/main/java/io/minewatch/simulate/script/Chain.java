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
