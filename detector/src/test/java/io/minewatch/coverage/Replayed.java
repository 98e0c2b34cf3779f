package io.minewatch.coverage;

import io.minewatch.protocol.Ear;
import io.minewatch.protocol.Event;
import io.minewatch.protocol.Fixture;
import io.minewatch.simulate.script.Conversation;
import io.minewatch.simulate.script.Dice;
import io.minewatch.simulate.script.Recipe;
import io.minewatch.simulate.script.Scene;
import io.minewatch.simulate.script.Script;
import io.minewatch.simulate.script.Side;

import java.util.List;
import java.util.Locale;

/**
 * A recorded conversation, played to the simulator at the pace of miners: its beginning once, then
 * from the first job on again and again.
 */
final class Replayed {

    private static final long MILLISECOND = 1_000_000;
    private static final long SECOND = 1000 * MILLISECOND;
    private static final long KEEP_ALIVE = 60 * SECOND;

    /** Pools want a share in 5 to 20 seconds. */
    private static final double PAUSE = 8.0 * SECOND;

    /** Over HTTP miners ask for new work as often as cpuminer does, which is told nothing else. */
    private static final double POLL = 5.0 * SECOND;

    private final List<Fixture.Line> lines;
    private final int again;
    private final Script script;
    private final Dice dice;

    private Replayed(Fixture fixture, Scene scene) {
        this.lines = fixture.lines();
        this.again = firstWork(lines);
        this.script = new Script(scene.duration());
        this.dice = scene.dice();
    }

    /** The conversation as something that the simulator can play. */
    static Recipe recipe(Fixture fixture, String variant) {
        String name =
                "fixture-" + fixture.toString().replaceAll("\\W", "-").toLowerCase(Locale.ROOT);
        return new Recipe(
                name,
                variant,
                "recorded",
                scene -> {
                    var played = new Replayed(fixture, scene);
                    played.script.at(0, () -> played.say(0));
                    return Conversation.tcp(name, 3333, played.script).keptAlive(KEEP_ALIVE);
                });
    }

    /** True if there is work to go on with: a refused login is no miner. */
    static boolean hasWork(Fixture fixture) {
        List<Event> said = new Ear().hear(fixture.lines()).end().said;
        return said.stream().anyMatch(Event.Job.class::isInstance)
                && said.stream().anyMatch(Event.Share.class::isInstance);
    }

    /** The line of the first job or share; in HTTP, the request before it. */
    private static int firstWork(List<Fixture.Line> lines) {
        var ear = new Ear();
        for (int i = 0; i < lines.size(); i++) {
            ear.hear(lines.subList(i, i + 1));
            if (ear.said.stream().anyMatch(event -> event instanceof Event.Job)) {
                return lines.get(i).isFramed() && i > 0 ? i - 1 : i;
            }
        }
        return 0;
    }

    private boolean isPolling() {
        return lines.getFirst().text().contains(" HTTP/1.");
    }

    private void say(int at) {
        Fixture.Line line = lines.get(at);
        script.say(line.side() == 0 ? Side.CLIENT : Side.SERVER, line.bytes());
        int next = at + 1 < lines.size() ? at + 1 : again;
        boolean isReply = line.side() == 0 && lines.get(next).side() == 1;
        boolean isGreeting = at < again;
        script.after(
                isReply || isGreeting
                        ? dice.between(15 * MILLISECOND, 90 * MILLISECOND)
                        : dice.exponential(isPolling() ? POLL : PAUSE),
                () -> say(next));
    }
}
