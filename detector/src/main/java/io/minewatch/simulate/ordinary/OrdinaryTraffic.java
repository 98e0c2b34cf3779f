package io.minewatch.simulate.ordinary;

import io.minewatch.simulate.script.Conversation;
import io.minewatch.simulate.script.Conversation.Closing;
import io.minewatch.simulate.script.Conversation.Opening;
import io.minewatch.simulate.script.Dice;
import io.minewatch.simulate.script.Scene;
import io.minewatch.simulate.script.Script;
import io.minewatch.simulate.script.Side;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What most of a network's traffic is: questions of the DNS, attempts that come to nothing, and the
 * web, encrypted for the most part. How many packets the flows have is what was measured on a real
 * network ({@link FlowLength}); what is in them follows from that.
 */
public final class OrdinaryTraffic {

    private static final long MILLISECOND = 1_000_000L;
    private static final long SECOND = 1000 * MILLISECOND;

    /** How long servers keep a connection open for the next request: nginx, if not told else. */
    private static final long KEEP_ALIVE = 75 * SECOND;

    private static final int DATAGRAM = 1232;
    private static final int SEGMENT = 1428;

    /** With fewer packets a way there is no room for a question and an answer. */
    private static final int LEAST_WEB = 4;

    /** With fewer packets a way there is no room for a handshake of TLS. */
    private static final int LEAST_TLS = 9;

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

    /** One conversation; of which kind and how long is up to the dice. */
    public Sized make(Scene scene) {
        var dice = scene.dice();
        if (dice.chance(FlowLength.UDP_SHARE)) {
            int packets = FlowLength.UDP.draw(dice);
            return packets < LEAST_WEB ? dns(dice, packets) : datagrams(dice, packets);
        }
        int packets = FlowLength.TCP.draw(dice);
        if (packets < LEAST_WEB) {
            return attempt(dice, packets);
        }
        boolean plain = packets < LEAST_TLS ? dice.chance(0.5) : dice.chance(0.15);
        return plain ? http(dice, packets) : tls(dice, packets);
    }

    /** A connection that is refused, or over before anything is said. */
    private static Sized attempt(Dice dice, int packets) {
        var talk =
                Conversation.tcp("attempt", dice.pick(List.of(443, 80, 22, 8080)), new Script(0));
        return packets == 1
                ? new Sized(talk.opened(Opening.REFUSED), 130)
                : new Sized(
                        talk.closed(packets == 2 ? Closing.CLIENT_RESET : Closing.CLIENT_FIN), 400);
    }

    /** One question after the other from the same port, as for each type of address. */
    private static Sized dns(Dice dice, int questions) {
        var script = new Script(Long.MAX_VALUE);
        String name = host(dice);
        script.at(0, () -> ask(script, dice, name, questions));
        return new Sized(Conversation.udp("dns", 53, script), 200L * questions);
    }

    private static void ask(Script script, Dice dice, String name, int left) {
        int id = dice.below(1 << 16);
        script.say(Side.CLIENT, Dns.question(id, name));
        script.after(
                dice.between(5 * MILLISECOND, 60 * MILLISECOND),
                () -> {
                    script.say(Side.SERVER, Dns.answer(id, name, dice));
                    if (left > 1) {
                        script.after(MILLISECOND, () -> ask(script, dice, name, left - 1));
                    }
                });
    }

    private static String host(Dice dice) {
        return dice.pick("www", "cdn", "api", "img", "static")
                + dice.below(100)
                + '.'
                + dice.pick("news", "video", "shop", "school", "maps", "mail", "games")
                + dice.below(1000)
                + ".example";
    }

    /** The web over QUIC; of the short flows half are of games, voice, and neighbours' exchange. */
    private Sized datagrams(Dice dice, int packets) {
        if (packets < 30 && dice.chance(0.5)) {
            return small(dice, packets);
        }
        var script = new Script(Long.MAX_VALUE);
        script.at(0, () -> script.say(Side.CLIENT, initial(dice)));
        script.at(30 * MILLISECOND, () -> script.say(Side.SERVER, initial(dice)));
        script.at(31 * MILLISECOND, () -> noise.bytes(script, Side.SERVER, dice, DATAGRAM));
        script.at(60 * MILLISECOND, () -> more(script, dice, packets - 2));
        return new Sized(Conversation.udp("quic", 443, script), 2500 + packets * (DATAGRAM + 60L));
    }

