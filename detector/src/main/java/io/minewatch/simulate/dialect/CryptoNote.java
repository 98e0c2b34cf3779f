package io.minewatch.simulate.dialect;

import io.minewatch.simulate.script.Conversation;
import io.minewatch.simulate.script.Conversation.Closing;
import io.minewatch.simulate.script.Recipe;
import io.minewatch.simulate.script.Scene;
import io.minewatch.simulate.script.Script;

import java.util.List;

/** What Monero and its relatives are mined with. */
final class CryptoNote {

    private static final long KEEP_ALIVE = 60_000_000_000L;

    private CryptoNote() {}

    static List<Recipe> recipes() {
        return List.of(
                recipe("xmrig", "XMRig", CryptoNoteStyle.xmrig()),
                recipe(
                        "xmrig-long-target",
                        "XMRig, 64-bit targets",
                        CryptoNoteStyle.xmrigLongTarget()),
                recipe(
                        "xmrig-nicehash",
                        "XMRig, nonce partly fixed by the pool",
                        CryptoNoteStyle.niceHash()),
                recipe(
                        "cryptonote-old",
                        "miners of 2017: no version, method first",
                        CryptoNoteStyle.old()),
                recipe("xmrig-proxy", "a farm behind one connection", CryptoNoteStyle.proxy()));
    }

    private static Recipe recipe(String name, String about, CryptoNoteStyle style) {
        return new Recipe(name, "cryptonote", about, scene -> make(scene, name, style));
    }

    private static Conversation make(Scene scene, String name, CryptoNoteStyle style) {
        var script = new Script(scene.duration());
        var session = new CryptoNoteSession(scene, style, script);
        script.at(0, session::begin);
        var closing = scene.dice().chance(0.5) ? Closing.NONE : Closing.CLIENT_RESET;
        return Conversation.tcp(name, style.port(), script)
                .mining(session.tally())
                .closed(closing)
                .keptAlive(KEEP_ALIVE);
    }
}
