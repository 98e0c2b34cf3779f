package io.minewatch.verdict;

/** Why a detection stands. The names are the reason codes of the records. */
public enum Reason {
    /** The client offered to mine: subscribed, said hello or logged in. */
    SUBSCRIBE,
    LOGIN,
    /** The server took the offer. */
    SUBSCRIBE_REPLY,
    LOGIN_ACCEPTED,
    /** The server spoke the dialect, but turned the client away. */
    LOGIN_REFUSED,
    /** The server said how hard the work is to be. */
    DIFFICULTY,
    /** The server sent work. */
    JOB,
    /** The client sent work done. */
    SHARE,
    SHARE_ACCEPTED,
    SHARE_REJECTED,
    /** Only one side is in the capture, and it shows steady work. */
    ONE_SIDED_SHARES,
    ONE_SIDED_REPLIES,
    /**
     * Steady work for a server that gives work and, as both sides agreed, does not answer shares:
     * all that there can be of accepted work.
     */
    UNANSWERED_SHARES,
    /** Nothing can be read, but the handshake has the lengths of a mining protocol's. */
    NOISE_HANDSHAKE,
    /** The records behind it are as long as shares and their acceptance. */
    SHARE_SIZED_RECORDS,
    /** Messages of one length at times of chance, each answered at once, and work unasked. */
    SHARE_RHYTHM,
    /** Work comes with the blocks of a chain. */
    BLOCK_CLOCK,
    /** The client asked for a pool's host when it began TLS. */
    POOL_SERVER_NAME,
    /** The server's certificate is for a pool's host. */
    POOL_CERTIFICATE,
    /** The client was told the server's address for a pool's host shortly before. */
    POOL_DNS_ANSWER,
    /** The client begins TLS as mining software does. */
    TLS_FINGERPRINT,
    /** Asked by this program, the server answered as a pool does. */
    POOL_ANSWERED,
    /** The client told its hashrate. */
    HASHRATE_CLAIMED,
    KEEPALIVE,
    /** The server sent the client to another pool. */
    REDIRECT,
    /** The client's user agent is that of mining software. */
    MINER_AGENT,
    /** The server is a known pool by its name. */
    POOL_NAME,
    /** The work is for blocks with the text of a known pool. */
    POOL_TAG,
    /** The work is for blocks that pay a known pool. */
    POOL_PAYOUT,
    /** Nodes of a chain speak with each other. No sign of mining. */
    NODE_MESSAGE
}
