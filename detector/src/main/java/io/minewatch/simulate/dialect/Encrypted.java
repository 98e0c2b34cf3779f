package io.minewatch.simulate.dialect;

import io.minewatch.simulate.ordinary.Tls;
import io.minewatch.simulate.script.Conversation;
import io.minewatch.simulate.script.Dice;
import io.minewatch.simulate.script.Recipe;
import io.minewatch.simulate.script.Scene;
import io.minewatch.simulate.script.Script;
import io.minewatch.simulate.script.Side;
import io.minewatch.simulate.script.Tally;

import java.util.List;

/** The same conversations inside TLS: only sizes and times are left. */
final class Encrypted {

    private static final long MILLISECOND = 1_000_000L;

    /** The handshake takes so long; all else comes later by it. */
    private static final long HANDSHAKE = 150 * MILLISECOND;

    private Encrypted() {}

    static List<Recipe> recipes() {
        return List.of(
                recipe("sha256d-tls", "Stratum V1", StratumV1.recipes().get(2), ""),
                recipe("scrypt-tls", "Stratum V1", StratumV1.recipes().get(7), "ltc.pool.example"),
                recipe(
                        "xmrig-tls",
                        "XMRig, no name in the hello",
                        CryptoNote.recipes().get(0),
                        ""));
    }

    private static Recipe recipe(String name, String about, Recipe plain, String server) {
        return new Recipe(
                name,
                "unknown_encrypted",
                about + " in TLS",
                scene -> make(scene, name, plain, server));
    }

    private static Conversation make(Scene scene, String name, Recipe plain, String server) {
        var dice = scene.dice().fork(7);
        var inner = plain.make(scene);
        var outer = new Script(scene.duration());
        outer.at(0, () -> outer.say(Side.CLIENT, Tls.clientHello(dice, server)));
        outer.at(
                40 * MILLISECOND,
                () -> {
                    outer.say(Side.SERVER, Tls.serverHello(dice));
                    outer.say(Side.SERVER, Tls.record(dice, 1100 + dice.below(900)));
                });
        outer.at(90 * MILLISECOND, () -> outer.say(Side.CLIENT, Tls.record(dice, 36)));
        outer.at(HANDSHAKE, () -> follow(outer, inner.script(), dice));
        var tally = inner.tally().map(Tally::hidden).orElseThrow();
        return Conversation.tcp(name, 443, outer)
                .mining(tally)
                .closed(inner.closing())
                .keptAlive(inner.keepAlive());
    }

    private static void follow(Script outer, Script inner, Dice dice) {
        inner.next()
                .ifPresent(
                        say ->
                                outer.at(
                                        say.at() + HANDSHAKE,
                                        () -> {
                                            byte[] record = Tls.record(dice, say.length());
                                            outer.say(say.from(), record);
                                            follow(outer, inner, dice);
                                        }));
    }
}
