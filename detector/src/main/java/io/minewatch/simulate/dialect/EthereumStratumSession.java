package io.minewatch.simulate.dialect;

import io.minewatch.simulate.script.Chain;
import io.minewatch.simulate.script.Dice;
import io.minewatch.simulate.script.Json;
import io.minewatch.simulate.script.Level;
import io.minewatch.simulate.script.Scene;
import io.minewatch.simulate.script.Script;
import io.minewatch.simulate.script.Tally;

import java.util.List;

/** A miner and a pool that speak EthereumStratum, 1.0.0 (NiceHash) or 2.0.0 (EIP-1571). */
final class EthereumStratumSession {

    private static final long MILLISECOND = 1_000_000L;
    private static final long SECOND = 1000 * MILLISECOND;
    private static final double REJECTED = 0.01;
    private static final double DIFFICULTY_ONE = 0x1p32;

    private final Scene scene;
    private final Dice dice;
    private final Script script;
    private final boolean second;
    private final Tally tally;
    private final Chain chain;
    private final String extranonce;
    private final String worker;
    private final double difficulty;
    private String job = "";
    private int nextId = 1;

    EthereumStratumSession(Scene scene, boolean second, Script script) {
        this.scene = scene;
        this.dice = scene.dice();
        this.script = script;
        this.second = second;
        this.chain = scene.world().etc();
        this.extranonce = dice.hex(second ? 2 : 3);
        this.difficulty = dice.pick(List.of(0.5, 1.0, 2.0));
        this.tally =
                new Tally("ethereum_stratum", "etchash")
                        .agent(dice.pick("ethminer/0.19.0", "lolMiner 1.90", "GMiner/3.44"))
                        .account(Wallets.ethereum(dice), "rig" + dice.below(50))
                        .hashrate(dice.between(60e6, 1.5e9));
        this.worker = second ? "w-" + dice.below(1000) : tally.account() + '.' + tally.worker();
    }

    Tally tally() {
        return tally;
    }

    /** Says the first request; everything else follows from the replies. */
    void begin() {
        if (second) {
            String hello =
                    "{\"agent\":"
                            + Json.quote(tally.agent())
                            + ",\"host\":\"etc.pool.example\",\"port\":\"115d\","
                            + "\"proto\":\"EthereumStratum/2.0.0\"}";
            String result =
                    "{\"proto\":\"EthereumStratum/2.0.0\",\"encoding\":\"plain\",\"resume\":\"0\","
                            + "\"timeout\":\"b4\",\"maxerrors\":\"5\",\"node\":\"/Geth/v1.12.20\"}";
            ask("mining.hello", ",\"params\":" + hello, result, this::subscribe);
        } else {
            subscribe();
        }
    }

    private void subscribe() {
        if (second) {
            String session = "\"s-" + dice.below(100_000) + '"';
            ask("mining.subscribe", "", session, this::authorize);
            return;
        }
        String params = Json.strings(tally.agent(), "EthereumStratum/1.0.0");
        String result =
                "[[\"mining.notify\",\""
                        + dice.hex(16)
                        + "\",\"EthereumStratum/1.0.0\"],\""
                        + extranonce
                        + "\"]";
        ask("mining.subscribe", ",\"params\":" + params, result, this::extranonceSubscribe);
    }

    private void extranonceSubscribe() {
        ask("mining.extranonce.subscribe", ",\"params\":[]", "true", this::authorize);
    }

    private void authorize() {
        String user = tally.account() + '.' + tally.worker();
        String result = second ? '"' + worker + '"' : "true";
        ask("mining.authorize", ",\"params\":" + Json.strings(user, "x"), result, this::welcome);
    }

    private void welcome() {
        tally.reached(Level.SESSION);
        tally.difficulty(second ? difficulty * DIFFICULTY_ONE : difficulty);
        if (second) {
            script.server(
                    "{\"method\":\"mining.set\",\"params\":{\"epoch\":\"1a3\",\"target\":\""
                            + Targets.ofHashes(difficulty * DIFFICULTY_ONE)
                            + "\",\"algo\":\"ethash\",\"extranonce\":\""
                            + extranonce
                            + "\"}}\n");
        } else {
            push("mining.set_difficulty", "[" + Json.number(difficulty) + "]");
        }
        send(true);
        nextBlock();
        shareNext();
        if (second) {
            claimNext();
        }
    }

    private void nextBlock() {
        long block = chain.after(scene.start() + script.now()).at() - scene.start();
        script.at(
                block + dice.between(SECOND / 5, SECOND),
                () -> {
                    send(true);
                    nextBlock();
                });
    }

    private void send(boolean clean) {
        var tip = chain.tip(scene.start() + script.now());
        job = second ? Integer.toString(tip.height() & 0xfff) : dice.hex(4);
        String header = dice.hex(32);
        String params =
                second
                        ? Json.strings(
                                job, Integer.toHexString(tip.height()), header, clean ? "1" : "0")
                        : "[\""
                                + String.join("\",\"", job, chain.tip(0).hash(), header)
                                + "\","
                                + clean
                                + "]";
        push("mining.notify", params);
    }

    private void push(String method, String params) {
        String id = second ? "" : "\"id\":null,";
        script.server("{" + id + "\"method\":\"" + method + "\",\"params\":" + params + "}\n");
    }

    private void shareNext() {
        double seconds = difficulty * DIFFICULTY_ONE / tally.hashrate();
        script.after(
                dice.exponential(seconds * SECOND),
                () -> {
                    share();
                    shareNext();
                });
    }

    private void share() {
        String nonce = dice.hex(8 - extranonce.length() / 2);
        String params =
                second ? Json.strings(job, nonce, worker) : Json.strings(worker, job, nonce);
        tally.submitted();
        boolean refused = dice.chance(REJECTED);
        String id = request("mining.submit", ",\"params\":" + params);
        later(
                () -> {
                    if (refused) {
                        tally.rejected();
                        reply(
                                id,
                                "false",
                                second
                                        ? "{\"code\":406,\"message\":\"Bad nonce\"}"
                                        : "[21,\"Job not found\",null]");
                    } else {
                        tally.accepted(tally.difficulty());
                        reply(id, "true", "null");
                    }
                });
    }

    private void claimNext() {
        script.after(
                60 * SECOND,
                () -> {
                    String rate = Long.toHexString((long) tally.hashrate());
                    String id =
                            request("mining.hashrate", ",\"params\":" + Json.strings(rate, worker));
                    later(() -> reply(id, "true", "null"));
                    if (dice.chance(0.3)) {
                        script.client("{\"method\":\"mining.noop\"}\n");
                    }
                    claimNext();
                });
    }

    private void ask(String method, String params, String result, Runnable then) {
        String id = request(method, params);
        later(
                () -> {
                    reply(id, result, "null");
                    tally.reached(Level.ANSWERED);
                    later(then);
                });
    }

    private String request(String method, String params) {
        String id = Integer.toString(nextId++);
        script.client("{\"id\":" + id + ",\"method\":\"" + method + '"' + params + "}\n");
        return id;
    }

    private void reply(String id, String result, String error) {
        script.server("{\"id\":" + id + ",\"result\":" + result + ",\"error\":" + error + "}\n");
    }

    private void later(Runnable step) {
        script.after(dice.between(10 * MILLISECOND, 50 * MILLISECOND), step);
    }
}
