package io.minewatch.simulate.dialect;

import io.minewatch.simulate.script.Conversation;
import io.minewatch.simulate.script.Recipe;
import io.minewatch.simulate.script.Scene;
import io.minewatch.simulate.script.Script;

import java.util.List;
import java.util.stream.Stream;

/** Miners that ask for work over HTTP. */
final class Polls {

    private static final int PORT = 8888;

    private Polls() {}

    static List<Recipe> recipes() {
        return Stream.of(PollStyle.all()).map(Polls::recipe).toList();
    }

    private static Recipe recipe(PollStyle style) {
        return new Recipe(
                style.name(),
                style.protocol(),
                "work asked for over HTTP, " + style.algorithm(),
                scene -> make(scene, style));
    }

    private static Conversation make(Scene scene, PollStyle style) {
        var script = new Script(scene.duration());
        var session = new PollSession(scene, style, script);
        script.at(0, session::begin);
        return Conversation.tcp(style.name(), PORT, script).mining(session.tally());
    }
}
