package io.minewatch.simulate.opaque;

/** Hears of the work that can be read, from which the clock of a chain is learnt. */
public interface Reference {

    /**
     * A pool sends work on a new block to miners that can be read.
     *
     * @param chain index in the plan
     * @param pool index of the pool
     * @param height of the block that is worked on from now on
     * @param nanos since 1970, UTC, as the reference's clock has it; never less than before
     */
    void block(int chain, int pool, int height, long nanos);
}
