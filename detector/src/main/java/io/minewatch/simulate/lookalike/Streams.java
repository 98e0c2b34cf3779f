package io.minewatch.simulate.lookalike;

import io.minewatch.simulate.script.Recipe;
import io.minewatch.simulate.script.Side;
import io.minewatch.simulate.script.WebSocket;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Messages in the frames of other protocols. */
final class Streams {

    private static final String GROUP = "stream";

    private Streams() {}

    static List<Recipe> recipes() {
        return List.of(
                Dialogue.tcp("irc", GROUP, "people talk, one pastes a message", 6667, Streams::irc),
                Dialogue.tcp(
                        "redis",
                        GROUP,
                        "publishes records with id, job and params",
                        6379,
                        Streams::redis),
                Dialogue.tcp(
                        "mqtt",
                        GROUP,
                        "a printer reports its job with id and params",
                        1883,
                        Streams::mqtt),
                Dialogue.tcp(
                        "websocket-chat",
                        GROUP,
                        "JSON-RPC over WebSocket: a chat",
                        8081,
                        Streams::webSocket),
                Dialogue.tcp(
                        "bitcoin-p2p",
                        GROUP,
                        "a node hears of blocks; nodes do not mine",
                        8333,
                        Streams::node));
    }

    private static void irc(Dialogue talk) {
        talk.client("NICK guest" + talk.dice().below(100) + "\r\nUSER guest 0 * :guest\r\n");
        talk.server(":irc.example 001 guest :Welcome\r\n").client("JOIN #mining\r\n");
        for (int i = 0; i < 15; i++) {
            talk.pause(9_000)
                    .server(
                            ":bob!b@host PRIVMSG #mining"
                                + " :{\"id\":1,\"method\":\"mining.subscribe\",\"params\":[\"cgminer/4.12.1\"]}"
                                + " gets no answer\r\n");
            talk.client("PING :irc.example\r\n").server(":irc.example PONG irc.example\r\n");
        }
    }

    private static void redis(Dialogue talk) {
        for (int i = 0; i < 60; i++) {
            String payload =
                    "{\"id\":"
                            + i
                            + ",\"job\":\"resize\",\"params\":[\""
                            + talk.dice().hex(32)
                            + "\",\"a.png\"],\"method\":\"job\"}";
            talk.pause(800)
                    .client(
                            "*3\r\n$7\r\nPUBLISH\r\n$4\r\njobs\r\n$"
                                    + payload.length()
                                    + "\r\n"
                                    + payload
                                    + "\r\n");
            talk.server(":2\r\n");
        }
    }

    private static void mqtt(Dialogue talk) {
        talk.say(Side.CLIENT, packet(0x10, "\0\4MQTT\4\2\0<\0\6device"));
        talk.say(Side.SERVER, packet(0x20, "\0\0"));
        for (int i = 0; i < 30; i++) {
            String payload =
                    "{\"id\":"
                            + i
                            + ",\"method\":\"job\",\"params\":{\"job_id\":\""
                            + i
                            + "\",\"target\":210,\"layer\":"
                            + 3 * i
                            + "}}";
            talk.pause(4_000).say(Side.CLIENT, packet(0x30, "\0\7printer" + payload));
        }
    }

    private static byte[] packet(int type, String body) {
        var out = new ByteArrayOutputStream();
        out.write(type);
        int length = body.length();
        do {
            out.write(length > 127 ? length & 127 | 128 : length);
            length >>>= 7;
        } while (length > 0);
        out.writeBytes(body.getBytes(StandardCharsets.ISO_8859_1));
        return out.toByteArray();
    }

    private static void webSocket(Dialogue talk) {
        talk.client(
                "GET /chat HTTP/1.1\r\nHost: chat.example\r\nUpgrade: websocket\r\n"
                        + "Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                        + "Sec-WebSocket-Version: 13\r\n\r\n");
        talk.server(
                "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n");
        for (int i = 0; i < 25; i++) {
            byte[] key = talk.dice().bytes(4);
            String asked =
                    "{\"jsonrpc\":\"2.0\",\"method\":\"submit\",\"params\":{\"text\":\"hi "
                            + i
                            + "\"},\"id\":"
                            + i
                            + "}";
            talk.pause(7_000)
                    .say(
                            Side.CLIENT,
                            WebSocket.frame(
                                    WebSocket.TEXT, asked.getBytes(StandardCharsets.UTF_8), key));
            String told = "{\"jsonrpc\":\"2.0\",\"result\":{\"status\":\"OK\"},\"id\":" + i + "}";
            talk.say(
                    Side.SERVER,
                    WebSocket.frame(
                            WebSocket.TEXT, told.getBytes(StandardCharsets.UTF_8), new byte[0]));
        }
    }

    private static void node(Dialogue talk) {
        talk.say(Side.CLIENT, message(talk, "version", 102));
        talk.say(Side.SERVER, message(talk, "version", 102));
        talk.say(Side.CLIENT, message(talk, "verack", 0));
        talk.say(Side.SERVER, message(talk, "verack", 0));
        for (int i = 0; i < 40; i++) {
            String command = talk.dice().pick("inv", "tx", "ping", "cmpctblock");
            talk.pause(3_000).say(Side.SERVER, message(talk, command, 60));
        }
    }

    /** A message of Bitcoin's main network; the check sum is random. */
    private static byte[] message(Dialogue talk, String command, int length) {
        byte[] bytes = talk.dice().bytes(24 + length);
        byte[] magic = {(byte) 0xf9, (byte) 0xbe, (byte) 0xb4, (byte) 0xd9};
        System.arraycopy(magic, 0, bytes, 0, 4);
        byte[] name = command.getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < 12; i++) {
            bytes[4 + i] = i < name.length ? name[i] : 0;
        }
        bytes[16] = (byte) length;
        bytes[17] = 0;
        bytes[18] = 0;
        bytes[19] = 0;
        return bytes;
    }
}
