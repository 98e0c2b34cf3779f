package io.minewatch.simulate.dialect;

import io.minewatch.simulate.script.Conversation;
import io.minewatch.simulate.script.Recipe;
import io.minewatch.simulate.script.Scene;
import io.minewatch.simulate.script.Script;

import java.util.List;

/** Dialects with messages of their own, on lines or in messages of WebSocket. */
final class Lines {

    private static final long KEEP_ALIVE = 60_000_000_000L;

    private Lines() {}

    static List<Recipe> recipes() {
        return LineStyle.all().stream().map(Lines::recipe).toList();
    }

    private static Recipe recipe(LineStyle style) {
        return new Recipe(
                style.name(),
                style.protocol(),
                (style.isWeb() ? "mining in a web page, " : "messages of its own, ")
                        + style.algorithm(),
                scene -> make(scene, style));
    }

    private static Conversation make(Scene scene, LineStyle style) {
        var script = new Script(scene.duration());
        var session = new LineSession(scene, style, script);
        script.at(0, session::begin);
        return Conversation.tcp(style.name(), style.port(), script)
                .mining(session.tally())
                .keptAlive(KEEP_ALIVE);
    }
}
