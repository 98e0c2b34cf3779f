package io.minewatch.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;

import io.minewatch.emit.DetectionSchema;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Three nodes and a miner: what is said of the nodes if nobody asks, and if somebody does. */
class ShowBlockchainTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String COUNTED =
            "minewatch: not mining: conversations between nodes of a chain: 3";
    private static final String REPORTED =
            "minewatch: not mining: records of nodes of a chain, which do not mine, if they are"
                    + " asked for: 3";

    @TempDir private Path folder;

    private String capture = "";

    @BeforeEach
    void simulate() {
        capture = folder.resolve("nodes.pcap").toString();
        assertEquals(
                0,
                CommandRun.of(
                                "simulate",
                                "--out",
                                capture,
                                "--dialects",
                                "xmrig",
                                "--lookalikes",
                                "bitcoin-p2p,litecoin-p2p,monero-p2p",
                                "--duration",
                                "120s")
                        .exitCode());
    }

    @Test
    void withoutItNodesAreOnlyCounted() throws IOException {
        var run = inspect("json");
        assertEquals(List.of("cryptonote miner confirmed alert 3"), records(run));
        assertTrue(run.err().contains(COUNTED), run::toString);
        assertTrue(!run.err().contains(REPORTED), run::toString);
        assertTrue(!inspect("table").records().contains("node"));
    }

    @Test
    void withItEachHasARecordThatSaysThatNobodyMines() throws IOException {
        var run = inspect("json", "--show-blockchain");
        assertEquals(
                List.of(
                        "bitcoin_p2p node not_mining event 0",
                        "bitcoin_p2p node not_mining event 0",
                        "cryptonote miner confirmed alert 3",
                        "levin node not_mining event 0"),
                records(run));
        var schema =
                JsonSchemaFactory.getInstance(VersionFlag.V202012)
                        .getSchema(DetectionSchema.text());
        for (String line : run.lines()) {
            assertEquals("[]", schema.validate(line, InputFormat.JSON).toString(), line);
        }
        assertTrue(run.err().contains(COUNTED) && run.err().contains(REPORTED), run::toString);
        assertTrue(run.err().stream().anyMatch(l -> l.endsWith(" messages, 1 detections")));
        assertEquals(List.of("bitcoin 8333", "levin 18080", "litecoin 9333"), servers(run));
    }

    /** Whoever counts alerts of mining, or rows of miners, counts none of them. */
    @Test
    void otherFormatsKeepThemApart() {
        var eve = inspect("eve", "--show-blockchain").lines();
        assertEquals(4, eve.size());
        assertEquals(
                1, eve.stream().filter(line -> line.contains("Cryptocurrency mining")).count());
        assertEquals(
                3, eve.stream().filter(line -> line.contains("Not Suspicious Traffic")).count());
        var table = inspect("table", "--show-blockchain").lines();
        int blank = table.indexOf("");
        assertEquals(2, blank, "head and the miner");
        assertTrue(table.get(3).startsWith("Detections: 1 (1 confirmed), miners: 1"));
        int nodes = table.indexOf("Not mining: nodes of chains: 3");
        assertTrue(nodes > blank, table::toString);
        assertTrue(
                table.subList(nodes + 1, table.size()).stream().allMatch(l -> l.contains(" with ")),
                table::toString);
        var csv = inspect("csv", "--show-blockchain").lines();
        assertEquals(3, csv.stream().filter(line -> line.contains("not_mining,node")).count());
    }

    private CommandRun inspect(String format, String... more) {
        var arguments = new ArrayList<>(List.of("inspect", capture, "--format", format));
        arguments.add("--signatures=" + CommandRun.SIGNATURES);
        arguments.addAll(List.of(more));
        return CommandRun.of(arguments.toArray(String[]::new));
    }

    private static List<String> records(CommandRun run) throws IOException {
        var all = new ArrayList<String>();
        for (String line : run.lines()) {
            JsonNode record = JSON.readTree(line);
            JsonNode mining = record.get("mining");
            all.add(
                    String.join(
                            " ",
                            mining.get("protocol").asText(),
                            mining.get("role").asText(),
                            mining.get("grade").asText(),
                            record.at("/event/kind").asText(),
                            record.at("/event/severity").asText()));
        }
        return all.stream().sorted().toList();
    }

    private static List<String> servers(CommandRun run) throws IOException {
        var all = new ArrayList<String>();
        for (String line : run.lines()) {
            JsonNode record = JSON.readTree(line);
            if (record.at("/mining/role").asText().equals("node")) {
                all.add(
                        record.at("/mining/variant").asText()
                                + " "
                                + record.at("/server/port").asText());
            }
        }
        return all.stream().sorted().toList();
    }
}
