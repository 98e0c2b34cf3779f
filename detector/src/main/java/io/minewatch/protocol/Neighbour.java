package io.minewatch.protocol;

import io.minewatch.metrics.Counter;

import java.util.List;
import java.util.Optional;

/**
 * What speaks JSON as mining does and is not mining. Tried in this order; each is counted by name.
 */
enum Neighbour {
    /** Electrum wallets: electrum-protocol, protocol-methods. */
    ELECTRUM(Counter.NEIGHBOUR_ELECTRUM, List.of("server.", "blockchain.", "mempool.")),
    /** Ethereum nodes' execution API; the work methods of {@code eth_} belong to dialects. */
    WEB3(
            Counter.NEIGHBOUR_WEB3,
            List.of("eth_", "net_", "web3_", "debug_", "txpool_", "trace_", "engine_", "erigon_")),
    /** Nodes of chains that have no proof of work: Solana, Substrate. */
    OTHER_CHAIN(
            Counter.NEIGHBOUR_OTHER_CHAIN,
            List.of(
                    "getLatestBlockhash",
                    "getSlot",
                    "getAccountInfo",
                    "getProgramAccounts",
                    "sendTransaction",
                    "slotSubscribe",
                    "slotNotification",
                    "accountSubscribe",
                    "accountNotification",
                    "signatureSubscribe",
                    "logsSubscribe",
                    "chain_",
                    "state_",
                    "author_")),
    /** Exchanges' prices. */
    PRICES(
            Counter.NEIGHBOUR_PRICES,
            List.of("SUBSCRIBE", "UNSUBSCRIBE", "LIST_SUBSCRIPTIONS", "public/", "private/")),
    /** Players, downloads, monitoring and switches, steered by calls. */
    REMOTE_CONTROL(
            Counter.NEIGHBOUR_REMOTE_CONTROL,
            List.of(
                    "Player.",
                    "JSONRPC.",
                    "VideoLibrary.",
                    "aria2.",
                    "session-",
                    "torrent-",
                    "web.update_ui",
                    "auth.login",
                    "auth.check_session",
                    "user.login",
                    "item.get",
                    "host.get",
                    "monitor",
                    "verto.")),
    /** Wallets and nodes of the Bitcoin and Monero families, asked over a plain connection. */
    WALLET_RPC(
            Counter.NEIGHBOUR_WALLET_RPC,
            List.of(
                    "getblockc",
                    "getblockh",
                    "getblockstats",
                    "getblockfilter",
                    "getblockfrompeer",
                    "getblocktemplate",
                    "get_block",
                    "getlastblock",
                    "getheight",
                    "getnetwork",
                    "getmininginfo",
                    "getraw",
                    "sendraw",
                    "getbalance",
                    "getnewaddress",
                    "listunspent",
                    "estimate",
                    "getpeerinfo",
                    "getbestblock",
                    "getinfo",
                    "get_info",
                    "get_balance",
                    "get_transfers",
                    "get_address",
                    "transfer",
                    "get_height",
                    "getaddress",
                    "walletp",
                    "listtrans",
                    "gettxout",
                    "validateaddr")),
    /** Editors and their tools: Language Server Protocol, Model Context Protocol. */
    LANGUAGE_TOOLS(
            Counter.NEIGHBOUR_LANGUAGE_TOOLS,
            List.of(
                    "textDocument/",
                    "initialize",
                    "workspace/",
                    "window/",
                    "$/",
                    "tools/",
                    "notifications/",
                    "resources/",
                    "prompts/",
                    "completion/")),
    /** Text that quotes mining: mail, a page, a log; not a conversation. */
    QUOTED_TEXT(Counter.NEIGHBOUR_QUOTED_TEXT, List.of()),
    /** Web pages and services, by HTTP or WebSocket. */
    WEB(Counter.NEIGHBOUR_WEB, List.of()),
    /** Encrypted behind a proxy's opening. */
    TLS(Counter.NEIGHBOUR_TLS, List.of()),
    /** Encrypted, and only its beginning is like that of a mining protocol. */
    ENCRYPTED(Counter.NEIGHBOUR_ENCRYPTED, List.of()),
    /** Nodes of Bitcoin, its relatives and Monero among themselves. */
    PEERS(Counter.NEIGHBOUR_PEERS, List.of()),
    /** Any other JSON. */
    OTHER_JSON(Counter.NEIGHBOUR_OTHER_JSON, List.of());

    /** Where such conversations are counted. */
    final Counter counter;

    private final List<String> methodStarts;

    Neighbour(Counter counter, List<String> methodStarts) {
        this.counter = counter;
        this.methodStarts = methodStarts;
    }

    /** Who calls this method, if it is known. */
    static Optional<Neighbour> of(Message message) {
        String method = message.method();
        for (Neighbour neighbour : values()) {
            for (String start : neighbour.methodStarts) {
                if (method.startsWith(start)) {
                    return Optional.of(neighbour);
                }
            }
        }
        return Optional.empty();
    }
}
