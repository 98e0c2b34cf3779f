package io.minewatch.protocol;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.zip.Deflater;

/**
 * What a conversation can be carried in: what each side says first, and how it says the rest.
 *
 * <p>Not every conversation is carried in everything, see {@link #carries}:
 *
 * <ul>
 *   <li>Lines go into anything; in WebSocket each is a message.
 *   <li>Binary messages (BTCAgent, Stratum V2) go through proxies as they are, and into binary
 *       messages of WebSocket, as tunnels for TCP write them. Not into text, which must be UTF-8
 *       (RFC 6455, 5.6).
 *   <li>What is made for WebSocket (web pages) is in no second one; each way to write messages of
 *       WebSocket is tried on what they say.
 *   <li>Calls by HTTP (getwork, getblocktemplate, eth_getWork, daemons) go through proxies. Nothing
 *       speaks them inside of WebSocket: there is a request with a path to call already, and miners
 *       that poll know no WebSocket.
 * </ul>
 */
public record Wrap(String name, List<String> labels, List<Say> opening, Framing framing) {

    /** One side's part of an opening. */
    public record Say(int side, byte[] bytes) {}

    /** How a message of one side is written. */
    public interface Framing {

        /** With a line feed behind it where that is what ends it; {@code text} if it is a line. */
        byte[] write(int side, byte[] message, boolean text);

        /** The same for a line. */
        default byte[] write(int side, String line) {
            return write(side, line.getBytes(StandardCharsets.UTF_8), true);
        }
    }

    private static final Framing LINES = (side, message, text) -> text ? line(message) : message;

    private static final int FINAL = 0x80;
    private static final int TEXT = 0x01;
    private static final int BINARY = 0x02;
    private static final int PING = 0x09;
    private static final int DEFLATED = 0x40;

    private static final String UPGRADE =
            "GET /proxy HTTP/1.1\r\nHost: ws.pool.example:8892\r\nUpgrade: websocket\r\n"
                    + "Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                    + "Sec-WebSocket-Version: 13\r\n\r\n";

    private static final String UPGRADED =
            "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    + "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n";

    private static final List<Say> CONNECT =
            List.of(
                    text(0, "CONNECT pool.example:3333 HTTP/1.1\r\nHost: pool.example\r\n\r\n"),
                    text(1, "HTTP/1.1 200 Connection established\r\n\r\n"));

    private static final List<Say> REFUSED =
            List.of(
                    CONNECT.getFirst(),
                    text(
                            1,
                            "HTTP/1.1 407 Proxy Authentication Required\r\n"
                                    + "Proxy-Authenticate: NTLM TlRM\r\n"
                                    + "Content-Length: 7\r\n\r\n"
                                    + "{\"a\":1}"));

    private static final List<Say> SOCKS5 =
            List.of(
                    hex(0, "050100"),
                    hex(1, "0500"),
                    hex(0, "050100030c706f6f6c2e6578616d706c650d05"),
                    hex(1, "0500000100000000 0000"));

    private static final List<Say> BALANCER =
            List.of(text(0, "PROXY TCP4 192.0.2.7 198.51.100.1 40000 3333\r\n"));

    /** True if it only says something first; what is no line goes on behind that too. */
    public boolean isTransparent() {
        return framing == LINES;
    }

    /** True if anything would carry such a conversation in this. */
    public boolean carries(Fixture fixture) {
        return isTransparent() || fixture.lines().stream().noneMatch(Fixture.Line::isHttp);
    }

    /** What one side says, as it is written in this. */
    public byte[] write(Fixture.Line line) {
        if (line.isHttp() || line.isWebSocket() && isTransparent()) {
            return line.bytes();
        }
        return line.isBinary()
                ? framing.write(line.side(), line.bytes(), false)
                : framing.write(line.side(), line.json());
    }

