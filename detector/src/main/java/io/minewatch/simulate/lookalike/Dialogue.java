package io.minewatch.simulate.lookalike;

import io.minewatch.simulate.script.Conversation;
import io.minewatch.simulate.script.Dice;
import io.minewatch.simulate.script.Recipe;
import io.minewatch.simulate.script.Scene;
import io.minewatch.simulate.script.Script;
import io.minewatch.simulate.script.Side;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** A conversation of fixed lines, told one after the other; what is said late is cut off. */
final class Dialogue {

    private static final long MILLISECOND = 1_000_000L;

    private final Script script;
    private final Dice dice;
    private long time;

    private Dialogue(Scene scene) {
        this.script = new Script(scene.duration());
        this.dice = scene.dice();
    }

    /** A recipe that tells this over TCP. */
    static Recipe tcp(String name, String group, String why, int port, Consumer<Dialogue> telling) {
        return new Recipe(
                name,
                group,
                why,
                scene -> {
                    var dialogue = new Dialogue(scene);
                    telling.accept(dialogue);
                    return Conversation.tcp(name, port, dialogue.script);
                });
    }

    Dice dice() {
        return dice;
    }

    /** The client says this. */
    Dialogue client(String text) {
        return say(Side.CLIENT, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The server says this. */
    Dialogue server(String text) {
        return say(Side.SERVER, text.getBytes(StandardCharsets.UTF_8));
    }

    /** One side says these bytes. */
    Dialogue say(Side from, byte[] bytes) {
        time += dice.between(5 * MILLISECOND, 60 * MILLISECOND);
        script.at(time, () -> script.say(from, bytes));
        return this;
    }

    /** Some milliseconds pass, more or less. */
    Dialogue pause(long milliseconds) {
        time += (long) (milliseconds * MILLISECOND * dice.between(0.5, 1.5));
        return this;
    }

    /** An HTTP request with a body, or none. */
    Dialogue post(String path, String host, String body) {
        return client(
                "POST "
                        + path
                        + " HTTP/1.1\r\nHost: "
                        + host
                        + "\r\nContent-Type: application/json\r\nAuthorization: Basic dXNlcjpwYXNz"
                        + "\r\nContent-Length: "
                        + body.getBytes(StandardCharsets.UTF_8).length
                        + "\r\n\r\n"
                        + body);
    }

    /** A good HTTP reply. */
    Dialogue ok(String type, String body) {
        return server(
                "HTTP/1.1 200 OK\r\nContent-Type: "
                        + type
                        + "\r\nContent-Length: "
                        + body.getBytes(StandardCharsets.UTF_8).length
                        + "\r\n\r\n"
                        + body);
    }
}
