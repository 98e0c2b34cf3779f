package io.minewatch.simulate.dialect;

import io.minewatch.simulate.script.Conversation;
import io.minewatch.simulate.script.Conversation.Closing;
import io.minewatch.simulate.script.Recipe;
import io.minewatch.simulate.script.Scene;
import io.minewatch.simulate.script.Script;

import java.util.List;
import java.util.stream.Stream;

/** Stratum V1 as spoken by several miners and pools. */
final class StratumV1 {

    private static final String DIALECT = "stratum_v1";
    private static final int RELATIVES_PORT = 3357;
    private static final long KEEP_ALIVE = 60_000_000_000L;

    private StratumV1() {}

    static List<Recipe> recipes() {
        return List.of(
                bitcoin("cgminer-ckpool", MinerStyle.cgminer(), PoolStyle.ckpool()),
                bitcoin("bitaxe-ckpool", MinerStyle.bitaxe(), PoolStyle.ckpool()),
                bitcoin("antminer-btcpool", MinerStyle.antminer(), PoolStyle.btcpool(1800)),
                bitcoin("bosminer-btcpool", MinerStyle.bosminer(), PoolStyle.btcpool(443)),
                bitcoin("nerdminer-nomp", MinerStyle.nerdMiner(), PoolStyle.nomp(3032)),
                bitcoin("cpuminer-p2pool", MinerStyle.cpuminer(), PoolStyle.p2pool()),
                bitcoin("nicehash-btcpool", MinerStyle.rented(), PoolStyle.btcpool(25)),
                litecoin("antminer-nomp", MinerStyle.scryptMachine(), PoolStyle.nomp(3335)),
                litecoin("antminer-yiimp", MinerStyle.scryptMachine(), PoolStyle.yiimp(3433)),
                litecoin("cpuminer-nomp", MinerStyle.scryptProcessor(), PoolStyle.nomp(3008)));
    }

    /** Those whose jobs name their algorithm by their layout. */
    static List<Recipe> relatives() {
        return Stream.of(RelativeStyle.all()).map(StratumV1::relative).toList();
    }

    private static Recipe relative(RelativeStyle style) {
        return new Recipe(
                style.name(),
                style.protocol(),
                "a relative of Stratum V1, " + style.algorithm(),
                scene -> relative(scene, style));
    }

    private static Conversation relative(Scene scene, RelativeStyle style) {
        var script = new Script(scene.duration());
        var session = new RelativeSession(scene, style, script);
        script.at(0, session::begin);
        return Conversation.tcp(style.name(), RELATIVES_PORT, script)
                .mining(session.tally())
                .keptAlive(KEEP_ALIVE);
    }

    private static Recipe bitcoin(String name, MinerStyle miner, PoolStyle pool) {
        return recipe("sha256d-" + name, Coin.BITCOIN, miner, pool);
    }

    private static Recipe litecoin(String name, MinerStyle miner, PoolStyle pool) {
        return recipe("scrypt-" + name, Coin.LITECOIN, miner, pool);
    }

    private static Recipe recipe(String name, Coin coin, MinerStyle miner, PoolStyle pool) {
        return new Recipe(
                name,
                DIALECT,
                "Stratum V1, " + coin.algorithm,
                scene -> make(scene, name, coin, miner, pool));
    }

    private static Conversation make(
            Scene scene, String name, Coin coin, MinerStyle miner, PoolStyle pool) {
        var script = new Script(scene.duration());
        var session = new StratumV1Session(scene, coin, miner, pool, script);
        script.at(0, session::begin);
        var closing = scene.dice().chance(0.5) ? Closing.NONE : Closing.CLIENT_FIN;
        return Conversation.tcp(name, pool.port(), script)
                .mining(session.tally())
                .closed(closing)
                .keptAlive(KEEP_ALIVE);
    }
}
