package io.minewatch.simulate.lookalike;

import io.minewatch.simulate.script.Json;
import io.minewatch.simulate.script.Recipe;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/** Services that call methods by JSON, with words that pools use too. */
final class JsonServices {

    private static final String GROUP = "rpc";

    private JsonServices() {}

    static List<Recipe> recipes() {
        return List.of(
                service(
                        "game-login",
                        "a game's login and status OK; no blob, no target",
                        7777,
                        JsonServices::game),
                service(
                        "chat-login",
                        "a chat server's login, keepalive and pushes without id",
                        5222,
                        JsonServices::chat),
                service(
                        "form-submit",
                        "submit with id, nonce and result, of a form and not of a share",
                        8888,
                        JsonServices::form),
                service(
                        "job-queue",
                        "pushes job with job_id and target: a queue of pictures to shrink",
                        4444,
                        JsonServices::queue),
                service("lsp", "an editor's language server", 2087, JsonServices::lsp),
                service("mcp", "tools offered to a language model", 3333, JsonServices::mcp),
                service("kodi", "remote control of a player", 9090, JsonServices::kodi),
                service("aria2", "a download manager over HTTP", 6800, JsonServices::aria2),
                service(
                        "ubus",
                        "a router's session login over HTTP: parameters in an array",
                        80,
                        JsonServices::ubus),
                service(
                        "ledger-subscribe",
                        "subscriptions and notifications about ledgers, nobody works",
                        5005,
                        JsonServices::ledger));
    }

    private static Recipe service(String name, String why, int port, Consumer<Dialogue> telling) {
        return Dialogue.tcp(name, GROUP, why, port, telling);
    }

    private static void game(Dialogue talk) {
        talk.client(
                "{\"id\":1,\"method\":\"login\",\"params\":{\"username\":\"knight"
                        + talk.dice().below(1000)
                        + "\",\"password\":\"open sesame\",\"version\":\"2.4\"}}\n");
        talk.server(
                "{\"id\":1,\"result\":{\"id\":\"s81\",\"status\":\"OK\",\"world\":7},"
                        + "\"error\":null}\n");
        for (int i = 2; i < 60; i++) {
            talk.pause(2_000)
                    .client(
                            "{\"id\":"
                                    + i
                                    + ",\"method\":\"move\",\"params\":{\"x\":"
                                    + talk.dice().below(512)
                                    + ",\"y\":"
                                    + talk.dice().below(512)
                                    + "}}\n");
            talk.server("{\"id\":" + i + ",\"result\":true,\"error\":null}\n");
        }
    }

    private static void chat(Dialogue talk) {
        talk.client(
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"login\",\"params\":{\"login\":\"alice\",\"password\":\"secret\"}}\n");
        talk.server("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"status\":\"OK\"}}\n");
        for (int i = 2; i < 8; i++) {
            talk.pause(30_000)
                    .client("{\"jsonrpc\":\"2.0\",\"id\":" + i + ",\"method\":\"keepalive\"}\n");
            talk.server("{\"jsonrpc\":\"2.0\",\"id\":" + i + ",\"result\":true}\n");
            talk.server(
                    "{\"jsonrpc\":\"2.0\",\"method\":\"message\",\"params\":{\"from\":\"bob\","
                            + "\"text\":\"did mining.subscribe work for you?\"}}\n");
        }
    }

    private static void form(Dialogue talk) {
        for (int i = 1; i < 15; i++) {
            talk.client(
                    "{\"jsonrpc\":\"2.0\",\"id\":"
                            + i
                            + ",\"method\":\"submit\",\"params\":{\"id\":\"form-"
                            + i
                            + "\",\"nonce\":\""
                            + talk.dice().hex(4)
                            + "\",\"result\":\"yes\"}}\n");
            talk.server("{\"jsonrpc\":\"2.0\",\"id\":" + i + ",\"result\":{\"status\":\"OK\"}}\n");
            talk.pause(9_000);
        }
    }

    private static void queue(Dialogue talk) {
        talk.client(
                "{\"id\":1,\"method\":\"subscribe\",\"params\":[\"worker-3\",\"thumbnails\"]}\n");
        talk.server("{\"id\":1,\"result\":[[\"job\",\"thumbnails\"]],\"error\":null}\n");
        for (int i = 100; i < 120; i++) {
            talk.pause(6_000)
                    .server(
                            "{\"id\":null,\"method\":\"job\",\"params\":{\"job_id\":\""
                                    + i
                                    + "\",\"file\":\"cat"
                                    + i
                                    + ".jpg\",\"target\":\"640x480\",\"blob\":\"s3://in/"
                                    + talk.dice().hex(4)
                                    + "\"}}\n");
            talk.client(
                    "{\"id\":"
                            + i
                            + ",\"method\":\"done\",\"params\":[\"worker-3\",\""
                            + i
                            + "\"]}\n");
            talk.server("{\"id\":" + i + ",\"result\":true,\"error\":null}\n");
        }
    }

