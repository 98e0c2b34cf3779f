package io.minewatch.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.minewatch.simulate.Simulation;
import io.minewatch.simulate.file.PcapFile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The commands beside the benchmarks work; how fast they find things to be is not looked at. */
class ToolsTest {

    private static final String RESULT =
            "{\"benchmark\":\"io.minewatch.flow.ScreenBenchmark.tls\",\"params\":{\"entries\":\"7\"},"
                + "\"primaryMetric\":{\"score\":%s,\"scoreError\":0.5,\"scoreUnit\":\"ns/op\"},"
                + "\"secondaryMetrics\":{\"gc.alloc.rate.norm\":{\"score\":%s}}}";

    @TempDir private Path directory;

    @Test
    void comparesWhatBothHaveAndNamesWhatOneHas() throws IOException {
        Path before = write("before.json", "[" + RESULT.formatted("10.0", "24.0") + "]");
        Path after =
                write(
                        "after.json",
                        "["
                                + RESULT.formatted("5.0", "0.0")
                                + ","
                                + RESULT.formatted("1.0", "0.0").replace("tls", "http")
                                + "]");
        assertEquals(
                """
                | benchmark | before | after | ratio | B/op |
                | --- | --: | --: | --: | --: |
                | ScreenBenchmark.http 7 | - | 1.00 ± 0.50 ns/op | - | - |
                | ScreenBenchmark.tls 7 | 10.00 ± 0.50 ns/op | 5.00 ± 0.50 ns/op | **0.50** | 24 → 0 |
                """,
                Compare.table(before, after));
    }

    @Test
    void oneResultFileIsATable() throws IOException {
        assertEquals(
                """
                | benchmark | score | B/op |
                | --- | --: | --: |
                | ScreenBenchmark.tls 7 | 10.00 ± 0.50 ns/op | 24 |
                """,
                Compare.table(write("one.json", "[" + RESULT.formatted("10.0", "24.0") + "]")));
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    @Test
    void aPassIsReadAsItWasWritten() {
        var pass = new Passes.Pass(1000, 900_000, 0.125, 0.25, 0.5, 4096, 3);
        assertEquals(pass, Passes.Pass.of(pass.row(17)));
    }

    @Test
    void scalesWithFlowsAndSuspects() {
        String table = Scale.table(20_000, 1, new Scale.Held(0, 0), new Scale.Held(100, 1000));
        assertEquals(5, table.lines().count(), table);
        assertTrue(table.contains("| 100 followed, 1000 watched |"), table);
    }

    @Test
    void tellsWhatTrafficIsInACapture() throws IOException {
        Path capture = directory.resolve("traffic.pcap");
        var plan = Traffic.plan(1, 60_000_000_000L, 4_000_000, List.of());
        try (var file =
                new PcapFile(
                        Files.newOutputStream(capture), true, ByteOrder.LITTLE_ENDIAN, 1, 65_535)) {
            new Simulation(plan).run(file, (flow, mining) -> {});
        }
        var shape = CaptureShape.of(capture);
        assertTrue(shape.packets() / shape.flows() >= 10, shape.toString());
        assertTrue(shape.packets() / shape.flows() <= 60, shape.toString());
        assertTrue(shape.median() >= 2 && shape.median() <= 6, shape.toString());
        assertTrue(shape.frameBytes() > 500 && shape.frameBytes() < 900, shape.toString());
        assertTrue(shape.atOnce() > 0 && shape.atOnce() < shape.flows(), shape.toString());
    }

    /** Too short for a conversation to end; nothing may break. */
    @Test
    void hostileLoadIsSurvived() throws IOException {
        assertEquals(0, Hostile.search(1, 20_000).total());
    }
}
