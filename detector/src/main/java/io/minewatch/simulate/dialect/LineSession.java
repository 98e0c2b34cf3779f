package io.minewatch.simulate.dialect;

import io.minewatch.simulate.script.Chain;
import io.minewatch.simulate.script.Dice;
import io.minewatch.simulate.script.Level;
import io.minewatch.simulate.script.Scene;
import io.minewatch.simulate.script.Script;
import io.minewatch.simulate.script.Side;
import io.minewatch.simulate.script.Tally;
import io.minewatch.simulate.script.WebSocket;

import java.nio.charset.StandardCharsets;

/** A miner and a pool of one {@link LineStyle}. The difficulty stays as it is announced. */
final class LineSession {

    private static final long MILLISECOND = 1_000_000L;
    private static final long SECOND = 1000 * MILLISECOND;
    private static final double SHARE_SECONDS = 8;
    private static final double REJECTED = 0.015;
    private static final long LARGEST_TARGET = 0xffff_ffffL;

    private final Scene scene;
    private final Dice dice;
    private final Script script;
    private final LineStyle style;
    private final Tally tally;
    private final Chain chain;
    private final String account;
    private final String worker;
    private Chain.Block tip;
    private int jobs;
    private int requests;

    LineSession(Scene scene, LineStyle style, Script script) {
        this.scene = scene;
        this.dice = scene.dice();
        this.script = script;
        this.style = style;
        this.chain = style.isWeb() ? scene.world().monero() : scene.world().etc();
        this.tip = chain.tip(scene.start());
        this.account = style.wallet() + dice.hex(20);
        this.worker = "rig" + dice.below(50);
        this.tally =
                new Tally(style.protocol(), style.algorithm())
                        .agent(style.agent())
                        .account(account, worker)
                        .hashrate(style.work() / SHARE_SECONDS);
    }

    Tally tally() {
        return tally;
    }

    /** Changes to WebSocket if need be, and logs in; everything else follows from the replies. */
    void begin() {
        if (!style.isWeb()) {
            login();
            return;
        }
        script.client(WebSocket.asked("/proxy", "ws.pool.example"));
        later(
                () -> {
                    script.server(WebSocket.GRANTED);
                    later(this::login);
                });
    }

    private void login() {
        String id = request(style.login());
        later(
                () -> {
                    style.welcome().forEach(line -> say(Side.SERVER, placed(line, id)));
                    tally.reached(Level.SESSION);
                    tally.difficulty(style.difficulty());
                    job();
                    shareNext();
                });
    }

    private void job() {
        jobs++;
        tip = chain.tip(scene.start() + script.now());
        say(Side.SERVER, placed(style.job(), ""));
        long block = chain.after(scene.start() + script.now()).at() - scene.start();
        script.at(block + dice.between(SECOND / 5, SECOND), this::job);
    }

    private void shareNext() {
        script.after(
                dice.exponential(SHARE_SECONDS * SECOND),
                () -> {
                    share();
                    shareNext();
                });
    }

    private void share() {
        String id = request(style.share());
        int job = jobs;
        tally.submitted();
        boolean refused = dice.chance(REJECTED);
        later(
                () -> {
                    if (refused) {
                        tally.rejected();
                    } else {
                        tally.accepted(style.difficulty());
                    }
                    String answer = refused ? style.refused() : style.taken();
                    say(Side.SERVER, placed(answer.replace("JOB", number(job)), id));
                });
    }

    private static String number(int job) {
        return Integer.toString(4_191_000 + job);
    }

    private String request(String text) {
        String id = Integer.toString(requests++);
        say(Side.CLIENT, placed(text, id));
        return id;
    }

    private String placed(String text, String id) {
        String placed =
                text.replace("ACCOUNT", account)
                        .replace("WORKER", worker)
                        .replace("ID", id)
                        .replace("JOB", number(jobs))
                        .replace("HEIGHT", Integer.toString(tip.height()))
                        .replace("HIGH16", "%016x".formatted(tip.height()))
                        .replace("TIME", "%016x".formatted(scene.unixSeconds(script.now())))
                        .replace("TARGET", Targets.ofHashes(style.work()))
                        .replace("SMALL", small((long) (LARGEST_TARGET / style.work())))
                        .replace("RESULT", "H28" + small(below(style.work())))
                        .replace("HASH", tip.hash());
        return Places.filled(placed, dice);
    }

    /** What the last four bytes of a hash may be that is below the target. */
    private long below(double work) {
        return (long) dice.between(0, LARGEST_TARGET / work);
    }

    private static String small(long value) {
        return "%08x".formatted(Integer.reverseBytes((int) value));
    }

    private void say(Side side, String text) {
        byte[] line = (style.isWeb() ? text : text + '\n').getBytes(StandardCharsets.UTF_8);
        byte[] key = side == Side.CLIENT ? dice.bytes(4) : new byte[0];
        script.say(side, style.isWeb() ? WebSocket.frame(WebSocket.TEXT, line, key) : line);
    }

    private void later(Runnable step) {
        script.after(dice.between(15 * MILLISECOND, 70 * MILLISECOND), step);
    }
}