    private static void lsp(Dialogue talk) {
        framed(
                talk,
                true,
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{"
                        + "\"processId\":4711,\"rootUri\":\"file:///src/miner\"}}");
        framed(talk, false, "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"capabilities\":{}}}");
        framed(
                talk,
                true,
                "{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/didOpen\",\"params\":{"
                        + "\"textDocument\":{\"uri\":\"file:///src/miner/a.py\",\"text\":"
                        + Json.quote(
                                "send({\"id\": 1, \"method\": \"mining.subscribe\","
                                        + " \"params\": []})\n")
                        + "}}}");
        for (int i = 2; i < 20; i++) {
            talk.pause(2_000);
            framed(
                    talk,
                    true,
                    "{\"jsonrpc\":\"2.0\",\"id\":"
                            + i
                            + ",\"method\":\"textDocument/hover\",\"params\":{\"position\":{"
                            + "\"line\":1,\"character\":"
                            + i
                            + "}}}");
            framed(talk, false, "{\"jsonrpc\":\"2.0\",\"id\":" + i + ",\"result\":null}");
        }
    }

    private static void framed(Dialogue talk, boolean client, String body) {
        int length = body.getBytes(StandardCharsets.UTF_8).length;
        String message = "Content-Length: " + length + "\r\n\r\n" + body;
        if (client) {
            talk.client(message);
        } else {
            talk.server(message);
        }
    }

    private static void mcp(Dialogue talk) {
        talk.client(
                "{\"jsonrpc\":\"2.0\",\"id\":0,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"2025-06-18\",\"clientInfo\":{\"name\":\"desk\"}}}\n");
        talk.server(
                "{\"jsonrpc\":\"2.0\",\"id\":0,\"result\":{\"serverInfo\":{\"name\":\"shell\"}}}\n");
        talk.client("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}\n");
        for (int i = 1; i < 12; i++) {
            talk.pause(5_000)
                    .client(
                            "{\"jsonrpc\":\"2.0\",\"id\":"
                                    + i
                                    + ",\"method\":\"tools/call\",\"params\":{\"name\":\"explain\",\"arguments\":{\"text\":\"what"
                                    + " does mining.notify mean\"}}}\n");
            talk.server(
                    "{\"jsonrpc\":\"2.0\",\"id\":"
                            + i
                            + ",\"result\":{\"content\":[{\"type\":\"text\",\"text\":"
                            + Json.quote("{\"method\": \"mining.notify\", \"params\": []} is a job")
                            + "}]}}\n");
        }
    }

    private static void kodi(Dialogue talk) {
        for (int i = 1; i < 20; i++) {
            String method =
                    talk.dice().pick("Player.GetItem", "Player.PlayPause", "Player.GetProperties");
            talk.client(
                    "{\"jsonrpc\":\"2.0\",\"method\":\""
                            + method
                            + "\",\"params\":{\"playerid\":1},\"id\":"
                            + i
                            + "}");
            talk.server("{\"id\":" + i + ",\"jsonrpc\":\"2.0\",\"result\":{\"speed\":1}}");
            talk.pause(5_000);
        }
    }

    private static void aria2(Dialogue talk) {
        for (int i = 1; i < 12; i++) {
            talk.post(
                    "/jsonrpc",
                    "nas.example:6800",
                    "{\"jsonrpc\":\"2.0\",\"id\":\"q"
                            + i
                            + "\",\"method\":\"aria2.tellActive\","
                            + "\"params\":[\"token:abc\"]}");
            talk.ok(
                    "application/json-rpc",
                    "{\"id\":\"q"
                            + i
                            + "\",\"jsonrpc\":\"2.0\",\"result\":[{\"gid\":\""
                            + talk.dice().hex(8)
                            + "\",\"status\":\"active\"}]}");
            talk.pause(3_000);
        }
    }

    private static void ubus(Dialogue talk) {
        talk.post(
                "/ubus",
                "192.168.1.1",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"call\",\"params\":[\""
                        + "0".repeat(32)
                        + "\",\"session\",\"login\",{\"username\":\"root\",\"password\":\"x\"}]}");
        talk.ok(
                "application/json",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":[0,{\"ubus_rpc_session\":\""
                        + talk.dice().hex(16)
                        + "\"}]}");
    }

    private static void ledger(Dialogue talk) {
        talk.client("{\"id\":1,\"method\":\"ledger.subscribe\",\"params\":[\"explorer/1.0\"]}\n");
        talk.server("{\"id\":1,\"result\":\"" + talk.dice().hex(4) + "\",\"error\":null}\n");
        for (int i = 0; i < 30; i++) {
            talk.pause(5_000)
                    .server(
                            "{\"id\":null,\"method\":\"ledger.notify\",\"params\":[\""
                                    + Integer.toHexString(i)
                                    + "\",\""
                                    + talk.dice().hex(32)
                                    + "\",\""
                                    + talk.dice().hex(32)
                                    + "\",true]}\n");
        }
    }
}
