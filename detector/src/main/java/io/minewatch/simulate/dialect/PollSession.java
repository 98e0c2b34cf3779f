package io.minewatch.simulate.dialect;

import io.minewatch.simulate.script.Chain;
import io.minewatch.simulate.script.Dice;
import io.minewatch.simulate.script.Level;
import io.minewatch.simulate.script.Scene;
import io.minewatch.simulate.script.Script;
import io.minewatch.simulate.script.Tally;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;

/** A miner that asks for work over HTTP every other second, and sends shares the same way. */
final class PollSession {

    private static final long MILLISECOND = 1_000_000L;
    private static final long SECOND = 1000 * MILLISECOND;
    private static final int POLL_SECONDS = 2;
    private static final double SHARE_SECONDS = 8;
    private static final double REJECTED = 0.015;

    private final Scene scene;
    private final Dice dice;
    private final Script script;
    private final PollStyle style;
    private final Tally tally;
    private final Chain chain;
    private final String account;
    private final String user;
    private final String part;
    private final double difficulty;
    private String job = "";

    PollSession(Scene scene, PollStyle style, Script script) {
        this.scene = scene;
        this.dice = scene.dice();
        this.script = script;
        this.style = style;
        this.chain = scene.world().etc();
        this.part = dice.hex(8);
        this.difficulty = StrictMath.rint(style.hashrate() * SHARE_SECONDS);
        this.account = style.wallet().apply(dice);
        String worker = style.namesWorker() ? "rig" + dice.below(50) : "";
        this.user = account + '.' + worker;
        this.tally =
                new Tally(style.protocol(), style.algorithm())
                        .account(account, worker)
                        .hashrate(style.hashrate());
    }

    Tally tally() {
        return tally;
    }

    /** Asks for the first work. */
    void begin() {
        ask();
        script.after(POLL_SECONDS * SECOND, this::goOn);
    }

    /** One request at a time: the connection is kept for the next. */
    private void goOn() {
        if (dice.chance(POLL_SECONDS / SHARE_SECONDS)) {
            share();
        } else {
            ask();
        }
        script.after(POLL_SECONDS * SECOND, this::goOn);
    }

    private void ask() {
        request(Places.filled(placed(style.ask()), dice));
        later(
                () -> {
                    job = part + chain.tip(scene.start() + script.now()).hash().substring(16);
                    tally.reached(Level.SESSION);
                    tally.difficulty(difficulty);
                    answer(Places.filled(placed(style.work()), dice));
                });
    }

    private void share() {
        request(Places.filled(placed(style.share()), dice));
        tally.submitted();
        boolean refused = dice.chance(REJECTED);
        later(
                () -> {
                    if (refused) {
                        tally.rejected();
                    } else {
                        tally.accepted(difficulty);
                    }
                    answer(refused ? style.refused() : style.taken());
                });
    }

    private String placed(String text) {
        String target = Targets.ofHashes(difficulty);
        byte[] little = HexFormat.of().parseHex(target);
        for (int i = 0; i < little.length / 2; i++) {
            byte low = little[i];
            little[i] = little[little.length - 1 - i];
            little[little.length - 1 - i] = low;
        }
        var tip = chain.tip(scene.start() + script.now());
        return text.replace("TARGET", target)
                .replace("ACCOUNT", account)
                .replace("COUNT", Long.toString((long) difficulty))
                .replace("HEIGHT", Integer.toString(tip.height()))
                .replace("LITTLE", HexFormat.of().formatHex(little))
                .replace("HASH", chain.tip(0).hash())
                .replace("SEED", chain.tip(0).hash())
                .replace("TIME", "68a0b1c2")
                .replace("WORK", job);
    }

    private void request(String body) {
        byte[] login = (user + ":x").getBytes(StandardCharsets.UTF_8);
        script.client(
                "POST "
                        + style.path().replace("USER", user.replace('.', '/'))
                        + " HTTP/1.1\r\nHost: pool.example:8888\r\n"
                        + style.head().replace("BASIC", Base64.getEncoder().encodeToString(login))
                        + withLength(body));
    }

    private void answer(String body) {
        script.server("HTTP/1.1 200 OK\r\n" + withLength(body));
    }

    private static String withLength(String body) {
        return "Content-Type: application/json\r\nContent-Length: "
                + body.length()
                + "\r\n\r\n"
                + body;
    }

    private void later(Runnable step) {
        script.after(dice.between(15 * MILLISECOND, 70 * MILLISECOND), step);
    }
}
