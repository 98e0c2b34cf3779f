package io.minewatch.simulate.dialect;

import io.minewatch.simulate.script.Dice;
import io.minewatch.simulate.script.Level;
import io.minewatch.simulate.script.Scene;
import io.minewatch.simulate.script.Script;
import io.minewatch.simulate.script.Side;
import io.minewatch.simulate.script.Tally;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * BTCAgent and its pool: lines of Stratum V1, and binary messages about the machines behind it.
 *
 * <p>Source: btccom/btcagent, {@code ExMessage.go}.
 */
final class BtcAgentSession {

    private static final long MILLISECOND = 1_000_000L;
    private static final long SECOND = 1000 * MILLISECOND;
    private static final double REJECTED = 0.015;
    private static final String AGENT = "btccom-agent/2.0.0-mu";
    private static final double MACHINE = 100e12;

    /** Of the difficulty, so that each machine has a share in about six seconds. */
    private static final int EXPONENT = 17;

    private static final double DIFFICULTY = 0x1p17;

    private static final int REGISTER = 0x01;
    private static final int SET_DIFFICULTY = 0x05;
    private static final int ANSWER = 0x10;
    private static final int SHARE = 0x13;
    private static final int ACCEPTED = 1_798_084_231;
    private static final int JOB_NOT_FOUND = 21;

    private final Scene scene;
    private final Dice dice;
    private final Script script;
    private final StratumV1Jobs jobs;
    private final Tally tally;
    private final String account;
    private final int machines;
    private int answered;

    BtcAgentSession(Scene scene, PoolStyle pool, Script script) {
        this.scene = scene;
        this.dice = scene.dice();
        this.script = script;
        this.jobs = new StratumV1Jobs(scene, script, Coin.BITCOIN, pool);
        this.account = "farm" + dice.below(1000);
        this.machines = 2 + dice.below(7);
        this.tally =
                new Tally("btcagent", "sha256d")
                        .agent(AGENT)
                        .account(account, "")
                        .hashrate(machines * MACHINE);
    }

    Tally tally() {
        return tally;
    }

    /** Asks what the pool can do, and logs in; everything else follows. */
    void begin() {
        capabilities("caps");
        script.client(
                line(
                        "\"id\":\"conf\",\"method\":\"mining.configure\",\"params\":"
                                + "[[\"version-rolling\"],{\"version-rolling.mask\":\"ffffffff\","
                                + "\"version-rolling.min-bit-count\":0}]"));
        script.client(
                line(
                        "\"id\":\"sub\",\"method\":\"mining.subscribe\",\"params\":[\""
                                + AGENT
                                + "\"]"));
        script.client(
                line(
                        "\"id\":\"auth\",\"method\":\"mining.authorize\",\"params\":[\""
                                + account
                                + "\",\"\"]"));
        later(this::welcome);
    }

    private void capabilities(String id) {
        script.client(
                line(
                        "\"id\":\""
                                + id
                                + "\",\"method\":\"agent.get_capabilities\","
                                + "\"params\":[[\"verrol\",\"subres\"]]"));
    }

    private void welcome() {
        reply("caps", "{\"capabilities\":[\"verrol\",\"subres\"]}");
        reply("conf", "{\"version-rolling\":true,\"version-rolling.mask\":\"1fffe000\"}");
        reply(
                "sub",
                "[[[\"mining.set_difficulty\",\"01000002\"],[\"mining.notify\",\"01000002\"]],\""
                        + dice.hex(4)
                        + "\",8]");
        reply("auth", "true");
        script.server(line("\"id\":null,\"method\":\"mining.set_difficulty\",\"params\":[16384]"));
        jobs.first();
        jobs.repeat();
        tally.reached(Level.SESSION);
        for (int machine = 0; machine < machines; machine++) {
            int session = machine;
            script.after(session * (SECOND / 2), () -> register(session));
        }
    }

    private void register(int session) {
        byte[] names = ("bmminer/2.0.0\0rig" + session + '\0').getBytes(StandardCharsets.US_ASCII);
        script.say(
                Side.CLIENT,
                frame(REGISTER, 2 + names.length).putShort((short) session).put(names).array());
        later(
                () -> {
                    tally.difficulty(DIFFICULTY);
                    script.say(
                            Side.SERVER,
                            frame(SET_DIFFICULTY, 5)
                                    .put((byte) EXPONENT)
                                    .putShort((short) 1)
                                    .putShort((short) session)
                                    .array());
                    jobs.repeatNow();
                    shareNext(session);
                });
    }

    private void shareNext(int session) {
        script.after(
                dice.exponential(DIFFICULTY * 0x1p32 / MACHINE * SECOND),
                () -> {
                    share(session);
                    shareNext(session);
                });
    }

    private void share(int session) {
        script.say(
                Side.CLIENT,
                frame(SHARE, 19)
                        .put((byte) Integer.parseInt(jobs.latest()))
                        .putShort((short) session)
                        .putInt((int) dice.bits())
                        .putInt((int) dice.bits())
                        .putInt((int) scene.unixSeconds(script.now()))
                        .putInt(dice.below(1 << 16) << 13)
                        .array());
        tally.submitted();
        boolean refused = dice.chance(REJECTED);
        later(
                () -> {
                    if (refused) {
                        tally.rejected();
                    } else {
                        tally.accepted(DIFFICULTY);
                    }
                    script.say(
                            Side.SERVER,
                            frame(ANSWER, 6)
                                    .putShort((short) answered++)
                                    .putInt(refused ? JOB_NOT_FOUND : ACCEPTED)
                                    .array());
                });
    }

    /** With room for so many bytes behind the header. */
    private static ByteBuffer frame(int type, int length) {
        return ByteBuffer.allocate(4 + length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 0x7f)
                .put((byte) type)
                .putShort((short) (4 + length));
    }

    private void reply(String id, String result) {
        script.server(line("\"id\":\"" + id + "\",\"result\":" + result + ",\"error\":null"));
    }

    private static String line(String members) {
        return '{' + members + "}\n";
    }

    /** Answers come in the order of the shares: each takes the same time. */
    private void later(Runnable step) {
        script.after(40 * MILLISECOND, step);
    }
}
