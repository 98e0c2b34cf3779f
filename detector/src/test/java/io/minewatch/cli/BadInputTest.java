package io.minewatch.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** What is wrong is said in one line that names what and where, and everything else is done. */
class BadInputTest {

    private static final int MINERS = 9;

    @TempDir Path folder;

    private byte[] demo;

    @BeforeEach
    void unpack() throws IOException {
        try (var in = new GZIPInputStream(Files.newInputStream(Path.of(CommandRun.DEMO)))) {
            demo = in.readAllBytes();
        }
    }

    @Test
    void captures() throws IOException {
        assertCapture("is empty", "empty.pcap", new byte[0]);
        assertCapture(
                "neither pcap nor pcapng, nor packed with gzip or zstd: it begins with 0x68656c6c",
                "text.pcap",
                "hello, world\n".getBytes());
        assertCapture(
                "neither pcap nor pcapng, nor packed with gzip or zstd: it begins with 0xdeadbeef",
                "magic.pcap",
                changed(0, 0xefbeadde));
        assertCapture(
                "is cut off in its header; 23 of 24 bytes are there",
                "header.pcap",
                Arrays.copyOf(demo, 23));
        assertCapture(
                "link type 999 is not read: its packets are dropped, at byte 20",
                "link.pcap",
                changed(20, 999));
        assertCapture(
                "a packet of 2147483647 bytes is longer than the longest one that is believed,"
                        + " 262144 bytes; nothing after it was read, at byte 24",
                "packet.pcap",
                changed(32, Integer.MAX_VALUE));
        assertCapture("no such file", "missing.pcap");
        assertEquals(List.of(folder + ": is a directory"), with(1, folder.toString()).complaints());
    }

    @Test
    void lists() throws IOException {
        Path list = Files.writeString(folder.resolve("list"), "\n# nothing\n");
        assertEquals(List.of(list + ": names no file"), with(1, "@" + list).complaints());
        Path none = folder.resolve("none");
        assertEquals(List.of(none + ": no such file"), with(1, "@" + none).complaints());
        Files.write(list, new byte[] {(byte) 0xff});
        assertEquals(
                List.of(list + ": is no list of files: it is not UTF-8 text"),
                with(1, "@" + list).complaints());
    }

    @Test
    void whatStandsBeforeTheEndOfACutCaptureIsUsed() throws IOException {
        Path cut = Files.write(folder.resolve("cut.pcap"), Arrays.copyOf(demo, demo.length - 5));
        var run = inspect(cut.toString());
        assertEquals(1, run.exitCode());
        assertEquals(1, run.complaints().size());
        assertTrue(
                run.complaints()
                        .getFirst()
                        .matches(
                                cut
                                        + ": the last packet is cut off; \\d+ bytes of it are"
                                        + " there, at byte \\d+"));
        assertEquals(MINERS, run.lines().size());
        byte[] packed = Files.readAllBytes(Path.of(CommandRun.DEMO));
        Files.write(cut, Arrays.copyOf(packed, packed.length / 2));
        run = inspect(cut.toString());
        assertEquals(1, run.exitCode());
        assertTrue(
                run.complaints()
                        .getFirst()
                        .startsWith(cut + ": its compressed data are cut off, at byte "));
        assertTrue(run.lines().size() > 1);
    }

    @Test
    void anAbsurdSnapLengthIsNamedAndDoesNoHarm() throws IOException {
        Path file = Files.write(folder.resolve("snap.pcap"), changed(16, -1));
        var run = inspect(file.toString());
        assertEquals(0, run.exitCode());
        assertEquals(
                List.of(
                        file
                                + ": announces packets of 4294967295 bytes; none longer than 262144"
                                + " is believed, at byte 16"),
                run.complaints());
        assertEquals(MINERS, run.lines().size());
    }

    @Test
    void subscribers() throws IOException {
        Path table = folder.resolve("subscribers.csv");
        assertTable("--subscribers", table, "", ": no such file");
        Files.writeString(table, "");
        assertTable(
                "--subscribers", table, "", ": empty, where a line of column names was expected");
        Files.writeString(table, "colour,line\n");
        assertTable(
                "--subscribers",
                table,
                "",
                ": no column prefix (or start and end) in line 1, only: colour, line");
        assertTable("--subscribers", folder, "", ": is a directory");
    }

