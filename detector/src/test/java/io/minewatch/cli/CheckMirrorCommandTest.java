package io.minewatch.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Mirrors with known faults, as the simulator makes them. */
class CheckMirrorCommandTest {

    @TempDir private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter errors = new StringWriter();

    @Test
    void aFlawlessMirrorPasses() {
        assertEquals(List.of(), failures());
    }

    @Test
    void eachFaultIsFound() {
        assertEquals(List.of("both directions"), failures("--one-side", "c2s"));
        assertEquals(List.of("loss before"), failures("--loss", "0.05"));
        assertEquals(List.of("duplicates"), failures("--duplicate", "0.1"));
        assertEquals(List.of("truncation"), failures("--snaplen", "100"));
    }

    @Test
    void whatIsWrongWithTheCallIsOneLine() {
        assertEquals(2, check());
        assertEquals(2, check("-i", "a", "--file", "b"));
        assertEquals(2, check("-i", "a", "--seconds", "0"));
        assertTrue(errors.toString().contains("--seconds must be 1 to 86400, not 0"));
        assertEquals(1, check("--file", folder.resolve("none.pcap").toString()));
        assertEquals(1, check("-i", "nowhere0", "--seconds", "1"));
    }

    private List<String> failures(String... how) {
        String capture = folder.resolve("a.pcap").toString();
        var arguments =
                new ArrayList<>(
                        List.of(
                                "--out",
                                capture,
                                "--size",
                                "4MB",
                                "--duration",
                                "60s",
                                "--seed",
                                "5"));
        arguments.addAll(List.of(how));
        var simulate = new CommandLine(new SimulateCommand());
        simulate.setErr(new PrintWriter(errors));
        assertEquals(0, simulate.execute(arguments.toArray(String[]::new)), errors.toString());
        out.getBuffer().setLength(0);
        int exit = check("--file", capture);
        var failures =
                out.toString()
                        .lines()
                        .filter(line -> line.startsWith("FAIL"))
                        .map(line -> line.substring(6, 22).strip())
                        .toList();
        assertEquals(failures.isEmpty() ? 0 : 1, exit);
        return failures;
    }

    private int check(String... arguments) {
        var line = new CommandLine(new CheckMirrorCommand());
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(errors));
        return line.execute(arguments);
    }
}
