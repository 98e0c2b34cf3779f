package io.minewatch.simulate.dialect;

import io.minewatch.simulate.script.Chain;
import io.minewatch.simulate.script.Dice;
import io.minewatch.simulate.script.Level;
import io.minewatch.simulate.script.Scene;
import io.minewatch.simulate.script.Script;
import io.minewatch.simulate.script.Side;
import io.minewatch.simulate.script.Tally;

import java.util.HexFormat;

/**
 * A miner with one standard channel, and its pool. Each write is one message, so that what carries
 * them may seal them one by one.
 *
 * <p>Source: Stratum V2 specification, 05 Mining Protocol.
 */
final class StratumV2Session {

    private static final long MILLISECOND = 1_000_000L;
    private static final long SECOND = 1000 * MILLISECOND;
    private static final double SHARE_SECONDS = 8;
    private static final double REJECTED = 0.015;
    private static final int JOB_SECONDS = 30;
    private static final int CHANNEL = 7;
    private static final int GROUP = 1;
    private static final int VERSION = 0x2000_0000;
    private static final int BITS = 0x17021ff2;

    private static final int SETUP = 0x00;
    private static final int SETUP_SUCCESS = 0x01;
    private static final int OPEN = 0x10;
    private static final int OPEN_SUCCESS = 0x11;
    private static final int NEW_JOB = 0x15;
    private static final int SUBMIT = 0x1a;
    private static final int ACCEPTED = 0x1c;
    private static final int REFUSED = 0x1d;
    private static final int PREVIOUS_HASH = 0x20;

    private final Scene scene;
    private final Dice dice;
    private final Script script;
    private final Tally tally;
    private final Chain chain;
    private final String user;
    private final double work;
    private int job;
    private int sequence;

    StratumV2Session(Scene scene, Script script) {
        this.scene = scene;
        this.dice = scene.dice();
        this.script = script;
        this.chain = scene.world().bitcoin();
        double hashrate = dice.between(1e12, 200e12);
        this.work = StrictMath.rint(hashrate * SHARE_SECONDS);
        String account = "farm" + dice.below(1000);
        String worker = "rig" + dice.below(50);
        this.user = account + '.' + worker;
        this.tally =
                new Tally("stratum_v2", "sha256d")
                        .agent("bitaxe BM1370 esp-miner-v2.9.0")
                        .account(account, worker)
                        .hashrate(hashrate);
    }

    Tally tally() {
        return tally;
    }

    /** Sets the connection up; everything else follows from the replies. */
    void begin() {
        client(
                new Sv2Frame(SETUP)
                        .number(1, 0)
                        .number(2, 2)
                        .number(2, 2)
                        .number(4, 1)
                        .text("pool.example")
                        .number(2, 34_254)
                        .text("bitaxe")
                        .text("BM1370")
                        .text("esp-miner-v2.9.0")
                        .text("")
                        .bytes(false));
        later(
                () -> {
                    server(new Sv2Frame(SETUP_SUCCESS).number(2, 2).number(4, 0).bytes(false));
                    later(this::open);
                });
    }

    private void open() {
        client(
                new Sv2Frame(OPEN)
                        .number(4, 1)
                        .text(user)
                        .real((float) tally.hashrate())
                        .target("f".repeat(64))
                        .bytes(false));
        later(
                () -> {
                    server(
                            new Sv2Frame(OPEN_SUCCESS)
                                    .number(4, 1)
                                    .number(4, CHANNEL)
                                    .target(Targets.ofHashes(work))
                                    .prefix(dice.bytes(4))
                                    .number(4, GROUP)
                                    .bytes(false));
                    tally.reached(Level.SESSION);
                    tally.difficulty(work);
                    block();
                    timer();
                    shareNext();
                });
    }

    /** A job for a block that is to come, and at once that block. */
    private void block() {
        job(false);
        var tip = chain.tip(scene.start() + script.now());
        server(
                new Sv2Frame(PREVIOUS_HASH)
                        .number(4, CHANNEL)
                        .number(4, job)
                        .hash(HexFormat.of().parseHex(tip.hash()))
                        .number(4, seconds())
                        .number(4, BITS)
                        .bytes(true));
        long next = chain.after(scene.start() + script.now()).at() - scene.start();
        script.at(next + dice.between(SECOND / 5, SECOND), this::block);
    }

    private void timer() {
        script.after(
                JOB_SECONDS * SECOND,
                () -> {
                    job(true);
                    timer();
                });
    }

    private void job(boolean isForNow) {
        job++;
        var frame = new Sv2Frame(NEW_JOB).number(4, CHANNEL).number(4, job);
        frame.number(1, isForNow ? 1 : 0);
        if (isForNow) {
            frame.number(4, seconds());
        }
        server(frame.number(4, VERSION).hash(dice.bytes(32)).bytes(true));
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
        int number = sequence++;
        client(
                new Sv2Frame(SUBMIT)
                        .number(4, CHANNEL)
                        .number(4, number)
                        .number(4, job)
                        .number(4, dice.bits())
                        .number(4, seconds())
                        .number(4, VERSION | dice.below(1 << 16) << 13)
                        .bytes(true));
        tally.submitted();
        boolean refused = dice.chance(REJECTED);
        later(
                () -> {
                    if (refused) {
                        tally.rejected();
                        server(answer(REFUSED, number).text("stale-share").bytes(true));
                    } else {
                        tally.accepted(work);
                        server(answer(ACCEPTED, number).number(4, 1).number(8, 1).bytes(true));
                    }
                });
    }

    private static Sv2Frame answer(int type, int number) {
        return new Sv2Frame(type).number(4, CHANNEL).number(4, number);
    }

    private long seconds() {
        return scene.unixSeconds(script.now());
    }

    private void client(byte[] frame) {
        script.say(Side.CLIENT, frame);
    }

    private void server(byte[] frame) {
        script.say(Side.SERVER, frame);
    }

    private void later(Runnable step) {
        script.after(dice.between(15 * MILLISECOND, 70 * MILLISECOND), step);
    }
}
