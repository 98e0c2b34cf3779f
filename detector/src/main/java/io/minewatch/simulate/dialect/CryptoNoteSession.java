package io.minewatch.simulate.dialect;

import io.minewatch.simulate.script.Chain;
import io.minewatch.simulate.script.Dice;
import io.minewatch.simulate.script.Json;
import io.minewatch.simulate.script.Level;
import io.minewatch.simulate.script.Scene;
import io.minewatch.simulate.script.Script;
import io.minewatch.simulate.script.Tally;

/** A miner and a pool of the CryptoNote kind, from the login on. */
final class CryptoNoteSession {

    private static final long MILLISECOND = 1_000_000L;
    private static final long SECOND = 1000 * MILLISECOND;
    private static final double REJECTED = 0.01;
    private static final double SHARE_SECONDS = 25;
    private static final String ALGORITHM = "rx/0";
    private static final String ALGORITHMS =
            ",\"algo\":[\"rx/0\",\"cn/2\",\"cn/r\",\"cn/fast\",\"cn/half\",\"cn/xao\",\"cn/rto\","
                    + "\"cn/rwz\",\"cn/zls\",\"cn/double\",\"cn/ccx\",\"cn-lite/1\",\"cn-heavy/0\","
                    + "\"cn-pico\",\"cn/upx2\",\"rx/wow\",\"rx/arq\",\"rx/graft\",\"rx/sfx\","
                    + "\"argon2/chukwa\",\"argon2/chukwav2\",\"ghostrider\"]";

    private final Scene scene;
    private final Dice dice;
    private final Script script;
    private final CryptoNoteStyle style;
    private final Tally tally;
    private final Chain chain;
    private final String session;
    private final ShareClock shares;
    private final boolean uuid;
    private final String niceHashByte;
    private String job = "";
    private long lastSaid;
    private int nextId = 1;

    CryptoNoteSession(Scene scene, CryptoNoteStyle style, Script script) {
        this.scene = scene;
        this.dice = scene.dice();
        this.script = script;
        this.style = style;
        this.chain = scene.world().monero();
        this.uuid = dice.chance(0.5);
        this.session = identifier();
        this.niceHashByte = String.format("%02x", 1 + dice.below(255));
        double hashrate = dice.between(style.hashrates()[0], style.hashrates()[1]);
        this.tally =
                new Tally("cryptonote", "randomx")
                        .agent(dice.pick(style.agents()))
                        .account(Wallets.monero(dice), "")
                        .hashrate(hashrate);
        double seconds = style.farm() ? 4 : SHARE_SECONDS;
        this.shares = new ShareClock(script, dice, hashrate, hashrate * seconds);
    }

    Tally tally() {
        return tally;
    }

    private String identifier() {
        if (uuid) {
            return dice.hex(4) + "-" + dice.hex(2) + "-" + dice.hex(2) + "-" + dice.hex(6);
        }
        return Long.toString(dice.between(100_000_000_000L, 999_999_999_999L));
    }

    /** Says the login; everything else follows from the reply. */
    void begin() {
        String worker = dice.pick("x", "rig" + dice.below(40), "rack" + dice.below(9));
        boolean dotted = dice.chance(0.3);
        String account = tally.account();
        String name = dotted ? "w" + dice.below(30) : "";
        if (dotted) {
            tally.account(account, name);
        }
        String params =
                "{\"login\":"
                        + Json.quote(dotted ? account + '.' + name : account)
                        + ",\"pass\":"
                        + Json.quote(worker)
                        + ",\"agent\":"
                        + Json.quote(tally.agent())
                        + (style.algorithms() ? ALGORITHMS : "")
                        + '}';
        String id = request("login", params);
        later(
                () -> {
                    reply(id, loginResult(), "null");
                    tally.reached(Level.SESSION);
                    work();
                });
    }

    private String loginResult() {
        announce(shares.begin());
        String extensions =
                style.sharedNonce()
                        ? ",\"extensions\":[\"algo\",\"nicehash\",\"keepalive\"]"
                        : style.keepAlive() ? ",\"extensions\":[\"algo\",\"keepalive\"]" : "";
        return "{\"id\":\""
                + session
                + "\",\"job\":"
                + jobObject()
                + extensions
                + ",\"status\":\"OK\"}";
    }

    private void announce(double difficulty) {
        shares.correct(effective(difficulty));
        tally.difficulty(shares.current());
    }

    /** What is left of a difficulty when it has been written as a target. */
    private double effective(double difficulty) {
        long wanted = Math.max(1, (long) difficulty);
        return style.longTarget() ? wanted : 0xffff_ffffL / (0xffff_ffffL / wanted);
    }

