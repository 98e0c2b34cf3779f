package io.minewatch.simulate.dialect;

import io.minewatch.simulate.script.Dice;
import io.minewatch.simulate.script.Json;
import io.minewatch.simulate.script.Level;
import io.minewatch.simulate.script.Scene;
import io.minewatch.simulate.script.Script;
import io.minewatch.simulate.script.Tally;

import java.util.ArrayList;
import java.util.List;

/** A miner and a pool of the Stratum V1 kind, from the first request on. */
final class StratumV1Session {

    private static final long MILLISECOND = 1_000_000L;
    private static final long SECOND = 1000 * MILLISECOND;
    private static final double REJECTED = 0.015;
    private static final String MASK = "1fffe000";

    private final Scene scene;
    private final Dice dice;
    private final Script script;
    private final Coin coin;
    private final MinerStyle miner;
    private final PoolStyle pool;
    private final Tally tally;
    private final double hashrate;
    private final String user;
    private final String session;
    private final StratumV1Jobs jobs;
    private final ShareClock shares;
    private int nextId;
    private boolean welcomed;

    StratumV1Session(Scene scene, Coin coin, MinerStyle miner, PoolStyle pool, Script script) {
        this.scene = scene;
        this.dice = scene.dice();
        this.script = script;
        this.coin = coin;
        this.miner = miner;
        this.pool = pool;
        this.nextId = miner.firstId();
        this.hashrate = miner.hashrate(dice);
        this.session = dice.hex(4);
        boolean farm = pool.kind() == PoolStyle.Kind.BTCPOOL;
        String account = farm ? "farm" + dice.below(900) : coin.wallet(dice);
        String worker = (farm ? "rig" : "w") + dice.below(120);
        this.user = account + '.' + worker;
        this.tally =
                new Tally("stratum_v1", coin.algorithm)
                        .agent(miner.agent(dice))
                        .account(account, worker)
                        .hashrate(hashrate);
        this.jobs = new StratumV1Jobs(scene, script, coin, pool);
        double aim = hashrate * pool.shareSeconds() / coin.hashesPerDifficulty;
        this.shares = new ShareClock(script, dice, hashrate / coin.hashesPerDifficulty, aim);
    }

    Tally tally() {
        return tally;
    }

    /** Says the first request; everything else follows from the replies. */
    void begin() {
        ask(0);
    }

    private void ask(int index) {
        if (index == miner.asks().size()) {
            authorize();
            return;
        }
        String id = Integer.toString(nextId++);
        Runnable then = () -> ask(index + 1);
        switch (miner.asks().get(index)) {
            case CONFIGURE -> configure(id, then);
            case SUBSCRIBE -> subscribe(id, then);
            case EXTRANONCE -> extranonceSubscribe(id, then);
            case SUGGEST_DIFFICULTY -> {
                String some = "[" + Json.number(shares.rounded()) + "]";
                request(id, "mining.suggest_difficulty", some);
                answer(id, "true", then);
            }
        }
    }

    private void configure(String id, Runnable then) {
        String mask = "\"version-rolling.mask\":\"" + MASK + '"';
        request(
                id,
                "mining.configure",
                "[[\"version-rolling\"],{" + mask + ",\"version-rolling.min-bit-count\":2}]");
        answer(id, "{\"version-rolling\":true," + mask + "}", then);
    }

    private void subscribe(String id, Runnable then) {
        request(id, "mining.subscribe", Json.strings(tally.agent()));
        later(
                () -> {
                    script.server(pool.hand().reply(id, subscription(), "null"));
                    tally.reached(Level.ANSWERED);
                    if (pool.welcome() == PoolStyle.Welcome.BEFORE_AUTHORIZE) {
                        welcome();
                    }
                    later(then);
                });
    }

    private void extranonceSubscribe(String id, Runnable then) {
        request(id, "mining.extranonce.subscribe", "[]");
        boolean known = pool.kind() != PoolStyle.Kind.NOMP;
        later(
                () -> {
                    String error = known ? "null" : Reject.OTHER.error();
                    script.server(pool.hand().reply(id, known ? "true" : "null", error));
                    then.run();
                });
    }

    private String subscription() {
        return switch (pool.kind()) {
            case CKPOOL -> "[[[\"mining.notify\",\"" + session + "\"]],\"" + extranonce() + "\",8]";
            case P2POOL -> "[[\"mining.notify\",\"" + dice.hex(16) + "\"],\"\",4]";
            case BTCPOOL -> pairs(session, session) + ",\"" + session + "\",8]";
            case NOMP -> pairs(session, session) + ",\"" + extranonce() + "\",4]";
            case YIIMP ->
                    pairs(Json.number(shares.rounded()), session) + ",\"" + extranonce() + "\",4]";
        };
    }