    /** Each carrier, and some inside of others. */
    public static List<Wrap> all() {
        return List.of(
                new Wrap("socks5", List.of("socks5"), SOCKS5, LINES),
                new Wrap("socks5 login", List.of("socks5"), socks5Login(), LINES),
                new Wrap("socks4a", List.of("socks4"), socks4(), LINES),
                new Wrap("connect", List.of("http_connect"), CONNECT, LINES),
                new Wrap(
                        "connect after a login",
                        List.of("http_connect"),
                        joined(List.of(REFUSED, CONNECT)),
                        LINES),
                new Wrap("balancer 1", List.of("haproxy"), BALANCER, LINES),
                new Wrap("balancer 2", List.of("haproxy"), balancer2(), LINES),
                new Wrap("websocket", List.of("websocket"), upgrade(), Wrap::whole),
                new Wrap("websocket binary", List.of("websocket"), upgrade(), Wrap::binary),
                new Wrap("websocket pieces", List.of("websocket"), upgrade(), Wrap::pieces),
                new Wrap("websocket deflated", List.of("websocket"), upgrade(), Wrap::deflated),
                new Wrap(
                        "socks5 in connect behind a balancer",
                        List.of("haproxy", "http_connect", "socks5"),
                        joined(List.of(BALANCER, CONNECT, SOCKS5)),
                        LINES),
                new Wrap(
                        "websocket in socks5",
                        List.of("socks5", "websocket"),
                        joined(List.of(SOCKS5, upgrade())),
                        Wrap::whole));
    }

    private static List<Say> upgrade() {
        return List.of(text(0, UPGRADE), text(1, UPGRADED));
    }

    private static List<Say> socks5Login() {
        return List.of(
                hex(0, "05020002"),
                hex(1, "0502"),
                hex(0, "0104 75736572 04 70617373"),
                hex(1, "0100"),
                hex(0, "05010001c633640a0d05"),
                hex(1, "05000001c633640a0d05"));
    }

    private static List<Say> socks4() {
        return List.of(
                hex(0, "0401 0d05 00000001 00 706f6f6c2e6578616d706c65 00"),
                hex(1, "005a 0000 00000000"));
    }

    private static List<Say> balancer2() {
        return List.of(hex(0, "0d0a0d0a000d0a515549540a 2111 000c c0000207 c6336401 9c40 0d05"));
    }

    private static List<Say> joined(List<List<Say>> parts) {
        return parts.stream().flatMap(List::stream).toList();
    }

    private static Say hex(int side, String digits) {
        return new Say(side, HexFormat.of().parseHex(digits.replace(" ", "")));
    }

    private static Say text(int side, String text) {
        return new Say(side, text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static byte[] line(byte[] message) {
        byte[] line = Arrays.copyOf(message, message.length + 1);
        line[message.length] = '\n';
        return line;
    }

    private static int opcode(boolean text) {
        return text ? TEXT : BINARY;
    }

    /** A message of WebSocket, masked if the client says it. */
    static byte[] whole(int side, byte[] message, boolean text) {
        return frame(FINAL | opcode(text), side, message);
    }

    /** Lines as bytes, too. */
    private static byte[] binary(int side, byte[] message, boolean text) {
        return frame(FINAL | BINARY, side, text ? line(message) : message);
    }

    /** In two fragments, with a ping between them. */
    private static byte[] pieces(int side, byte[] message, boolean text) {
        int half = message.length / 2;
        var out = new ByteArrayOutputStream();
        out.writeBytes(frame(opcode(text), side, Arrays.copyOf(message, half)));
        out.writeBytes(frame(FINAL | PING, side, new byte[] {1, 2}));
        byte[] rest = Arrays.copyOfRange(message, half, message.length);
        out.writeBytes(frame(FINAL, side, rest));
        return out.toByteArray();
    }

    /** Compressed, each message by itself (RFC 7692). */
    private static byte[] deflated(int side, byte[] message, boolean text) {
        var deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        deflater.setInput(message);
        byte[] room = new byte[message.length + 64];
        int length = deflater.deflate(room, 0, room.length, Deflater.SYNC_FLUSH);
        deflater.end();
        return frame(FINAL | DEFLATED | opcode(text), side, Arrays.copyOf(room, length - 4));
    }

    private static byte[] frame(int first, int side, byte[] payload) {
        int mask = side == 0 ? 0x80 : 0;
        var out = ByteBuffer.allocate(payload.length + 14);
        out.put((byte) first);
        if (payload.length < 126) {
            out.put((byte) (mask | payload.length));
        } else {
            out.put((byte) (mask | 126)).putShort((short) payload.length);
        }
        byte[] key = new byte[4];
        if (mask != 0) {
            new Random(payload.length).nextBytes(key);
            out.put(key);
        }
        for (int i = 0; i < payload.length; i++) {
            out.put((byte) (payload[i] ^ key[i % 4]));
        }
        return Arrays.copyOf(out.array(), out.position());
    }

    @Override
    public String toString() {
        return name;
    }
}
