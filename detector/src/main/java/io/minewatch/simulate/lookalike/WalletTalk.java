package io.minewatch.simulate.lookalike;

import io.minewatch.simulate.script.Json;
import io.minewatch.simulate.script.Recipe;

import java.util.List;

/** Wallets and nodes: the same coins, the same framing, no work. */
final class WalletTalk {

    private static final String GROUP = "wallet";
    private static final String JSON = "application/json";

    private WalletTalk() {}

    static List<Recipe> recipes() {
        return List.of(
                Dialogue.tcp(
                        "electrum",
                        GROUP,
                        "a light wallet asks for balances and headers; no jobs, no shares",
                        50001,
                        WalletTalk::electrum),
                Dialogue.tcp(
                        "web3-lines",
                        GROUP,
                        "reads a chain; asks whether the node mines, gives it no work",
                        8546,
                        WalletTalk::web3Lines),
                Dialogue.tcp(
                        "web3-http",
                        GROUP,
                        "the same over HTTP: queries only",
                        8545,
                        WalletTalk::web3Http),
                Dialogue.tcp(
                        "bitcoind-rpc",
                        GROUP,
                        "a dashboard asks a node how hard mining is, and mines nothing",
                        8332,
                        dialogue -> nodeRpc(dialogue, "127.0.0.1:8332")),
                Dialogue.tcp(
                        "litecoind-rpc",
                        GROUP,
                        "the same for Litecoin",
                        9332,
                        dialogue -> nodeRpc(dialogue, "127.0.0.1:9332")),
                Dialogue.tcp(
                        "monero-wallet",
                        GROUP,
                        "a wallet follows the chain; no block template is asked for",
                        18081,
                        WalletTalk::moneroWallet));
    }

    private static void electrum(Dialogue talk) {
        int id = 0;
        talk.client(rpc(id, "server.version", "[\"4.5.8\",[\"1.4\",\"1.4\"]]"));
        talk.server("{\"jsonrpc\":\"2.0\",\"result\":[\"ElectrumX 1.16.0\",\"1.4\"],\"id\":0}\n");
        talk.client(rpc(++id, "blockchain.headers.subscribe", "[]"));
        talk.server(header(talk, "\"result\":", "\"id\":" + id, 961_250));
        for (int i = 0; i < 12; i++) {
            String hash = talk.dice().hex(32);
            talk.client(rpc(++id, "blockchain.scripthash.subscribe", Json.strings(hash)));
            talk.server("{\"jsonrpc\":\"2.0\",\"result\":null,\"id\":" + id + "}\n");
        }
        talk.client(rpc(++id, "mempool.get_fee_histogram", "[]"));
        talk.server("{\"jsonrpc\":\"2.0\",\"result\":[[12.1,104000],[4,220199]],\"id\":14}\n");
        for (int i = 0; i < 4; i++) {
            talk.pause(40_000).client(rpc(++id, "server.ping", "[]"));
            talk.server("{\"jsonrpc\":\"2.0\",\"result\":null,\"id\":" + id + "}\n");
            talk.server(
                    header(
                            talk,
                            "\"params\":[",
                            "\"method\":\"blockchain.headers.subscribe\"",
                            961_251 + i));
        }
    }

    private static String rpc(int id, String method, String params) {
        return Json.spaced(
                        "{\"jsonrpc\":\"2.0\",\"method\":\""
                                + method
                                + "\",\"params\":"
                                + params
                                + ",\"id\":"
                                + id
                                + "}")
                + '\n';
    }

    private static String header(Dialogue talk, String before, String after, int height) {
        String object =
                "{\"hex\":\"00000020" + talk.dice().hex(76) + "\",\"height\":" + height + "}";
        String end = before.endsWith("[") ? "]," : ",";
        return "{\"jsonrpc\":\"2.0\"," + before + object + end + after + "}\n";
    }

