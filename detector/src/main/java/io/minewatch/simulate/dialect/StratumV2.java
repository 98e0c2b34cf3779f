package io.minewatch.simulate.dialect;

import io.minewatch.simulate.script.Conversation;
import io.minewatch.simulate.script.Dice;
import io.minewatch.simulate.script.Recipe;
import io.minewatch.simulate.script.Scene;
import io.minewatch.simulate.script.Script;
import io.minewatch.simulate.script.Side;

import java.util.List;

/** Stratum V2 in plain frames, as inside of a farm, and sealed by Noise, as on the Internet. */
final class StratumV2 {

    private static final String NAME = "stratum_v2";
    private static final int PORT = 34_254;
    private static final long MILLISECOND = 1_000_000L;
    private static final long KEEP_ALIVE = 60_000_000_000L;

    /** The client's key, and the server's with all that proves it. */
    private static final int KEY = 64;

    private static final int REPLY = 234;
    private static final long HANDSHAKE = 80 * MILLISECOND;

    /** Of a header and of a payload: what proves that nobody changed them. */
    private static final int SEAL = 16;

    private static final int HEADER = 6;

    private StratumV2() {}

    static List<Recipe> recipes() {
        return List.of(
                new Recipe("stratum-v2", NAME, "Stratum V2, plain frames", StratumV2::plain),
                new Recipe(
                        "stratum-v2-noise",
                        NAME,
                        "Stratum V2 sealed by Noise: only lengths and times are left",
                        StratumV2::sealed));
    }

    private static Conversation plain(Scene scene) {
        var script = new Script(scene.duration());
        var session = new StratumV2Session(scene, script);
        script.at(0, session::begin);
        return Conversation.tcp("stratum-v2", PORT, script)
                .mining(session.tally())
                .keptAlive(KEEP_ALIVE);
    }

    private static Conversation sealed(Scene scene) {
        var dice = scene.dice().fork(11);
        var inner = plain(scene);
        var outer = new Script(scene.duration());
        outer.at(0, () -> outer.say(Side.CLIENT, dice.bytes(KEY)));
        outer.at(HANDSHAKE / 2, () -> outer.say(Side.SERVER, dice.bytes(REPLY)));
        outer.at(HANDSHAKE, () -> follow(outer, inner.script(), dice));
        return Conversation.tcp("stratum-v2-noise", PORT, outer)
                .mining(inner.tally().orElseThrow())
                .keptAlive(KEEP_ALIVE);
    }

    private static void follow(Script outer, Script inner, Dice dice) {
        inner.next()
                .ifPresent(
                        say ->
                                outer.at(
                                        say.at() + HANDSHAKE,
                                        () -> {
                                            int length = sealed(say.length());
                                            outer.say(say.from(), dice.bytes(length));
                                            follow(outer, inner, dice);
                                        }));
    }

    /** Header and payload are sealed each for itself; there may be no payload. */
    private static int sealed(int length) {
        return length + SEAL + (length > HEADER ? SEAL : 0);
    }
}
