package io.minewatch.cadence;

import io.minewatch.flow.Flow;

/** Is told of flows that cannot be read and look like mining. */
public interface OpaqueListener {

    /**
     * A flow looks like mining: it is told for the first time, or something changed, or an epoch is
     * over.
     *
     * @param flow its ends and what it is wrapped in; the same object each time. Its own times and
     *     sums are those of one packet: the flow's are in {@code seen}
     * @param seen what was seen of it: reused, never keep it
     */
    void suspicious(Flow flow, ThinFlow seen);

    /**
     * Mining is read in a flow, and names or blocks show more of it. It is not told of otherwise.
     * Of Stratum V2 in Noise no more than the beginning can be read.
     */
    void read(Flow flow, ThinFlow seen);

    /** A flow that was told of is over, or nobody looks at it any more. */
    void ended(Flow flow, ThinFlow seen);
}
