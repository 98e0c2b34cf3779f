package io.minewatch.simulate.dialect;

import io.minewatch.simulate.script.Chain;
import io.minewatch.simulate.script.Dice;
import io.minewatch.simulate.script.Json;
import io.minewatch.simulate.script.Level;
import io.minewatch.simulate.script.Scene;
import io.minewatch.simulate.script.Script;
import io.minewatch.simulate.script.Tally;

import java.math.BigInteger;

/** A miner and a pool of a relative of Stratum V1. The difficulty stays as it is announced. */
final class RelativeSession {

    private static final long MILLISECOND = 1_000_000L;
    private static final long SECOND = 1000 * MILLISECOND;
    private static final double SHARE_SECONDS = 8;
    private static final double REJECTED = 0.015;
    private static final Hand HAND = new Hand(Hand.Order.ID_FIRST, false);

    private final Scene scene;
    private final Dice dice;
    private final Script script;
    private final RelativeStyle style;
    private final Tally tally;
    private final Chain chain;
    private final String user;
    private final double difficulty;
    private final String target;
    private Chain.Block tip;
    private int jobs;
    private int nextId = 1;

    RelativeSession(Scene scene, RelativeStyle style, Script script) {
        this.scene = scene;
        this.dice = scene.dice();
        this.script = script;
        this.style = style;
        this.chain = scene.world().etc();
        this.tip = chain.tip(scene.start());
        String account = style.wallet() + dice.hex(20);
        String worker = "rig" + dice.below(50);
        this.user = account + '.' + worker;
        this.difficulty = StrictMath.rint(style.hashrate() * SHARE_SECONDS / style.unit());
        this.target = Targets.ofHashes(difficulty * style.unit());
        this.tally =
                new Tally(style.protocol(), style.algorithm())
                        .agent("relative/1.0")
                        .account(account, worker)
                        .hashrate(style.hashrate());
    }

    Tally tally() {
        return tally;
    }

    /** Says the first request; everything else follows from the replies. */
    void begin() {
        String id = request("mining.subscribe", Json.strings(tally.agent()));
        later(
                () -> {
                    reply(id, Places.filled(style.subscribed(), dice), "null");
                    tally.reached(Level.ANSWERED);
                    later(this::authorize);
                });
    }

    private void authorize() {
        String id = request("mining.authorize", Json.strings(user, "x"));
        later(
                () -> {
                    reply(id, "true", "null");
                    tally.reached(Level.SESSION);
                    tally.difficulty(difficulty);
                    style.announce().ifPresent(this::announce);
                    job();
                    shareNext();
                });
    }

    private void announce(String announcement) {
        int cut = announcement.indexOf('|');
        push(announcement.substring(0, cut), placed(announcement.substring(cut + 1)));
    }

    private void job() {
        jobs++;
        tip = chain.tip(scene.start() + script.now());
        push("mining.notify", Places.filled(placed(style.job()), dice));
        long block = chain.after(scene.start() + script.now()).at() - scene.start();
        script.at(block + dice.between(SECOND / 5, SECOND), this::job);
    }

    private String placed(String text) {
        return text.replace("DECIMAL", new BigInteger(target, 16).toString())
                .replace("TARGET", target)
                .replace("NUMBER", Json.number(difficulty))
                .replace("HEIGHT", Integer.toString(tip.height()))
                .replace("HASH", tip.hash())
                .replace("USER", user)
                .replace("JOB", Integer.toHexString(jobs));
    }

    private void shareNext() {
        script.after(
                dice.exponential(difficulty * style.unit() / style.hashrate() * SECOND),
                () -> {
                    share();
                    shareNext();
                });
    }

    private void share() {
        String id = request("mining.submit", Places.filled(placed(style.share()), dice));
        tally.submitted();
        boolean refused = dice.chance(REJECTED);
        later(
                () -> {
                    if (refused) {
                        tally.rejected();
                        reply(id, "false", Reject.ofShare(dice).error());
                    } else {
                        tally.accepted(difficulty);
                        reply(id, "true", "null");
                    }
                });
    }

    private String request(String method, String params) {
        String id = Integer.toString(nextId++);
        script.client(HAND.request(id, method, params));
        return id;
    }

    private void reply(String id, String result, String error) {
        script.server(HAND.reply(id, result, error));
    }

    private void push(String method, String params) {
        script.server(HAND.request("null", method, params));
    }

    private void later(Runnable step) {
        script.after(dice.between(15 * MILLISECOND, 70 * MILLISECOND), step);
    }
}
