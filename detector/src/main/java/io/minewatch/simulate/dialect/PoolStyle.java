package io.minewatch.simulate.dialect;

import static io.minewatch.simulate.dialect.Hand.Order.ID_FIRST;
import static io.minewatch.simulate.dialect.Hand.Order.PARAMS_FIRST;

/**
 * The Stratum V1 habits of a pool.
 *
 * @param port where it listens
 * @param tag in its coinbase, hex
 * @param welcome what comes with the reply to the login
 * @param extranonce1 bytes of the first extra nonce
 * @param extranonce2 bytes of the second
 * @param branches the most branches of a job
 * @param jobSeconds between jobs
 * @param shareSeconds between shares that its difficulty aims at
 */
record PoolStyle(
        Kind kind,
        int port,
        String tag,
        Hand hand,
        Welcome welcome,
        int extranonce1,
        int extranonce2,
        int branches,
        int jobSeconds,
        double shareSeconds) {

    private static final Hand COMPACT = new Hand(ID_FIRST, false);

    /** Whose software it runs. */
    enum Kind {
        CKPOOL,
        NOMP,
        BTCPOOL,
        P2POOL,
        YIIMP
    }

    /** When the first difficulty and job are sent. */
    enum Welcome {
        BEFORE_AUTHORIZE,
        BEFORE_AUTHORIZE_REPLY,
        AFTER_AUTHORIZE_REPLY
    }

    static PoolStyle ckpool() {
        return new PoolStyle(
                Kind.CKPOOL,
                3333,
                "0a636b706f6f6c",
                new Hand(PARAMS_FIRST, false),
                Welcome.BEFORE_AUTHORIZE,
                4,
                8,
                12,
                30,
                3.3);
    }

    static PoolStyle nomp(int port) {
        return new PoolStyle(
                Kind.NOMP,
                port,
                "0d2f6e6f64655374726174756d2f",
                COMPACT,
                Welcome.BEFORE_AUTHORIZE_REPLY,
                4,
                4,
                9,
                55,
                15);
    }

    static PoolStyle btcpool(int port) {
        return new PoolStyle(
                Kind.BTCPOOL,
                port,
                "0b2f5573652d42544350",
                COMPACT,
                Welcome.AFTER_AUTHORIZE_REPLY,
                4,
                8,
                14,
                30,
                10);
    }

    static PoolStyle p2pool() {
        return new PoolStyle(
                Kind.P2POOL,
                9332,
                "082f503250506f6f6c",
                new Hand(ID_FIRST, true),
                Welcome.AFTER_AUTHORIZE_REPLY,
                0,
                4,
                7,
                15,
                12);
    }

    static PoolStyle yiimp(int port) {
        return new PoolStyle(
                Kind.YIIMP,
                port,
                "057969696d70",
                COMPACT,
                Welcome.AFTER_AUTHORIZE_REPLY,
                4,
                4,
                3,
                40,
                12);
    }
}
