package io.minewatch.simulate.opaque;

/**
 * What a flow really is.
 *
 * @param name of its kind, for example {@code xmrig} or {@code electrum}
 * @param chain index of the chain it mines or follows; -1 if none
 * @param pool index of the pool, of miners; of followers the pool they hear of blocks with
 * @param hello name in its ClientHello; empty if none is said
 */
public record Described(
        Label label, String name, int chain, int pool, Carrier carrier, String hello) {

    /** What is to be concluded about it. */
    public enum Label {
        MINING,
        /** Connected to a pool, and no share comes. */
        IDLE,
        FOLLOWER,
        LOOKALIKE
    }
}
