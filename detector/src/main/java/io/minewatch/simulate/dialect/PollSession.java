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
        String account = Wallets.ethereum(dice);
        String worker = "rig" + dice.below(50);
        this.user = account + '.' + worker;
        this.tally =
                new Tally(style.name().replace('-', '_'), style.algorithm())
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
        request(style.ask());
        later(
                () -> {
                    job = part + chain.tip(scene.start() + script.now()).hash().substring(16);
                    tally.reached(Level.SESSION);
                    tally.difficulty(difficulty);
                    answer(placed(style.work()));
                });
    }

    private void share() {
        request(RelativeStyle.filled(placed(style.share()), dice));
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
        return text.replace("TARGET", target)
                .replace("LITTLE", HexFormat.of().formatHex(little))
                .replace("HASH", chain.tip(0).hash())
                .replace("SEED", chain.tip(0).hash())
                .replace("TIME", "68a0b1c2")
                .replace("WORK", job);
    }

    private void request(String body) {
        byte[] login = (user + ":x").getBytes(StandardCharsets.UTF_8);
        script.client(
                "POST /"
                        + user.replace('.', '/')
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
