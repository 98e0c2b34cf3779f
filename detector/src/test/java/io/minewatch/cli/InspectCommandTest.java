package io.minewatch.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;

import io.minewatch.emit.DetectionSchema;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

class InspectCommandTest {

    private static final int MINERS = 9;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(DetectionSchema.text());

    @TempDir Path folder;

    @Test
    void jsonIsNothingButRecordsOfTheSchema() throws IOException {
        var run = demo("--format", "json");
        assertEquals(0, run.exitCode());
        assertEquals("", run.out());
        assertEquals(MINERS, run.lines().size());
        for (String line : run.lines()) {
            assertEquals("[]", SCHEMA.validate(line, InputFormat.JSON).toString(), line);
            var event = JSON.readTree(line).get("event");
            var start = Instant.parse(event.get("start").asText());
            assertTrue(!Instant.parse(event.get("end").asText()).isBefore(start), line);
        }
        assertTrue(run.err().stream().allMatch(l -> l.startsWith("minewatch: ")), run::toString);
        String read = "minewatch: 2,687 packets, 398,728 bytes, ";
        assertTrue(run.err().stream().anyMatch(l -> l.startsWith(read)), run::toString);
        String found = "minewatch: \\d+ flows followed, [\\d,]+ messages, 9 detections";
        assertTrue(run.err().stream().anyMatch(l -> l.matches(found)), run::toString);
    }

    @Test
    void everyFormatHasEveryMiner() {
        assertEquals(MINERS, demo("--format=eve").lines().size());
        assertEquals(1 + MINERS, demo("--format=CSV").lines().size());
        var table = demo().lines();
        assertTrue(table.getFirst().startsWith("GRADE "), table::toString);
        assertEquals("", table.get(1 + MINERS));
        assertTrue(table.get(2 + MINERS).startsWith("Detections: 9 (8 confirmed, 1 suspected)"));
    }

    @Test
    void theTableIsAsWideAsTheTerminal() {
        for (int width : List.of(60, 80, 120, 200)) {
            var run =
                    CommandRun.inColumns(
                            width,
                            "inspect",
                            "--signatures=" + CommandRun.SIGNATURES,
                            CommandRun.DEMO);
            assertTrue(run.lines().stream().allMatch(l -> l.length() <= width), run::records);
            assertEquals(MINERS, run.records().split("(?m)^(confirmed|suspected)").length - 1);
        }
    }

    @Test
    void tablesOfLinesAndRegionsSayWhere() throws IOException {
        var run =
                demo(
                        "--format=json",
                        "--subscribers=" + CommandRun.EXAMPLES.resolve("subscribers.csv"),
                        "--regions=" + CommandRun.EXAMPLES.resolve("regions.csv"));
        assertEquals(0, run.exitCode());
        var grades = each(run, "/location/grade").stream().sorted().toList();
        assertEquals(List.of("L0", "L0", "L3", "L3", "L4", "L4", "L4", "L4", "L4"), grades);
    }

    @Test
    void filesAreOneCaptureUnlessSeparate() throws IOException {
        String plain = unpacked().toString();
        var merged = demo("--format=json", plain);
        assertEquals(MINERS, merged.lines().size());
        var separate = demo("--format=json", "--separate", plain);
        assertEquals(2 * MINERS, separate.lines().size());
        Path list = Files.writeString(folder.resolve("list"), "# both\n" + plain + "\n\n");
        var listed = demo("--format=json", "--separate", "@" + list);
        assertEquals(sources(separate), sources(listed));
        assertEquals(
                List.of(CommandRun.DEMO, plain), sources(separate).stream().distinct().toList());
    }

    @Test
    void pseudonymsCompareWithAKeyOnly() throws IOException {
        assertNotEquals(pseudonyms(), pseudonyms());
        Path key = Files.writeString(folder.resolve("key"), "0123456789abcdef");
        assertEquals(pseudonyms("--pseudonym-key=" + key), pseudonyms("--pseudonym-key=" + key));
        Files.writeString(key, "0123456789abcde");
        var run = demo("--pseudonym-key=" + key);
        assertEquals(2, run.exitCode());
        assertEquals(
                List.of(
                        "--pseudonym-key: "
                                + key
                                + ": the pseudonym key must have at least 16 bytes, not 15; see"
                                + " minewatch inspect --help"),
                run.complaints());
    }

    @Test
    void namesOfAccountsAreInClearIfTheOperatorSaysSo() {
        assertTrue(!demo("--format=json").records().contains("\"clear\""));
        assertTrue(demo("--format=json", "--show-accounts").records().contains("\"clear\""));
    }

    @Test
    void theOperatorIsPartOfTheIds() throws IOException {
        assertEquals(ids("--operator=a"), ids("--operator=a"));
        assertNotEquals(ids("--operator=a"), ids("--operator=b"));
    }

    @Test
    void aFullDiskIsOneLineAndAReaderThatHasGoneIsNone() {
        for (String format : List.of("table", "json", "eve", "csv")) {
            var full = failing("No space left on device", format);
            assertEquals(1, full.exitCode());
            assertEquals(
                    1,
                    full.err().stream()
                            .filter(l -> l.startsWith("minewatch: cannot write detections: "))
                            .count());
            var gone = failing("Broken pipe", format);
            assertEquals(0, gone.exitCode());
            assertTrue(gone.err().stream().noneMatch(l -> l.contains("pipe")), gone::toString);
        }
    }

    @Test
    void widthIsWhatTheShellSaysIfItIsAWidth() {
        assertEquals(80, width(Map.of("COLUMNS", "80")));
        for (String wrong : List.of("", "0", "-5", "wide", "100000")) {
            assertEquals(StandardOutput.USUAL_WIDTH, width(Map.of("COLUMNS", wrong)));
        }
        assertEquals(StandardOutput.USUAL_WIDTH, width(Map.of()));
    }

    private static int width(Map<String, String> environment) {
        return StandardOutput.of(OutputStream.nullOutputStream(), environment).width();
    }

    private static CommandRun failing(String why, String format) {
        var broken =
                new OutputStream() {
                    @Override
                    public void write(int value) throws IOException {
                        throw new IOException(why);
                    }
                };
        return CommandRun.into(
                broken,
                80,
                "inspect",
                "--format=" + format,
                "--signatures=" + CommandRun.SIGNATURES,
                CommandRun.DEMO);
    }

    private static CommandRun demo(String... more) {
        var arguments = new ArrayList<String>();
        arguments.addAll(
                List.of("inspect", "--signatures=" + CommandRun.SIGNATURES, CommandRun.DEMO));
        arguments.addAll(List.of(more));
        return CommandRun.of(arguments.toArray(String[]::new));
    }

    private Path unpacked() throws IOException {
        Path plain = folder.resolve("demo.pcap");
        try (var in = new GZIPInputStream(Files.newInputStream(Path.of(CommandRun.DEMO)))) {
            Files.copy(in, plain);
        }
        return plain;
    }

    private static List<String> sources(CommandRun run) throws IOException {
        return each(run, "/capture/source");
    }

    private static List<String> pseudonyms(String... more) throws IOException {
        var arguments = new ArrayList<>(List.of(more));
        arguments.add("--format=json");
        return each(demo(arguments.toArray(String[]::new)), "/mining/account/pseudonym");
    }

    private static List<String> ids(String more) throws IOException {
        return each(demo("--format=json", more), "/event/id");
    }

    private static List<String> each(CommandRun run, String pointer) throws IOException {
        var all = new ArrayList<String>();
        for (String line : run.lines()) {
            JsonNode record = JSON.readTree(line);
            all.add(record.at(pointer).asText());
        }
        return all;
    }
}
