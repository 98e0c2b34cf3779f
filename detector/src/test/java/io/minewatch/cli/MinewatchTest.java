package io.minewatch.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import picocli.CommandLine;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

class MinewatchTest {

    @Test
    void everyCommandHasHelpAndAVersion() {
        var names = new ArrayList<String>();
        assertHelp(new String[0], Minewatch.commandLine(nowhere()), names);
        assertEquals(
                List.of(
                        "minewatch",
                        "minewatch inspect",
                        "minewatch simulate",
                        "minewatch signatures",
                        "minewatch signatures check",
                        "minewatch signatures list",
                        "minewatch run",
                        "minewatch demo",
                        "minewatch tokens",
                        "minewatch tokens add",
                        "minewatch tokens list",
                        "minewatch tokens revoke",
                        "minewatch check-mirror",
                        "minewatch probe"),
                names);
    }

    private static void assertHelp(String[] path, CommandLine command, List<String> names) {
        String name = command.getCommandSpec().qualifiedName();
        names.add(name);
        for (String option : List.of("--help", "-h")) {
            var help = CommandRun.of(with(path, option));
            assertEquals(0, help.exitCode(), name);
            assertTrue(help.out().startsWith("Usage: " + name + " "), help::out);
            assertEquals(List.of(), help.err());
            assertTrue(help.out().lines().allMatch(line -> line.length() <= 80), help::out);
        }
        var version = CommandRun.of(with(path, "--version"));
        assertEquals(0, version.exitCode());
        assertTrue(version.out().startsWith("minewatch "), version::out);
        command.getSubcommands().forEach((next, sub) -> assertHelp(with(path, next), sub, names));
    }

    @Test
    void wrongUsageIsOneLine() {
        assertWrong("Unmatched argument at index 0: 'bogus'; see minewatch --help", "bogus");
        assertWrong(
                "Unmatched argument at index 0: 'inspec' (did you mean inspect or tokens or"
                        + " check-mirror?); see minewatch --help",
                "inspec");
        assertWrong(
                "Missing required parameter: 'CAPTURE'; see minewatch inspect --help", "inspect");
        assertWrong(
                "Unknown option: '--seperate' (did you mean --separate?); see minewatch inspect"
                        + " --help",
                "inspect",
                "--seperate",
                "a.pcap");
        assertWrong(
                "Missing required parameter for option '--format' (FORMAT); see minewatch inspect"
                        + " --help",
                "inspect",
                "--format");
        assertWrong(
                "Invalid value for option '--format': expected one of [TABLE, JSON, EVE, CSV]"
                        + " (case-insensitive) but was 'xml'; see minewatch inspect --help",
                "inspect",
                "--format",
                "xml",
                "a.pcap");
        assertWrong(
                "option '--regions' (CSV) should be specified only once; see minewatch inspect"
                        + " --help",
                "inspect",
                "--regions=a",
                "--regions=b",
                "a.pcap");
        assertWrong("Missing option: --out=FILE; see minewatch simulate --help", "simulate");
        assertWrong(
                "Unmatched argument at index 0: 'a<U+001B>[2J<U+000A>b'; see minewatch --help",
                "a\u001b[2J\nb");
    }

    @Test
    void withoutACommandTheHelpFollows() {
        var bare = CommandRun.of();
        assertEquals(2, bare.exitCode());
        assertEquals("minewatch: Missing required subcommand", bare.err().getFirst());
        assertEquals("Usage: minewatch [-hV] COMMAND", bare.err().get(1));
        assertEquals("", bare.out() + bare.records());
    }

    @Test
    void aFaultOfTheProgramIsNoStackTrace() {
        var broken =
                new OutputStream() {
                    @Override
                    public void write(int value) {
                        throw new IllegalStateException("of the test\n\tat nowhere");
                    }
                };
        var run =
                CommandRun.into(
                        broken,
                        80,
                        "inspect",
                        "--format=csv",
                        "--signatures=" + CommandRun.SIGNATURES,
                        CommandRun.DEMO);
        assertEquals(Minewatch.INTERNAL_ERROR, run.exitCode());
        assertEquals(
                List.of(
                        "minewatch: internal error: java.lang.IllegalStateException: of the"
                                + " test<U+000A><U+0009>at nowhere",
                        "minewatch: set MINEWATCH_TRACE=1 to see where"),
                run.err());
    }

    private static void assertWrong(String line, String... arguments) {
        var run = CommandRun.of(arguments);
        assertEquals(2, run.exitCode());
        assertEquals(List.of("minewatch: " + line), run.err());
        assertEquals("", run.out() + run.records());
    }

    private static StandardOutput nowhere() {
        return new StandardOutput(OutputStream.nullOutputStream(), 80);
    }

    private static String[] with(String[] path, String more) {
        return Stream.concat(Stream.of(path), Stream.of(more)).toArray(String[]::new);
    }
}
