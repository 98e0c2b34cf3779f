package io.minewatch.probe;

/** Is told when a chain has a new block. */
public interface Ticks {

    /**
     * A pool that is watched has begun to work on another block.
     *
     * @param chain as the configuration names it: "BTC"
     * @param nanos when the first job of it came, nanoseconds since the epoch by this machine's
     *     clock
     */
    void tick(String chain, long nanos);
}
