package io.minewatch.metrics;

/** What happened, as opposed to what was lost ({@link Drop}). Each constant is one metric. */
public enum Counter {
    FRAMES("frames read from the capture"),
    FRAME_BYTES("bytes of those frames as they were on the wire"),
    PACKETS("TCP and UDP packets decoded"),
    SCREENED("TCP payloads that the screen let through to a conversation"),
    FLOWS_FOLLOWED("flows that were followed"),
    THIN_FLOWS("flows that cannot be read and were watched by time and size"),
    THIN_FLOWS_LEFT("of those, flows that were left alone for they carry too much"),
    THIN_FLOWS_TOLD("of those, flows that looked like mining"),
    STREAM_GAPS("holes jumped in a TCP stream"),
    MESSAGES("messages read in conversations"),
    NEIGHBOUR_ELECTRUM("conversations of Electrum wallets"),
    NEIGHBOUR_WEB3("conversations with Ethereum nodes that are not mining"),
    NEIGHBOUR_OTHER_CHAIN("conversations with nodes of chains without proof of work"),
    NEIGHBOUR_PRICES("feeds of exchanges' prices"),
    NEIGHBOUR_REMOTE_CONTROL("remote control of players, downloads and the like"),
    NEIGHBOUR_PEERS("conversations between nodes of a chain"),
    NEIGHBOUR_WALLET_RPC("conversations of wallets with their nodes"),
    NEIGHBOUR_LANGUAGE_TOOLS("conversations of editors and language models with their tools"),
    NEIGHBOUR_QUOTED_TEXT("texts that quote mining"),
    NEIGHBOUR_WEB("web pages and services that are not mining"),
    NEIGHBOUR_TLS("encrypted conversations behind a proxy's opening"),
    NEIGHBOUR_ENCRYPTED("encrypted conversations that only begin like mining"),
    NEIGHBOUR_FOLLOWERS("flows that cannot be read and follow a chain without mining"),
    NEIGHBOUR_OTHER_JSON("conversations in JSON of any other kind"),
    DETECTIONS("mining detections"),
    NODES_REPORTED("records of nodes of a chain, which do not mine, if they are asked for"),
    WORKER_RESTARTS("times a worker began anew after repeated faults"),
    SOURCE_LOSSES("times a worker's source was gone");

    public final String help;

    Counter(String help) {
        this.help = help;
    }
}
