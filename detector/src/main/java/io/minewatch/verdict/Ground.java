package io.minewatch.verdict;

import java.util.Locale;

/** What the name of a coin or of a pool rests on. */
public enum Ground {
    /** Target and height of the chain that is worked on. */
    NETWORK,
    /** The form of the work, which is this coin's alone. */
    WORK,
    /** The address that is paid, its check sum being right. */
    ADDRESS,
    /** The proof of work. */
    ALGORITHM,
    /** The pool, which mines this coin. */
    POOL,
    /** The name that the client was told. */
    HOST,
    /** The text in the blocks that are worked on. */
    COINBASE_TAG,
    /** Whom these blocks pay. */
    PAYOUT_ADDRESS;

    /** As in records: "coinbase_tag". */
    public final String label = name().toLowerCase(Locale.ROOT);
}
