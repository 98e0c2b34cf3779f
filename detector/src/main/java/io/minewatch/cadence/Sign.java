package io.minewatch.cadence;

/**
 * One thing about a flow that cannot be read that speaks for mining.
 *
 * @param kind what it is; signs of different kinds are independent of each other
 * @param nats log of how much likelier a miner shows it than somebody who does not mine
 * @param text what was seen, for people; no word of what the flow carries
 */
public record Sign(Kind kind, double nats, String text) {

    /** What a sign rests on. */
    public enum Kind {
        /** The server's name, as the client asked for it or the server showed it. */
        NAME,
        /** How the client begins TLS. Many programs share it: a hint only. */
        FINGERPRINT,
        /** Shares, answers and work by their times and lengths. */
        RHYTHM,
        /** Work comes with the blocks of a chain. */
        BLOCKS,
        /** The server was asked, and answered as a pool. Nothing that the flow itself shows. */
        ANSWER
    }
}
