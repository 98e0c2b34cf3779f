package io.minewatch.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

class SignaturesCommandTest {

    private static final String SHIPPED = "../signatures";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir private Path directory;

    @Test
    void checkCountsWhatIsThere() {
        assertEquals(0, run("check", SHIPPED));
        assertTrue(
                out.toString()
                        .matches(
                                "\\d+ pools, \\d+ agents, \\d+ machines, \\d+ coins, \\d+"
                                        + " algorithms, \\d+ TLS hellos, version [0-9a-f]{12}\\R"),
                out::toString);
        assertEquals("", err.toString());
    }

    @Test
    void checkNamesFaultsOneALine() throws IOException {
        for (String file : List.of("pools", "agents", "hardware", "coins", "algorithms", "tls")) {
            String name = file + ".yaml";
            Files.copy(Path.of(SHIPPED).resolve(name), directory.resolve(name));
        }
        Path agents = directory.resolve("agents.yaml");
        Files.writeString(agents, "agents:\n  - {prefix: aa, kind: x, software: a, source: a}\n");
        assertEquals(1, run("check", directory.toString()));
        assertEquals("", out.toString());
        assertEquals(
                agents + ":2: kind: \"x\" must be one of [miner, proxy, service, firmware]\n",
                err.toString());
    }

    @Test
    void aMissingDirectoryIsOneLine() {
        Path missing = directory.resolve("missing");
        assertEquals(1, run("check", missing.toString()));
        assertEquals(missing + ": no such directory\n", err.toString());
    }

    @Test
    void listPrintsATable() {
        assertEquals(0, run("list", "pools", "--signatures", SHIPPED));
        assertTrue(out.toString().contains("f2pool.com"), out::toString);
        assertEquals(0, run("list", "ALGORITHMS", "--signatures", SHIPPED));
        assertEquals(0, run("list", "tls", "--signatures", SHIPPED));
        String hello = "t13i310900_e8f1e7e78f70_1f22a2ca17c4 XMRig +miner +6.26.0\\R";
        assertTrue(Pattern.compile(hello).matcher(out.toString()).find(), out::toString);
        assertEquals(0, run("list", "--signatures", SHIPPED));
        assertTrue(out.toString().contains("Antminer S19 95T"), out::toString);
        assertTrue(out.toString().contains("Ravencoin"), out::toString);
        assertTrue(out.toString().contains("XMRig"), out::toString);
    }

    @Test
    void anUnknownTableIsWrongUsage() {
        assertEquals(2, run("list", "cows", "--signatures", SHIPPED));
        assertTrue(err.toString().contains("cows"), err::toString);
        assertEquals(2, run());
    }

    private int run(String... arguments) {
        var all = new String[arguments.length + 1];
        all[0] = "signatures";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return Minewatch.commandLine(new StandardOutput(OutputStream.nullOutputStream(), 80))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(all);
    }
}