    private static void web3Lines(Dialogue talk) {
        ask(talk, 1, "eth_blockNumber", "[]", "\"0x17d2b4c\"");
        ask(talk, 2, "eth_getBlockByNumber", "[\"latest\",false]", block(talk));
        ask(talk, 3, "eth_mining", "[]", "false");
        ask(talk, 4, "eth_hashrate", "[]", "\"0x0\"");
        ask(talk, 5, "eth_coinbase", "[]", "\"0x" + talk.dice().hex(20) + '"');
        ask(talk, 6, "eth_subscribe", "[\"newHeads\"]", "\"0x9cef478923ff08bf67fde6c64013158d\"");
        for (int i = 0; i < 10; i++) {
            talk.pause(13_000)
                    .server(
                            "{\"jsonrpc\":\"2.0\",\"method\":\"eth_subscription\",\"params\":{"
                                    + "\"subscription\":\"0x9cef478923ff08bf67fde6c64013158d\","
                                    + "\"result\":"
                                    + block(talk)
                                    + "}}\n");
        }
    }

    private static void ask(Dialogue talk, int id, String method, String params, String result) {
        talk.client(
                "{\"jsonrpc\":\"2.0\",\"id\":"
                        + id
                        + ",\"method\":\""
                        + method
                        + "\",\"params\":"
                        + params
                        + "}\n");
        talk.server("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":" + result + "}\n");
    }

    /** A block has a miner, a nonce and a difficulty, and still nobody mines here. */
    private static String block(Dialogue talk) {
        return "{\"number\":\"0x17d2b4c\",\"hash\":\"0x"
                + talk.dice().hex(32)
                + "\",\"parentHash\":\"0x"
                + talk.dice().hex(32)
                + "\",\"nonce\":\"0x"
                + talk.dice().hex(8)
                + "\",\"mixHash\":\"0x"
                + talk.dice().hex(32)
                + "\",\"miner\":\"0x"
                + talk.dice().hex(20)
                + "\",\"difficulty\":\"0x1b3a9f2c\",\"extraData\":\"0x706f6f6c\"}";
    }

    private static void web3Http(Dialogue talk) {
        String host = "node.example:8545";
        for (int id = 1; id < 12; id++) {
            String method =
                    talk.dice()
                            .pick(
                                    "eth_blockNumber",
                                    "eth_call",
                                    "eth_getBalance",
                                    "eth_mining",
                                    "eth_hashrate",
                                    "net_version");
            talk.post(
                    "/",
                    host,
                    "{\"jsonrpc\":\"2.0\",\"id\":"
                            + id
                            + ",\"method\":\""
                            + method
                            + "\",\"params\":[]}");
            talk.ok(JSON, "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":\"0x17d2b4c\"}");
            talk.pause(4_000);
        }
    }

    private static void nodeRpc(Dialogue talk, String host) {
        for (int round = 0; round < 5; round++) {
            node(talk, host, "getblockchaininfo", "{\"chain\":\"main\",\"blocks\":961250}");
            node(
                    talk,
                    host,
                    "getmininginfo",
                    "{\"blocks\":961250,\"difficulty\":136039287371214.2,"
                            + "\"networkhashps\":9.9e+20,\"pooledtx\":4110}");
            node(talk, host, "getnetworkhashps", "9.93e+20");
            talk.pause(30_000);
        }
    }

    private static void node(Dialogue talk, String host, String method, String result) {
        talk.post("/", host, "{\"method\":\"" + method + "\",\"params\":[],\"id\":1}");
        talk.ok(JSON, "{\"result\":" + result + ",\"error\":null,\"id\":1}\n");
    }

    private static void moneroWallet(Dialogue talk) {
        String host = "127.0.0.1:18081";
        for (int round = 0; round < 5; round++) {
            talk.post(
                    "/json_rpc",
                    host,
                    "{\"jsonrpc\":\"2.0\",\"id\":\"0\",\"method\":\"get_info\"}");
            talk.ok(
                    JSON,
                    "{\"id\":\"0\",\"jsonrpc\":\"2.0\",\"result\":{\"difficulty\":412033998121,"
                            + "\"height\":3742101,\"status\":\"OK\",\"target\":120,"
                            + "\"top_block_hash\":\""
                            + talk.dice().hex(32)
                            + "\"}}");
            talk.post("/getheight", host, "");
            talk.ok(JSON, "{\"hash\":\"" + talk.dice().hex(32) + "\",\"height\":3742101}");
            talk.pause(20_000);
        }
    }
}
