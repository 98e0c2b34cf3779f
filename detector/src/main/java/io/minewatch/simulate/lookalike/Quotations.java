package io.minewatch.simulate.lookalike;

import io.minewatch.simulate.dialect.Miners;
import io.minewatch.simulate.script.Dice;
import io.minewatch.simulate.script.Json;
import io.minewatch.simulate.script.Recipe;
import io.minewatch.simulate.script.Say;
import io.minewatch.simulate.script.Scene;
import io.minewatch.simulate.script.World;

import java.util.ArrayList;
import java.util.List;

/** Text about mining: true messages, word for word, but carried by something else. */
final class Quotations {

    private static final String GROUP = "quotation";
    private static final long TEN_MINUTES = 600_000_000_000L;

    private Quotations() {}

    static List<Recipe> recipes() {
        return List.of(
                Dialogue.tcp(
                        "smtp-mail",
                        GROUP,
                        "a mail that asks what is wrong with this session",
                        25,
                        Quotations::mail),
                Dialogue.tcp("http-page", GROUP, "a tutorial in HTML", 80, Quotations::page),
                Dialogue.tcp(
                        "http-log-download",
                        GROUP,
                        "a pool's log as one long text; segments begin anywhere",
                        80,
                        Quotations::download),
                Dialogue.tcp(
                        "http-log-stream",
                        GROUP,
                        "a log shown as it grows: every segment begins with a true message",
                        8080,
                        Quotations::stream),
                Dialogue.tcp(
                        "ids-rules",
                        GROUP,
                        "rules against mining, full of its words",
                        80,
                        Quotations::rules),
                Dialogue.tcp(
                        "logstash",
                        GROUP,
                        "log records as JSON lines; the message is inside a string",
                        5044,
                        Quotations::logstash),
                Dialogue.tcp(
                        "gelf",
                        GROUP,
                        "log records between zero bytes; the message is inside a string",
                        12201,
                        Quotations::gelf));
    }

    /** Lines of a session that never was on any wire. */
    private static List<String> session(Dice dice) {
        var recipe = dice.pick(Miners.all().subList(0, 12));
        var scene = new Scene(new World(dice.bits(), 0), dice.fork(1), 0, TEN_MINUTES);
        return recipe.make(scene).script().rest().stream().map(Say::text).toList();
    }

    private static void mail(Dialogue talk) {
        talk.server("220 mx.example ESMTP\r\n").client("EHLO desk.example\r\n");
        talk.server("250-mx.example\r\n250 8BITMIME\r\n").client("MAIL FROM:<a@desk.example>\r\n");
        talk.server("250 OK\r\n").client("RCPT TO:<b@mx.example>\r\n");
        talk.server("250 OK\r\n").client("DATA\r\n").server("354 go ahead\r\n");
        talk.client(
                "Subject: my miner does not start\r\nFrom: a@desk.example\r\n\r\n"
                        + "Hello, this is what it says and what the pool says:\r\n\r\n");
        for (String line : session(talk.dice())) {
            talk.client(line.replace("\n", "\r\n"));
        }
        talk.client("\r\nThank you\r\n.\r\n").server("250 queued\r\n").client("QUIT\r\n");
    }

    private static void page(Dialogue talk) {
        talk.client("GET /stratum.html HTTP/1.1\r\nHost: docs.example\r\n\r\n");
        var text = new StringBuilder("<!doctype html><title>Stratum</title><h1>Stratum</h1>\n");
        for (int i = 0; i < 4; i++) {
            text.append("<p>A session looks like this:</p>\n<pre>\n");
            session(talk.dice()).forEach(text::append);
            text.append("</pre>\n");
        }
        talk.ok("text/html", text.toString());
    }

    private static void download(Dialogue talk) {
        talk.client("GET /pool.log HTTP/1.1\r\nHost: files.example\r\n\r\n");
        var text = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            session(talk.dice()).forEach(text::append);
        }
        talk.ok("text/plain", text.toString());
    }

    private static void stream(Dialogue talk) {
        talk.client("GET /tail?file=stratum.log HTTP/1.1\r\nHost: admin.example\r\n\r\n");
        talk.server("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nConnection: close\r\n\r\n");
        for (String line : session(talk.dice())) {
            talk.pause(1_500).server(line);
        }
    }

    private static void rules(Dialogue talk) {
        talk.client("GET /rules/miners.rules HTTP/1.1\r\nHost: rules.example\r\n\r\n");
        var text = new StringBuilder("# what miners say\n");
        var words =
                List.of(
                        "mining.subscribe",
                        "mining.authorize",
                        "mining.notify",
                        "eth_submitLogin",
                        "eth_submitWork",
                        "keepalived");
        for (int i = 0; i < 300; i++) {
            text.append("alert tcp $HOME_NET any -> any any (msg:\"miner ")
                    .append(i)
                    .append("\"; content:\"{|22|id|22 3a|\"; content:\"|22|")
                    .append(words.get(i % words.size()))
                    .append("|22|\"; sid:")
                    .append(9_000_000 + i)
                    .append("; rev:1;)\n{\"method\":\"")
                    .append(words.get(i % words.size()))
                    .append("\"}\n");
        }
        talk.ok("text/plain", text.toString());
    }

    private static List<String> records(Dice dice) {
        var records = new ArrayList<String>();
        for (String line : session(dice)) {
            records.add(Json.quote(line.strip()));
        }
        return records;
    }

    private static void logstash(Dialogue talk) {
        int id = 1;
        for (String record : records(talk.dice())) {
            talk.pause(900)
                    .client(
                            "{\"id\":"
                                    + id++
                                    + ",\"host\":\"pool-3\",\"level\":\"debug\",\"message\":"
                                    + record
                                    + "}\n");
        }
    }

    private static void gelf(Dialogue talk) {
        for (String record : records(talk.dice())) {
            talk.pause(900)
                    .client(
                            "{\"version\":\"1.1\",\"host\":\"pool-3\",\"short_message\":"
                                    + record
                                    + ",\"_job\":\"stratum\"}\0");
        }
    }
}
