package io.minewatch.simulate.dialect;

import io.minewatch.simulate.script.Chain;
import io.minewatch.simulate.script.Dice;
import io.minewatch.simulate.script.Scene;
import io.minewatch.simulate.script.Script;

/** Sends jobs: on a timer, and at once when the chain has grown. */
final class StratumV1Jobs {

    private static final long SECOND = 1_000_000_000L;

    private final Scene scene;
    private final Script script;
    private final Dice dice;
    private final Coin coin;
    private final PoolStyle pool;
    private final Chain chain;
    private final int branches;
    private long number;
    private String latest = "";

    StratumV1Jobs(Scene scene, Script script, Coin coin, PoolStyle pool) {
        this.scene = scene;
        this.script = script;
        this.dice = scene.dice();
        this.coin = coin;
        this.pool = pool;
        this.chain = coin.chain(scene.world());
        this.branches = dice.below(pool.branches() + 1);
        this.number = dice.between(0x10, 0xffff);
    }

    /** Id of the newest job. */
    String latest() {
        return latest;
    }

    /** The job a miner gets when it comes. */
    void first() {
        send(true);
    }

    /** From now on, jobs as they come. */
    void repeat() {
        timer();
        nextBlock();
    }

    /** The same work under a new number. */
    void repeatNow() {
        send(true);
    }

    private void timer() {
        script.after(
                pool.jobSeconds() * SECOND + dice.between(0, SECOND / 10),
                () -> {
                    send(false);
                    timer();
                });
    }

    private void nextBlock() {
        long now = scene.start() + script.now();
        long lag = scene.world().workLater(dice, SECOND / 5, 2 * SECOND);
        script.at(
                chain.after(now).at() + lag - scene.start(),
                () -> {
                    send(true);
                    nextBlock();
                });
    }

    private void send(boolean clean) {
        number++;
        latest =
                switch (pool.kind()) {
                    case CKPOOL -> String.format("%016x", 0x6b02_794b_0000_0000L + number);
                    case BTCPOOL -> Long.toString(number % 256);
                    case P2POOL -> Long.toString(0x7f3a_91c4_d200_0000L + number);
                    case NOMP, YIIMP -> Long.toHexString(number);
                };
        int some = Math.max(0, branches - dice.below(2));
        long seconds = scene.unixSeconds(script.now());
        var tip = chain.tip(scene.start() + script.now());
        String params = BitcoinJob.params(latest, tip, coin, pool, some, seconds, clean, dice);
        script.server(pool.hand().request("null", "mining.notify", params));
    }
}
