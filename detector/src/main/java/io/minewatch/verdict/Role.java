package io.minewatch.verdict;

/** What the client of a conversation is. */
public enum Role {
    MINER("miner"),
    /** Speaks for other miners. */
    PROXY("proxy"),
    /** The detection is about the server: a pool that runs on a watched line. */
    POOL("pool"),
    /** A node of a chain, which does not mine. Its grade is {@link Grade#NOT_MINING}. */
    NODE("node");

    public final String label;

    Role(String label) {
        this.label = label;
    }
}
