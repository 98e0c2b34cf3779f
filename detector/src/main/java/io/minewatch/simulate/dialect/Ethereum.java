package io.minewatch.simulate.dialect;

import io.minewatch.simulate.script.Conversation;
import io.minewatch.simulate.script.Conversation.Closing;
import io.minewatch.simulate.script.Recipe;
import io.minewatch.simulate.script.Scene;
import io.minewatch.simulate.script.Script;
import io.minewatch.simulate.script.Tally;

import java.util.List;

/** What Ethereum was and Ethereum Classic is mined with. */
final class Ethereum {

    private static final long KEEP_ALIVE = 75_000_000_000L;

    private Ethereum() {}

    static List<Recipe> recipes() {
        return List.of(
                new Recipe(
                        "ethproxy",
                        "ethproxy",
                        "ETHPROXY as ethminer writes it",
                        scene -> proxy(scene, "ethproxy", false)),
                new Recipe(
                        "ethproxy-old",
                        "ethproxy",
                        "ETHPROXY of 2017: blanks, method last, e-mail in the login",
                        scene -> proxy(scene, "ethproxy-old", true)),
                new Recipe(
                        "ethereum-stratum-1",
                        "ethereum_stratum",
                        "EthereumStratum/1.0.0",
                        scene -> stratum(scene, "ethereum-stratum-1", false)),
                new Recipe(
                        "ethereum-stratum-2",
                        "ethereum_stratum",
                        "EthereumStratum/2.0.0",
                        scene -> stratum(scene, "ethereum-stratum-2", true)));
    }

    private static Conversation proxy(Scene scene, String name, boolean old) {
        var script = new Script(scene.duration());
        var session = new EthProxySession(scene, old, script);
        script.at(0, session::begin);
        return finish(scene, Conversation.tcp(name, old ? 9999 : 8008, script), session.tally());
    }

    private static Conversation stratum(Scene scene, String name, boolean second) {
        var script = new Script(scene.duration());
        var session = new EthereumStratumSession(scene, second, script);
        script.at(0, session::begin);
        int port = second ? 4445 : 3353;
        return finish(scene, Conversation.tcp(name, port, script), session.tally());
    }

    private static Conversation finish(Scene scene, Conversation talk, Tally tally) {
        var closing = scene.dice().chance(0.5) ? Closing.NONE : Closing.CLIENT_FIN;
        return talk.mining(tally).closed(closing).keptAlive(KEEP_ALIVE);
    }
}
