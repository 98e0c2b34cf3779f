package io.minewatch.simulate.ordinary;

import io.minewatch.simulate.script.Conversation;
import io.minewatch.simulate.script.Conversation.Closing;
import io.minewatch.simulate.script.Dice;
import io.minewatch.simulate.script.Scene;
import io.minewatch.simulate.script.Script;
import io.minewatch.simulate.script.Side;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** What most of a network's traffic is: the web, encrypted for the most part. */
public final class OrdinaryTraffic {

    private static final long MILLISECOND = 1_000_000L;
    private static final long SECOND = 1000 * MILLISECOND;
    private static final int DATAGRAM = 1232;

    /** Bounds one flow, so that a small capture is not one download. */
    private static final long LARGEST = 8_000_000;

    private final Noise noise;

    /** Fills payloads with this noise. */
    public OrdinaryTraffic(Noise noise) {
        this.noise = noise;
    }

    /**
     * A conversation and how much it is.
     *
     * @param wireBytes of all its frames together, about
     */
    public record Sized(Conversation conversation, long wireBytes) {}

    /** One conversation; of which kind is up to the dice. */
    public Sized make(Scene scene) {
        double which = scene.dice().between(0.0, 1.0);
        if (which < 0.30) {
            return dns(scene);
        }
        if (which < 0.45) {
            return quic(scene);
        }
        return which < 0.53 ? http(scene) : tls(scene);
    }

    /** Payload bytes both ways, about. */
    private static long size(Dice dice, double median) {
        return Math.min(LARGEST, dice.logNormal(median, 1.9));
    }

    private static Sized dns(Scene scene) {
        var dice = scene.dice();
        var script = new Script(Long.MAX_VALUE);
        int id = dice.below(1 << 16);
        String name = host(dice);
        script.at(0, () -> script.say(Side.CLIENT, Dns.question(id, name)));
        script.at(
                dice.between(5 * MILLISECOND, 60 * MILLISECOND),
                () -> script.say(Side.SERVER, Dns.answer(id, name, dice)));
        return new Sized(Conversation.udp("dns", 53, script), 200);
    }

    private static String host(Dice dice) {
        return dice.pick("www", "cdn", "api", "img", "static")
                + dice.below(100)
                + '.'
                + dice.pick("news", "video", "shop", "school", "maps", "mail", "games")
                + dice.below(1000)
                + ".example";
    }

    private Sized quic(Scene scene) {
        var dice = scene.dice();
        var script = new Script(Long.MAX_VALUE);
        script.at(0, () -> script.say(Side.CLIENT, initial(dice)));
        script.at(30 * MILLISECOND, () -> script.say(Side.SERVER, initial(dice)));
        script.at(31 * MILLISECOND, () -> noise.bytes(script, Side.SERVER, dice, DATAGRAM));
        int packets = (int) (size(dice, 12_000) / DATAGRAM) + 1;
        script.at(60 * MILLISECOND, () -> datagrams(script, dice, packets));
        return new Sized(Conversation.udp("quic", 443, script), 3800 + packets * (DATAGRAM + 60L));
    }

    /** Not all at once, but each when the one before is out. */
    private void datagrams(Script script, Dice dice, int left) {
        if (left == 0) {
            return;
        }
        noise.bytes(script, Side.SERVER, dice, DATAGRAM);
        if (left % 5 == 0) {
            noise.bytes(script, Side.CLIENT, dice, 33 + dice.below(20));
        }
        long wait = left % 20 == 0 ? 30 * MILLISECOND : MILLISECOND / 5;
        script.after(wait, () -> datagrams(script, dice, left - 1));
    }

    private static byte[] initial(Dice dice) {
        byte[] packet = dice.bytes(1200);
        byte[] header = {(byte) 0xc3, 0, 0, 0, 1, 8};
        System.arraycopy(header, 0, packet, 0, header.length);
        return packet;
    }

    private Sized tls(Scene scene) {
        var dice = scene.dice();
        var script = new Script(Long.MAX_VALUE);
        script.at(
                0,
                () -> script.say(Side.CLIENT, Tls.clientHello(dice, host(dice), "h2", "http/1.1")));
        script.at(
                30 * MILLISECOND,
                () -> {
                    script.say(Side.SERVER, Tls.serverHello(dice));
                    noise.records(script, Side.SERVER, dice, dice.between(1800, 4200));
                });
        script.at(60 * MILLISECOND, () -> noise.records(script, Side.CLIENT, dice, 80));
        int requests = 1 + dice.below(5);
        long each = size(dice, 14_000) / requests;
        script.at(61 * MILLISECOND, () -> exchange(script, dice, each, requests));
        return web("tls", 443, script, dice, 5500 + requests * (800 + each));
    }

    private void exchange(Script script, Dice dice, long each, int left) {
        noise.records(script, Side.CLIENT, dice, dice.between(90, 900));
        script.after(
                dice.between(20 * MILLISECOND, 90 * MILLISECOND),
                () -> {
                    noise.records(script, Side.SERVER, dice, each);
                    if (left > 1) {
                        script.after(
                                dice.exponential(6 * SECOND),
                                () -> exchange(script, dice, each, left - 1));
                    }
                });
    }

    private Sized http(Scene scene) {
        var dice = scene.dice();
        var script = new Script(Long.MAX_VALUE);
        String request =
                "GET /"
                        + dice.hex(6)
                        + ".bin HTTP/1.1\r\nHost: "
                        + host(dice)
                        + "\r\nUser-Agent: Mozilla/5.0 (X11; Linux x86_64)\r\nAccept: */*\r\n\r\n";
        script.at(0, () -> script.client(request));
        int size = (int) Math.min(size(dice, 20_000), 1_000_000);
        script.at(
                40 * MILLISECOND,
                () -> {
                    String head =
                            "HTTP/1.1 200 OK\r\nServer: nginx\r\n"
                                    + "Content-Type: application/octet-stream\r\nContent-Length: "
                                    + size
                                    + "\r\n\r\n";
                    script.say(Side.SERVER, head.getBytes(StandardCharsets.US_ASCII));
                    if (size > 0) {
                        noise.bytes(script, Side.SERVER, dice, size);
                    }
                });
        return web("http", 80, script, dice, 500 + size);
    }

    /** Connections stay open for a while, and not all are closed in order. */
    private static Sized web(String name, int port, Script script, Dice dice, long payload) {
        var closing =
                dice.chance(0.8)
                        ? Closing.CLIENT_FIN
                        : dice.pick(
                                List.of(Closing.SERVER_FIN, Closing.CLIENT_RESET, Closing.NONE));
        long headers = 10 * 66 + payload / 1448 * 105;
        return new Sized(Conversation.tcp(name, port, script).closed(closing), payload + headers);
    }
}
