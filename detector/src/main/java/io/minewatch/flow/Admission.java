package io.minewatch.flow;

/**
 * Says how much is followed while there is more to do than can be done. Asked for suspects only.
 */
public interface Admission {

    /** There is room for all. */
    Admission EVERYTHING =
            new Admission() {
                @Override
                public boolean samples(long hash) {
                    return true;
                }

                @Override
                public boolean opens(int followed) {
                    return true;
                }

                @Override
                public boolean listens(long packets, long bytes) {
                    return true;
                }
            };

    /** Whether new flows of this hash are followed; the hash is the same in both directions. */
    boolean samples(long hash);

    /** Whether one more is followed while so many are. */
    boolean opens(int followed);

    /** Whether a flow that is still unclear after so much payload is listened to any longer. */
    boolean listens(long packets, long bytes);
}