    private Sized small(Dice dice, int packets) {
        var script = new Script(Long.MAX_VALUE);
        int mean = 60 + dice.below(300);
        script.at(0, () -> exchangeSmall(script, dice, mean, packets));
        return new Sized(
                Conversation.udp("datagrams", 10_000 + dice.below(40_000), script),
                2L * packets * (mean + 42));
    }

    private void exchangeSmall(Script script, Dice dice, int mean, int left) {
        noise.bytes(script, Side.CLIENT, dice, mean / 2 + dice.below(mean));
        noise.bytes(script, Side.SERVER, dice, mean / 2 + dice.below(mean));
        if (left > 1) {
            script.after(20 * MILLISECOND, () -> exchangeSmall(script, dice, mean, left - 1));
        }
    }

    /** Not all at once, but each when the one before is out. */
    private void more(Script script, Dice dice, int left) {
        noise.bytes(script, Side.SERVER, dice, DATAGRAM);
        if (left % 5 == 0) {
            noise.bytes(script, Side.CLIENT, dice, 33 + dice.below(20));
        }
        long wait = left % 20 == 0 ? 30 * MILLISECOND : MILLISECOND / 5;
        if (left > 1) {
            script.after(wait, () -> more(script, dice, left - 1));
        }
    }

    private static byte[] initial(Dice dice) {
        byte[] packet = dice.bytes(1200);
        byte[] header = {(byte) 0xc3, 0, 0, 0, 1, 8};
        System.arraycopy(header, 0, packet, 0, header.length);
        return packet;
    }

    private Sized tls(Dice dice, int packets) {
        var script = new Script(Long.MAX_VALUE);
        boolean resumed = packets < LEAST_TLS;
        long certificates = resumed ? 90 : dice.between(1800, 4200);
        script.at(
                0,
                () -> script.say(Side.CLIENT, Tls.clientHello(dice, host(dice), "h2", "http/1.1")));
        script.at(
                30 * MILLISECOND,
                () -> {
                    script.say(Side.SERVER, Tls.serverHello(dice));
                    noise.records(script, Side.SERVER, dice, certificates);
                });
        script.at(60 * MILLISECOND, () -> noise.records(script, Side.CLIENT, dice, 80));
        int handshake = resumed ? 4 : 8;
        int requests = 1 + dice.below(Math.clamp((packets - handshake) / 4, 1, 5));
        int answers = Math.max(1, packets - handshake - requests);
        long each = bytes(dice, answers) / requests;
        script.at(61 * MILLISECOND, () -> exchange(script, dice, each, requests));
        long payload = 1000 + certificates + requests * (500 + each);
        return web("tls", 443, script, dice, payload);
    }

    /** That take so many segments. */
    private static long bytes(Dice dice, int segments) {
        return (long) segments * SEGMENT - dice.below(SEGMENT - 50);
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
                    } else {
                        linger(script, dice);
                    }
                });
    }

    /** Clients close what they do not need any more sooner or later, servers close the rest. */
    private static void linger(Script script, Dice dice) {
        script.after(Math.min(KEEP_ALIVE, dice.exponential(KEEP_ALIVE)), () -> {});
    }

    private Sized http(Dice dice, int packets) {
        var script = new Script(Long.MAX_VALUE);
        String request =
                "GET /"
                        + dice.hex(6)
                        + ".bin HTTP/1.1\r\nHost: "
                        + host(dice)
                        + "\r\nUser-Agent: Mozilla/5.0 (X11; Linux x86_64)\r\nAccept: */*\r\n\r\n";
        script.at(0, () -> script.client(request));
        int size = (int) Math.min(bytes(dice, Math.max(1, packets - 4)), 1_000_000);
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
                    linger(script, dice);
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
