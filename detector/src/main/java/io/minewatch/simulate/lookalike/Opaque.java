package io.minewatch.simulate.lookalike;

import io.minewatch.simulate.ordinary.Dns;
import io.minewatch.simulate.ordinary.Tls;
import io.minewatch.simulate.script.Conversation;
import io.minewatch.simulate.script.Recipe;
import io.minewatch.simulate.script.Scene;
import io.minewatch.simulate.script.Script;
import io.minewatch.simulate.script.Side;

import java.util.List;

/** Conversations without readable content, some as thin and long as mining. */
final class Opaque {

    private static final String GROUP = "opaque";

    private Opaque() {}

    static List<Recipe> recipes() {
        return List.of(
                Dialogue.tcp("ssh", GROUP, "somebody types", 22, Opaque::ssh),
                Dialogue.tcp(
                        "tls-push",
                        GROUP,
                        "long, thin, small records both ways: notifications, at no block's time",
                        443,
                        Opaque::push),
                Dialogue.tcp("http", GROUP, "the plain web", 80, Opaque::http),
                new Recipe("dns-website", GROUP, "the name of a pool's web site", Opaque::dns));
    }

    private static void ssh(Dialogue talk) {
        talk.client("SSH-2.0-OpenSSH_9.6\r\n").server("SSH-2.0-OpenSSH_9.2p1\r\n");
        talk.say(Side.CLIENT, talk.dice().bytes(1536)).say(Side.SERVER, talk.dice().bytes(1080));
        for (int i = 0; i < 200; i++) {
            talk.pause(400).say(Side.CLIENT, talk.dice().bytes(36));
            talk.say(Side.SERVER, talk.dice().bytes(36));
        }
    }

    private static void push(Dialogue talk) {
        talk.say(Side.CLIENT, Tls.clientHello(talk.dice(), "push.example", "h2"));
        talk.say(Side.SERVER, Tls.serverHello(talk.dice()));
        talk.say(Side.CLIENT, Tls.record(talk.dice(), 36));
        for (int i = 0; i < 40; i++) {
            talk.pause(7_000)
                    .say(Side.SERVER, Tls.record(talk.dice(), 60 + talk.dice().below(300)));
            talk.say(Side.CLIENT, Tls.record(talk.dice(), 24));
        }
    }

    private static void http(Dialogue talk) {
        for (int i = 0; i < 8; i++) {
            talk.client("GET /p/" + i + " HTTP/1.1\r\nHost: www.example\r\nAccept: */*\r\n\r\n");
            talk.ok("text/html", "<html><body>" + "lorem ipsum ".repeat(300) + "</body></html>");
            talk.pause(2_000);
        }
    }

    private static Conversation dns(Scene scene) {
        var script = new Script(scene.duration());
        int id = scene.dice().below(1 << 16);
        String name = "www.pool-statistics.example";
        script.at(0, () -> script.say(Side.CLIENT, Dns.question(id, name)));
        script.at(20_000_000L, () -> script.say(Side.SERVER, Dns.answer(id, name, scene.dice())));
        return Conversation.udp("dns-website", 53, script);
    }
}
