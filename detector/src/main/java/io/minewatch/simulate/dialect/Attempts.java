package io.minewatch.simulate.dialect;

import io.minewatch.simulate.script.Conversation;
import io.minewatch.simulate.script.Conversation.Closing;
import io.minewatch.simulate.script.Conversation.Opening;
import io.minewatch.simulate.script.Dice;
import io.minewatch.simulate.script.Json;
import io.minewatch.simulate.script.Level;
import io.minewatch.simulate.script.Recipe;
import io.minewatch.simulate.script.Scene;
import io.minewatch.simulate.script.Script;
import io.minewatch.simulate.script.Tally;

import java.util.List;

/** Miners that want to and do not get to it. */
final class Attempts {

    private static final long SECOND = 1_000_000_000L;

    private Attempts() {}

    static List<Recipe> recipes() {
        return List.of(
                new Recipe(
                        "stratum-unanswered",
                        "attempt",
                        "mining.subscribe again and again, and nobody answers",
                        Attempts::stratumUnanswered),
                new Recipe(
                        "stratum-refused",
                        "attempt",
                        "subscribed, then the login is refused",
                        Attempts::stratumRefused),
                new Recipe(
                        "cryptonote-unanswered",
                        "attempt",
                        "one login, and nobody answers",
                        Attempts::loginUnanswered),
                new Recipe(
                        "cryptonote-refused",
                        "attempt",
                        "the login is refused",
                        Attempts::loginRefused),
                new Recipe(
                        "ethproxy-refused",
                        "attempt",
                        "eth_submitLogin is refused",
                        Attempts::ethRefused));
    }

    private static Tally stratumTally(Dice dice) {
        return new Tally("stratum_v1", "sha256d")
                .agent(dice.pick("cgminer/3.7.2", "bmminer/2.0.0"));
    }

    private static Conversation stratumUnanswered(Scene scene) {
        var script = new Script(scene.duration());
        var tally = stratumTally(scene.dice());
        for (int i = 0; i < 6; i++) {
            String line =
                    new Hand(Hand.Order.ID_FIRST, true)
                            .request(
                                    Integer.toString(i),
                                    "mining.subscribe",
                                    Json.strings(tally.agent()));
            script.at(i * (5 * SECOND), () -> script.client(line));
        }
        return Conversation.tcp("stratum-unanswered", 3333, script)
                .mining(tally)
                .closed(Closing.CLIENT_RESET);
    }

    private static Conversation stratumRefused(Scene scene) {
        var dice = scene.dice();
        var script = new Script(scene.duration());
        String account = "nobody" + dice.below(1000);
        var tally = stratumTally(dice).account(account, "1");
        var hand = new Hand(Hand.Order.ID_FIRST, false);
        String subscribe = hand.request("0", "mining.subscribe", Json.strings(tally.agent()));
        script.at(0, () -> script.client(subscribe));
        String id = dice.hex(4);
        script.at(
                SECOND / 20,
                () -> {
                    tally.reached(Level.ANSWERED);
                    script.server(
                            hand.reply(
                                    "0",
                                    "[[[\"mining.set_difficulty\",\""
                                            + id
                                            + "\"],[\"mining.notify\",\""
                                            + id
                                            + "\"]],\""
                                            + id
                                            + "\",8]",
                                    "null"));
                });
        String authorize =
                hand.request("1", "mining.authorize", Json.strings(account + ".1", "123"));
        script.at(SECOND / 10, () -> script.client(authorize));
        String refusal = hand.reply("1", "null", Reject.INVALID_NAME.error());
        script.at(SECOND / 6, () -> script.server(refusal));
        return Conversation.tcp("stratum-refused", 443, script)
                .mining(tally)
                .closed(Closing.SERVER_FIN);
    }

    private static String login(Tally tally) {
        return "{\"id\":1,\"jsonrpc\":\"2.0\",\"method\":\"login\",\"params\":{\"login\":\""
                + tally.account()
                + "\",\"pass\":\"x\",\"agent\":\""
                + tally.agent()
                + "\",\"algo\":[\"rx/0\",\"cn/r\",\"rx/wow\"]}}\n";
    }

    private static Tally loginTally(Dice dice) {
        return new Tally("cryptonote", "randomx")
                .agent("XMRig/6.22.0 (Linux x86_64) libuv/1.48.0 gcc/13.2.0")
                .account(Wallets.monero(dice), "");
    }

    private static Conversation loginUnanswered(Scene scene) {
        var script = new Script(scene.duration());
        var tally = loginTally(scene.dice());
        script.at(0, () -> script.client(login(tally)));
        return Conversation.tcp("cryptonote-unanswered", 3333, script)
                .mining(tally)
                .closed(Closing.CLIENT_FIN);
    }

    private static Conversation loginRefused(Scene scene) {
        var script = new Script(scene.duration());
        var tally = loginTally(scene.dice());
        script.at(0, () -> script.client(login(tally)));
        script.at(
                SECOND / 20,
                () -> {
                    tally.reached(Level.ANSWERED);
                    script.server(
                            "{\"id\":1,\"jsonrpc\":\"2.0\",\"error\":{\"code\":-1,\"message\":"
                                    + "\"Invalid payment address provided\"}}\n");
                });
        return Conversation.tcp("cryptonote-refused", 14433, script)
                .mining(tally)
                .closed(Closing.SERVER_FIN);
    }

    private static Conversation ethRefused(Scene scene) {
        var script = new Script(scene.duration());
        var tally = new Tally("ethproxy", "etchash").account(Wallets.ethereum(scene.dice()), "r1");
        script.at(
                0,
                () ->
                        script.client(
                                "{\"id\":1,\"jsonrpc\":\"2.0\",\"worker\":\"r1\","
                                        + "\"method\":\"eth_submitLogin\",\"params\":[\""
                                        + tally.account()
                                        + ".r1\",\"x\"]}\n"));
        script.at(
                SECOND / 20,
                () -> {
                    tally.reached(Level.ANSWERED);
                    script.server(
                            "{\"id\":1,\"jsonrpc\":\"2.0\",\"result\":null,"
                                    + "\"error\":{\"code\":-1,\"message\":\"Invalid login\"}}\n");
                });
        return Conversation.tcp("ethproxy-refused", 8008, script)
                .mining(tally)
                .closed(Closing.SERVER_FIN);
    }

    /** Connections to where pools used to be: nothing is said, so nothing can be known. */
    static List<Recipe> silent() {
        return List.of(
                silent("connect-refused", "a closed port answers with a reset", Opening.REFUSED),
                silent("connect-ignored", "nobody answers the SYN", Opening.IGNORED),
                silent("connect-silent", "connected, but nothing is said", Opening.ACCEPTED));
    }

    private static Recipe silent(String name, String about, Opening opening) {
        return new Recipe(
                name,
                "silent",
                about,
                scene -> {
                    var script = new Script(scene.duration());
                    return Conversation.tcp(name, 3333, script).opened(opening);
                });
    }
}