    private static String pairs(String difficultyId, String notifyId) {
        return "[[[\"mining.set_difficulty\",\""
                + difficultyId
                + "\"],[\"mining.notify\",\""
                + notifyId
                + "\"]]";
    }

    private String extranonce() {
        return dice.hex(pool.extranonce1());
    }

    private void authorize() {
        String id = Integer.toString(nextId++);
        request(id, "mining.authorize", Json.strings(user, dice.pick("x", "123", "d=0")));
        later(
                () -> {
                    if (pool.welcome() == PoolStyle.Welcome.BEFORE_AUTHORIZE_REPLY) {
                        welcome();
                    }
                    script.server(pool.hand().reply(id, "true", "null"));
                    tally.reached(Level.SESSION);
                    if (pool.kind() == PoolStyle.Kind.CKPOOL) {
                        push("client.show_message", "[\"Authorised, welcome to ckpool\"]");
                    }
                    welcome();
                    work();
                });
    }

    /** The first difficulty and the first job, once. */
    private void welcome() {
        if (welcomed) {
            return;
        }
        welcomed = true;
        announce(shares.begin());
        jobs.first();
    }

    private void announce(double difficulty) {
        tally.difficulty(difficulty);
        if (pool.kind() == PoolStyle.Kind.BTCPOOL && dice.chance(0.2)) {
            push("mining.set_target", "[\"" + Targets.of(coin, difficulty) + "\"]");
        } else {
            push("mining.set_difficulty", "[" + Json.number(difficulty) + "]");
        }
    }

    private void push(String method, String params) {
        script.server(pool.hand().request("null", method, params));
    }

    private void work() {
        jobs.repeat();
        shares.run(this::share, this::announce);
        if (dice.chance(0.05)) {
            redirect();
        }
        if (dice.chance(0.1) && miner.asks().contains(MinerStyle.Ask.EXTRANONCE)) {
            script.after(
                    dice.between(20 * SECOND, 90 * SECOND),
                    () -> {
                        push("mining.set_extranonce", "[\"" + extranonce() + "\",4]");
                        jobs.repeatNow();
                    });
        }
    }

    /** Pools send miners elsewhere before they go down. */
    private void redirect() {
        script.after(
                dice.between(30 * SECOND, 600 * SECOND),
                () -> {
                    push("client.reconnect", "[\"backup.pool.example\",3333,0]");
                    script.end();
                });
    }

    private void share() {
        String id = Integer.toString(nextId++);
        var parts = new ArrayList<>(List.of(user, jobs.latest()));
        parts.add(dice.hex(pool.extranonce2()));
        parts.add(String.format("%08x", scene.unixSeconds(script.now())));
        parts.add(dice.hex(4));
        if (miner.versionRolling()) {
            parts.add(String.format("%08x", dice.below(1 << 16) << 13 & 0x1fffe000));
        }
        double difficulty = shares.current();
        script.client(miner.submitHand().request(id, "mining.submit", Json.strings(parts)));
        tally.submitted();
        boolean refused = dice.chance(REJECTED);
        later(
                () -> {
                    if (refused) {
                        refuse(id);
                    } else {
                        tally.accepted(difficulty);
                        script.server(pool.hand().reply(id, "true", "null"));
                    }
                });
    }

    private void refuse(String id) {
        tally.rejected();
        Reject why = Reject.ofShare(dice);
        if (pool.kind() == PoolStyle.Kind.CKPOOL) {
            script.server(
                    pool.hand()
                            .line(
                                    "\"reject-reason\":\""
                                            + why.reason()
                                            + "\",\"result\":false,\"error\":null,\"id\":"
                                            + id));
        } else {
            boolean bool = pool.kind() == PoolStyle.Kind.BTCPOOL;
            script.server(pool.hand().reply(id, bool ? "false" : "null", why.error()));
        }
    }

    private void request(String id, String method, String params) {
        script.client(miner.hand().request(id, method, params));
    }

    private void answer(String id, String result, Runnable then) {
        later(
                () -> {
                    script.server(pool.hand().reply(id, result, "null"));
                    later(then);
                });
    }

    private void later(Runnable step) {
        script.after(dice.between(15 * MILLISECOND, 70 * MILLISECOND), step);
    }
}
