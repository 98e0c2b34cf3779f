package io.minewatch.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

class RunCommandTest {

    private static final Path DEMO = Path.of("../deploy/examples/demo.pcap.gz").toAbsolutePath();
    private static final Path SIGNATURES = Path.of("../signatures").toAbsolutePath();

    @TempDir private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final StringWriter err = new StringWriter();

    @Test
    void aConfigurationWithFaultsEndsWithTwoAndSaysAllOfThem() throws IOException {
        assertEquals(2, run("capture: {workers: 0}\nflows: {}\n"));
        assertEquals(3, err.toString().lines().count(), err.toString());
        assertEquals("", out.toString());
    }

    @Test
    void signaturesThatAreNotThereEndItWithTwo() throws IOException {
        assertEquals(2, run("capture: {files: " + DEMO + "}\nsignatures: {directory: nowhere}\n"));
        assertTrue(err.toString().contains("nowhere: no such directory"), err.toString());
    }

    @Test
    void filesAreReplayedToTheirEnd() throws IOException {
        assertEquals(
                0,
                run(
                        "capture: {files: %s}\nsignatures: {directory: %s}\n"
                                .formatted(DEMO, SIGNATURES)),
                err.toString());
        long flows =
                out.toString()
                        .lines()
                        .map(line -> line.replaceFirst(".*\"flow\":\"([^\"]+)\".*", "$1"))
                        .distinct()
                        .count();
        assertEquals(9, flows);
        long records = out.toString().lines().count();
        assertTrue(err.toString().contains(records + " written, 0 lost"), err.toString());
    }

    @Test
    void aFileThatCannotBeWrittenEndsItWithTwo() throws IOException {
        Files.createDirectory(folder.resolve("d"));
        assertEquals(
                2,
                run(
                        "capture: {files: %s}\nsignatures: {directory: %s}\nemit: {file: d}\n"
                                .formatted(DEMO, SIGNATURES)));
        assertTrue(err.toString().contains("emit.file: "), err.toString());
    }

    private int run(String yaml) throws IOException {
        Path config =
                Files.writeString(
                        folder.resolve("a.yaml"), yaml + "management: {enabled: false}\n");
        var command = Minewatch.commandLine(StandardOutput.of(out, Map.of()));
        command.setErr(new PrintWriter(err, true));
        return command.execute("run", "-c", config.toString());
    }
}
