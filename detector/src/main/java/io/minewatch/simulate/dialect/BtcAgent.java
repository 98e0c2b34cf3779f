package io.minewatch.simulate.dialect;

import io.minewatch.simulate.script.Conversation;
import io.minewatch.simulate.script.Recipe;
import io.minewatch.simulate.script.Scene;
import io.minewatch.simulate.script.Script;

import java.util.List;

/** A farm behind BTCAgent. */
final class BtcAgent {

    private static final String NAME = "btcagent";
    private static final int PORT = 1800;
    private static final long KEEP_ALIVE = 60_000_000_000L;

    private BtcAgent() {}

    static List<Recipe> recipes() {
        return List.of(
                new Recipe(NAME, NAME, "a farm behind BTCAgent, shares answered", BtcAgent::make));
    }

    private static Conversation make(Scene scene) {
        var script = new Script(scene.duration());
        var session = new BtcAgentSession(scene, PoolStyle.btcpool(PORT), script);
        script.at(0, session::begin);
        return Conversation.tcp(NAME, PORT, script).mining(session.tally()).keptAlive(KEEP_ALIVE);
    }
}