    private String target() {
        long wanted = (long) shares.current();
        if (style.longTarget()) {
            long target = Long.divideUnsigned(-1L, wanted);
            return String.format("%016x", Long.reverseBytes(target));
        }
        return String.format("%08x", Integer.reverseBytes((int) (0xffff_ffffL / wanted)));
    }

    private String jobObject() {
        var tip = chain.tip(scene.start() + script.now());
        job = uuid ? dice.hex(14) : Integer.toString(dice.below(1_000_000_000));
        String time = String.format("%02x%02x%02xb506", dice.below(128) + 128, 0xb2, 0xc4);
        String nonce = style.sharedNonce() ? "000000" + niceHashByte : "00000000";
        String blob =
                "1010"
                        + time
                        + tip.hash()
                        + nonce
                        + dice.hex(32)
                        + (dice.chance(0.5) ? "2a" : "01");
        String rest =
                style.algorithms()
                        ? ",\"algo\":\""
                                + ALGORITHM
                                + "\",\"height\":"
                                + (tip.height() + 1)
                                + ",\"seed_hash\":\""
                                + chain.tip(0).hash()
                                + '"'
                        : "";
        return "{\"blob\":\""
                + blob
                + "\",\"job_id\":\""
                + job
                + "\",\"target\":\""
                + target()
                + '"'
                + rest
                + '}';
    }

    private void work() {
        nextBlock();
        shares.run(this::share, this::retarget);
        if (style.keepAlive()) {
            watchSilence();
        }
    }

    private void nextBlock() {
        long block = chain.after(scene.start() + script.now()).at() - scene.start();
        script.at(
                block + scene.world().workLater(dice, SECOND / 2, 3 * SECOND),
                () -> {
                    push();
                    nextBlock();
                });
    }

    private void retarget(double difficulty) {
        announce(difficulty);
        push();
    }

    private void push() {
        script.server("{" + version() + "\"method\":\"job\",\"params\":" + jobObject() + "}\n");
    }

    private String version() {
        return style.versioned() ? "\"jsonrpc\":\"2.0\"," : "";
    }

    private void share() {
        double difficulty = shares.current();
        String nonce = dice.hex(3) + (style.sharedNonce() ? niceHashByte : dice.hex(1));
        String params =
                "{\"id\":\""
                        + session
                        + "\",\"job_id\":\""
                        + job
                        + "\",\"nonce\":\""
                        + nonce
                        + "\",\"result\":\""
                        + result()
                        + (style.algorithms() ? "\",\"algo\":\"" + ALGORITHM : "")
                        + "\"}";
        String id = request("submit", params);
        tally.submitted();
        boolean refused = dice.chance(REJECTED);
        later(
                () -> {
                    if (refused) {
                        tally.rejected();
                        String why =
                                dice.pick(
                                        "Low difficulty share", "Block expired", "Duplicate share");
                        reply(id, "null", "{\"code\":-1,\"message\":\"" + why + "\"}");
                    } else {
                        tally.accepted(difficulty);
                        reply(id, "{\"status\":\"OK\"}", "null");
                    }
                });
    }

    /** A hash that is below the target as far as its form goes: its last eight bytes, reversed. */
    private String result() {
        long largest = Long.divideUnsigned(-1L, Math.max(2, (long) shares.current()));
        long top = dice.between(0, largest);
        return dice.hex(24) + String.format("%016x", Long.reverseBytes(top));
    }

    private void watchSilence() {
        script.at(
                lastSaid + 60 * SECOND,
                () -> {
                    if (script.now() - lastSaid >= 60 * SECOND) {
                        String id = request("keepalived", "{\"id\":\"" + session + "\"}");
                        later(() -> reply(id, "{\"status\":\"KEEPALIVED\"}", "null"));
                    }
                    watchSilence();
                });
    }

    private String request(String method, String params) {
        String id = Integer.toString(nextId++);
        lastSaid = script.now();
        if (style.versioned()) {
            script.client(
                    style.hand()
                            .line(
                                    "\"id\":"
                                            + id
                                            + ",\"jsonrpc\":\"2.0\",\"method\":\""
                                            + method
                                            + "\",\"params\":"
                                            + params));
        } else {
            script.client(style.hand().request(id, method, params));
        }
        return id;
    }

    private void reply(String id, String result, String error) {
        String members =
                result.equals("null")
                        ? "\"error\":" + error
                        : "\"error\":null,\"result\":" + result;
        script.server("{\"id\":" + id + ',' + version() + members + "}\n");
    }

    private void later(Runnable step) {
        script.after(dice.between(10 * MILLISECOND, 60 * MILLISECOND), step);
    }
}
