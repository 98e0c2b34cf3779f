package io.minewatch.simulate.dialect;

import io.minewatch.simulate.script.Chain;
import io.minewatch.simulate.script.Dice;
import io.minewatch.simulate.script.Json;
import io.minewatch.simulate.script.Level;
import io.minewatch.simulate.script.Scene;
import io.minewatch.simulate.script.Script;
import io.minewatch.simulate.script.Tally;

/** A miner and a pool that speak ETHPROXY: the requests of a node's interface, over a line. */
final class EthProxySession {

    private static final long MILLISECOND = 1_000_000L;
    private static final long SECOND = 1000 * MILLISECOND;
    private static final double REJECTED = 0.01;

    /** Hashes a share; pools do not move it. */
    private static final double DIFFICULTY = 4e9;

    private final Scene scene;
    private final Dice dice;
    private final Script script;
    private final boolean old;
    private final Tally tally;
    private final Chain chain;
    private final String seed;
    private final String header;
    private String work = "";
    private int nextShare = 40;

    /**
     * @param old blanks, members in another order, and the login asks for e-mail
     */
    EthProxySession(Scene scene, boolean old, Script script) {
        this.scene = scene;
        this.dice = scene.dice();
        this.script = script;
        this.old = old;
        this.chain = scene.world().etc();
        this.seed = chain.tip(0).hash();
        this.header = dice.hex(8);
        this.tally =
                new Tally("ethproxy", "etchash")
                        .account(Wallets.ethereum(dice), "rig" + dice.below(50))
                        .hashrate(dice.between(60e6, 2.4e9));
    }

    Tally tally() {
        return tally;
    }

    /** Says the login; everything else follows from the reply. */
    void begin() {
        String account = tally.account();
        String user =
                old
                        ? account + '/' + tally.worker() + "/someone@mail.example"
                        : account + '.' + tally.worker();
        request(1, "eth_submitLogin", Json.strings(user, "x"));
        later(
                () -> {
                    reply(1, "true");
                    tally.reached(Level.ANSWERED);
                    later(this::ask);
                });
    }

    private void ask() {
        request(5, "eth_getWork", "[]");
        later(
                () -> {
                    reply(old ? 0 : 5, newWork());
                    tally.reached(Level.SESSION);
                    tally.difficulty(DIFFICULTY);
                    pushNext();
                    shareNext();
                    claimNext();
                });
    }

    private String newWork() {
        var tip = chain.tip(scene.start() + script.now());
        work = "0x" + header + tip.hash().substring(16);
        return Json.strings(work, "0x" + seed, "0x" + Targets.ofHashes(DIFFICULTY));
    }

    private void pushNext() {
        long block = chain.after(scene.start() + script.now()).at() - scene.start();
        script.at(
                block + dice.between(SECOND / 5, SECOND),
                () -> {
                    reply(0, newWork());
                    pushNext();
                });
    }

    private void shareNext() {
        script.after(
                dice.exponential(DIFFICULTY / tally.hashrate() * SECOND),
                () -> {
                    share();
                    shareNext();
                });
    }

    private void share() {
        int id = nextShare++;
        String proof = Json.strings("0x" + dice.hex(8), work, "0x" + dice.hex(32));
        request(id, "eth_submitWork", proof);
        tally.submitted();
        boolean refused = dice.chance(REJECTED);
        later(
                () -> {
                    if (refused) {
                        tally.rejected();
                        reply(id, "false");
                    } else {
                        tally.accepted(DIFFICULTY);
                        reply(id, "true");
                    }
                });
    }

    private void claimNext() {
        script.after(
                60 * SECOND,
                () -> {
                    long claim = (long) (tally.hashrate() * dice.between(0.97, 1.03));
                    String rate = "0x" + Long.toHexString(claim);
                    request(9, "eth_submitHashrate", Json.strings(rate, "0x" + seed));
                    later(() -> reply(9, "true"));
                    claimNext();
                });
    }

    private void request(int id, String method, String params) {
        String worker = tally.worker();
        String object =
                old
                        ? "{\"worker\":\""
                                + (id == 1 ? "eth1.0" : "")
                                + "\",\"jsonrpc\":\"2.0\",\"params\":"
                                + params
                                + ",\"id\":"
                                + id
                                + ",\"method\":\""
                                + method
                                + "\"}"
                        : "{\"id\":"
                                + id
                                + ",\"jsonrpc\":\"2.0\",\"worker\":\""
                                + worker
                                + "\",\"method\":\""
                                + method
                                + "\",\"params\":"
                                + params
                                + "}";
        script.client((old ? Json.spaced(object) : object) + '\n');
    }

    private void reply(int id, String result) {
        script.server("{\"id\":" + id + ",\"jsonrpc\":\"2.0\",\"result\":" + result + "}\n");
    }

    private void later(Runnable step) {
        script.after(dice.between(10 * MILLISECOND, 50 * MILLISECOND), step);
    }
}