    @Test
    void rowsOfSubscribers() throws IOException {
        Path table = folder.resolve("subscribers.csv");
        Files.writeString(
                table,
                """
                prefix,line
                100.64.0.0/16,"LINE-1
                100.64.300.0/24,LINE-2
                100.64.0.0/16,LINE-3,more
                \u001b[2J,LINE-4
                100.64.0.0/15,LINE-5
                """);
        var run = with(1, "--subscribers=" + table);
        assertEquals(
                List.of(
                        ":2: row \"100.64.0.0/16\": a quote left open, or a line break; row left"
                                + " out",
                        ":4: row \"100.64.0.0/16\": has 3 fields where line 1 has 2; row left out"),
                said(run, table, ":2:", ":4:"));
        assertEquals(4, run.complaints().size());
        assertTrue(run.complaints().get(1).startsWith(table + ":3: prefix \"100.64.300.0/24\": "));
        assertTrue(run.complaints().get(3).startsWith(table + ":5: prefix \"<U+001B>[2J\": "));
        assertTrue(run.records().contains("LINE-5"), run::records);
    }

    @Test
    void columnsThatMeanNothingAreNamed() throws IOException {
        Path table = folder.resolve("subscribers.csv");
        Files.writeString(table, "prefix,line,adress,note\n100.64.0.0/15,LINE-1,a,b\n");
        var run = inspect(CommandRun.DEMO, "--subscribers=" + table);
        assertEquals(0, run.exitCode());
        assertEquals(
                List.of(table + ":1: columns that mean nothing here: adress, note"),
                run.complaints());
    }

    @Test
    void aTableFullOfBadRowsIsBounded() throws IOException {
        var rows = new StringBuilder("prefix,line\n");
        for (int i = 0; i < 300; i++) {
            rows.append("x,LINE-").append(i).append('\n');
        }
        Path table = Files.writeString(folder.resolve("subscribers.csv"), rows);
        var complaints = with(1, "--subscribers=" + table).complaints();
        assertEquals(101, complaints.size());
        assertEquals(table + ": and 200 rows more", complaints.getLast());
    }

    @Test
    void regionsAndAddressDatabases() throws IOException {
        Path none = folder.resolve("none");
        assertTable("--regions", none, "", ": no such file");
        assertTable("--geoip", none, "", ": no such file");
        Path text = Files.writeString(folder.resolve("text"), "hello\n");
        assertTable("--regions", text, "", ": no column code in line 1, only: hello");
        assertTable("--geoip", text, "", ": not a MaxMind DB, or cut off");
        assertTable("--geoip", folder, "", ": is no file");
        assertEquals(
                List.of(text + ": not a MaxMind DB, or cut off", none + ": no such file"),
                with(1, "--geoip=" + text, "--geoip=" + none).complaints());
    }

    @Test
    void withoutSignaturesMiningIsFoundAllTheSame() throws IOException {
        Path directory = Files.createDirectory(folder.resolve("signatures"));
        for (String name : List.of("pools", "agents", "hardware", "coins", "algorithms", "tls")) {
            String file = name + ".yaml";
            Files.copy(Path.of(CommandRun.SIGNATURES, file), directory.resolve(file));
        }
        Files.writeString(directory.resolve("pools.yaml"), "pools:\n  - {a: [\n");
        var run = CommandRun.of(arguments(directory, CommandRun.DEMO));
        assertEquals(1, run.exitCode());
        assertEquals(2, run.complaints().size());
        assertTrue(
                run.complaints().getFirst().matches(directory + "/pools.yaml:\\d+: not YAML: .*"),
                run::toString);
        assertEquals(
                directory + ": no signatures are used: pools, agents and hardware stay unnamed",
                run.complaints().getLast());
        assertEquals(MINERS, run.lines().size());
    }

    /** A file of this name and content says this, and nothing else is lost. */
    private void assertCapture(String what, String name, byte[]... content) throws IOException {
        Path file = folder.resolve(name);
        for (byte[] bytes : content) {
            Files.write(file, bytes);
        }
        assertEquals(List.of(file + ": " + what), with(1, file.toString()).complaints());
    }

    private void assertTable(String option, Path table, String place, String what) {
        assertEquals(List.of(table + place + what), with(1, option + "=" + table).complaints());
    }

    private static List<String> said(CommandRun run, Path file, String... places) {
        return run.complaints().stream()
                .map(line -> line.substring(file.toString().length()))
                .filter(line -> Arrays.stream(places).anyMatch(line::startsWith))
                .toList();
    }

    /** The demonstration capture with something more: all of its miners are found. */
    private static CommandRun with(int exitCode, String... more) {
        var arguments = new ArrayList<>(List.of(CommandRun.DEMO));
        arguments.addAll(List.of(more));
        var run = inspect(arguments.toArray(String[]::new));
        assertEquals(exitCode, run.exitCode());
        assertEquals(MINERS, run.lines().size(), run::toString);
        return run;
    }

    private static CommandRun inspect(String... arguments) {
        return CommandRun.of(arguments(Path.of(CommandRun.SIGNATURES), arguments));
    }

    private static String[] arguments(Path signatures, String... more) {
        var all =
                new ArrayList<>(List.of("inspect", "--format=json", "--signatures=" + signatures));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private byte[] changed(int offset, int word) {
        byte[] bytes = demo.clone();
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(offset, word);
        return bytes;
    }
}
