package io.minewatch.captured;

import io.minewatch.verdict.Detection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** A flow of which the truth is known. Equal to another if the ends are. */
public final class KnownFlow {

    /**
     * Which protocols a flow may be reported as. What is not here comes in later steps, if at all.
     */
    private static final Map<String, Set<String>> PROTOCOLS =
            Map.ofEntries(
                    // The table goes by what the client says; some pools answer with Zcash's jobs.
                    Map.entry("stratum-v1", Set.of("stratum_v1", "equihash_stratum")),
                    Map.entry("stratum-v1 (proxy->pool)", Set.of("stratum_v1")),
                    Map.entry("stratum-v1 (miner->agent)", Set.of("stratum_v1")),
                    Map.entry("btcagent-exmessage (agent->pool)", Set.of("stratum_v1", "btcagent")),
                    Map.entry("ethereumstratum-2.0.0", Set.of("ethereum_stratum")),
                    Map.entry("monero-stratum", Set.of("cryptonote")),
                    Map.entry("socks5+monero-stratum", Set.of("cryptonote")),
                    Map.entry("xmr-stratum", Set.of("cryptonote")),
                    Map.entry("eth-stratum", Set.of("ethproxy", "ethereum_stratum")),
                    Map.entry("monero-daemon-http", Set.of("cryptonote")),
                    Map.entry("eth-getwork-http", Set.of("eth_getwork")),
                    Map.entry("getwork-http", Set.of("getwork")),
                    Map.entry("getblocktemplate-http", Set.of("getblocktemplate")),
                    Map.entry("stratum-v1-zcash", Set.of("stratum_v1", "equihash_stratum")));

    private final String client;
    private final String server;
    private final String label;
    private final String dialect;
    private final String level;

    private KnownFlow(String client, String server, String label, String dialect, String level) {
        this.client = client;
        this.server = server;
        this.label = label;
        this.dialect = dialect;
        this.level = level;
    }

    static KnownFlow of(Detection detection) {
        return new KnownFlow(
                detection.client().address().getHostAddress() + ":" + detection.client().port(),
                detection.server().address().getHostAddress() + ":" + detection.server().port(),
                "",
                "",
                "");
    }

    /** The flows of FLOWS.tsv in a capture. */
    public static List<KnownFlow> own(Path captures, Path file) throws IOException {
        return rows(captures.resolve("own/FLOWS.tsv"), file)
                .map(
                        row ->
                                new KnownFlow(
                                        row[2] + ":" + row[3],
                                        row[4] + ":" + row[5],
                                        row[6],
                                        row[7],
                                        ""))
                .toList();
    }

    /** The flows of MINING-FLOWS.tsv in a capture; which end is the client's is not known. */
    public static List<KnownFlow> published(Path captures, Path file) throws IOException {
        return rows(captures.resolve("public/MINING-FLOWS.tsv"), file)
                .map(
                        row -> {
                            String[] ends = row[1].split(" ");
                            return new KnownFlow(ends[1], ends[2], "mining", row[2], row[3]);
                        })
                .toList();
    }

    private static Stream<String[]> rows(Path table, Path file) throws IOException {
        return Files.readAllLines(table).stream()
                .map(line -> line.split("\t"))
                .filter(row -> row[0].equals(file.getFileName().toString()));
    }

    /** The same flow with its ends the other way. */
    public KnownFlow reversed() {
        return new KnownFlow(server, client, label, dialect, level);
    }

    public String client() {
        return client;
    }

    public String server() {
        return server;
    }

    public boolean isAttempt() {
        return level.equals("attempt");
    }

    /** True if it is mining in a dialect that is read. */
    public boolean isExpected() {
        return label.equals("mining") && PROTOCOLS.containsKey(dialect);
    }

    /** True if it may be reported as this protocol, or has to be as "nothing". */
    public boolean fits(String protocol) {
        if (label.equals("benign")) {
            return protocol.equals("nothing");
        }
        return !isExpected() || PROTOCOLS.get(dialect).contains(protocol);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KnownFlow flow
                && client.equals(flow.client)
                && server.equals(flow.server);
    }

    @Override
    public int hashCode() {
        return Objects.hash(client, server);
    }

    @Override
    public String toString() {
        return client + " " + server + " " + dialect;
    }
}
