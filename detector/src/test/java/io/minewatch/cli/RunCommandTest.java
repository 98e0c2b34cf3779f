package io.minewatch.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.ProcessBuilder.Redirect;
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

    /** The configuration is a pipe: whoever reads it is about to start, until it is written. */
    @Test
    @EnabledOnOs(OS.LINUX)
    @Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aReloadThatIsAskedForDuringTheStartComesAfterIt() throws Exception {
        Path config = folder.resolve("a.yaml");
        assertEquals(0, shell("mkfifo " + config));
        var process = start(config);
        try {
            try (var pipe = Files.newBufferedWriter(config)) {
                assertEquals(0, shell("kill -HUP " + process.pid()));
                pipe.write(
                        """
                        capture: {files: %s, pace: original, loop: true}
                        signatures: {directory: %s}
                        management: {enabled: false}
                        """
                                .formatted(DEMO, SIGNATURES));
            }
            try (var said = process.errorReader()) {
                assertTrue(said.lines().anyMatch(line -> line.contains(" reloaded: ")));
                process.destroy();
                assertEquals(0, process.waitFor());
            }
        } finally {
            process.destroyForcibly();
        }
    }

    /** Whoever was started by nohup would not hear the signal, nor would what it starts. */
    private static Process start(Path config) throws IOException {
        return new ProcessBuilder(
                        "env",
                        "--default-signal=HUP",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Minewatch.class.getName(),
                        "run",
                        "-c",
                        config.toString())
                .redirectOutput(Redirect.DISCARD)
                .start();
    }

    private static int shell(String command) throws Exception {
        return new ProcessBuilder("sh", "-c", command).start().waitFor();
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
