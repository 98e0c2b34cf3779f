package io.minewatch;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.minewatch.emit.Format;
import io.minewatch.flow.FlowConfig;
import io.minewatch.query.ManagementConfig;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

class ConfigFileTest {

    private static final Path EXAMPLE = Path.of("../deploy/minewatch.yaml");
    private static final Path SIGNATURES = Path.of("/installed/signatures");

    private static final String FAULTY =
            """
            capture:
              workers: 0
              speed: 3
              interfaces: [{name: ens2f0}, ens2f1]
              buffer: 1MiB
              method: dpdk
            flow:
              mining-timeout: 30
            emit: {format: csv}
            shedding: {sample: 101%}
            management: {address: localhost}
            decode: [true]
            lookup: {}
            """;

    /** Of a line of the example, in a comment or not. */
    private static final Pattern KEY = Pattern.compile("^[# -]+([a-z-]+):");

    @TempDir private Path folder;

    @Test
    void theExampleHasNoFaultsAndShowsTheDefaults() throws ConfigException, IOException {
        Config example = ConfigFile.read(EXAMPLE, SIGNATURES);
        Config least = read("capture: {interfaces: [ens2f0]}");
        assertEquals(least.capture(), example.capture());
        assertEquals(FlowConfig.DEFAULT, example.flow());
        assertEquals(least.flow(), example.flow());
        assertEquals(least.decode(), example.decode());
        assertEquals(least.verdict(), example.verdict());
        assertEquals(least.tables(), example.tables());
        assertEquals(least.cadence(), example.cadence());
        assertEquals(least.shedding(), example.shedding());
        assertEquals(least.watchdog(), example.watchdog());
        assertEquals(least.probe(), example.probe());
        assertEquals(least.watched(), example.watched());
        assertEquals(least.privacy(), example.privacy());
        assertEquals(Optional.of(ManagementConfig.DEFAULT), example.management());
        assertEquals(least.management(), example.management());
        assertEquals(SIGNATURES, example.tables().signatures());
        String file = "/var/lib/minewatch/detections.jsonl";
        Config other = read("capture: {interfaces: [a]}\nemit: {file: " + file + "}");
        assertEquals(other.emit(), example.emit());
    }

    /** What stands in comments is read, too, with the sections that it needs. */
    @Test
    void theDefaultsInCommentsAreTheTrueOnes() throws ConfigException, IOException {
        String text = Files.readString(EXAMPLE);
        String ledger = "ledger:\n  file: l.db\n  spool: s\n";
        String query = text.substring(text.indexOf("\nquery:"), text.indexOf("\nprivacy:"));
        String capture = "capture: {interfaces: [a]}\n";
        assertEquals(read(capture + ledger).query(), read(capture + ledger + query).query());
        String kept = commented(text, "queue|spool-size|keep|keep-audit", "# ledger:", "query:");
        assertEquals(4, kept.lines().count());
        Config given = read(capture + ledger + kept);
        assertEquals(read(capture + ledger).ledger(), given.ledger());
        assertEquals(read(capture + ledger).emit(), given.emit());
        String replay = "capture:\n  files: [a]\n";
        String paced = commented(text, "loop|pace", "capture:", "decode:");
        assertEquals(2, paced.lines().count());
        assertEquals(read(replay).capture(), read(replay + paced).capture());
        for (String far : List.of("syslog: \"tls://a\"", "webhook: \"https://a/\"\n  secret: k")) {
            String sink = capture + "emit:\n  spool: s\n  " + far + "\n";
            String keys = far.startsWith("s") ? "facility" : "batch|timeout";
            String stated = commented(text, keys, "# emit:", "management:");
            assertEquals(read(sink).emit(), read(sink + stated).emit());
        }
    }

    /** Lines of the example between two others that are comments, as if they were none. */
    private static String commented(String text, String keys, String from, String to) {
        int begin = text.indexOf("\n" + from + "\n");
        return text.substring(begin, text.indexOf("\n" + to + "\n", begin))
                .lines()
                .map(line -> line.replaceFirst("^ *#[ -]*", ""))
                .filter(line -> line.matches("(" + keys + "): .*"))
                .map(line -> "  " + line + "\n")
                .collect(Collectors.joining());
    }

    /** Those of the sections are taken from what is said to somebody who writes another one. */
    @Test
    void theExampleNamesEveryKeyOfEverySection() throws IOException {
        List<String> example = Files.readAllLines(EXAMPLE);
        for (String section : keysAfter("nothing: 1")) {
            var named =
                    example.stream()
                            .dropWhile(line -> !line.matches("(# )?" + section + ":"))
                            .skip(1)
                            .takeWhile(line -> !line.matches("(# )?[a-z]+:"))
                            .flatMap(line -> KEY.matcher(line).results())
                            .map(found -> found.group(1))
                            .collect(Collectors.toSet());
            if (section.equals("emit")) {
                // The list of several stands behind it, under the same name.
                example.stream()
                        .filter(line -> line.startsWith("#   "))
                        .flatMap(line -> KEY.matcher(line).results())
                        .forEach(found -> named.add(found.group(1)));
            }
            var lacking = new TreeSet<>(keysAfter(section + ": {nothing: 1}"));
            lacking.removeAll(named);
            assertEquals(Set.of(), lacking, section);
        }
        var pool = new TreeSet<>(keysAfter("clock: {watch: [{nothing: 1}]}"));
        pool.removeIf(
                key ->
                        example.stream()
                                .anyMatch(line -> line.matches("  #  [- ] " + key + ": .*")));
        assertEquals(Set.of(), pool);
    }

    private Set<String> keysAfter(String yaml) throws IOException {
        return complaints(yaml).stream()
                .filter(complaint -> complaint.contains("nothing: unknown key"))
                .flatMap(it -> Stream.of(it.replaceAll(".*must be one of ", "").split(", ")))
                .collect(Collectors.toSet());
    }

    @Test
    void everyComplaintIsMadeAtOnce() throws IOException {
        assertEquals(
                List.of(
                        "2: capture.workers: must be a whole number from 1 to 256, found \"0\"",
                        "3: capture.speed: unknown key, must be one of buffer, cpus, files,"
                                + " filter, hardware-time, interfaces, loop, method, mirror-ports,"
                                + " pace, promiscuous, rollover, snap-length, wait, workers",
                        "4: capture.interfaces: must be a text of at most 4096 characters, found a"
                                + " mapping",
                        "5: capture.buffer: must be a size from 1MB to 1GB, such as 64kB, 64MB or"
                                + " 2GB, found \"1MiB\"",
                        "6: capture.method: must be one of auto, ring, pcap, udp, found \"dpdk\"",
                        "8: flow.mining-timeout: must be a time from 1s to 7d, such as 500ms, 30s,"
                                + " 5m, 12h or 7d, found \"30\"",
                        "9: emit.format: must be one of json, eve, found \"csv\"",
                        "10: shedding.sample: must be a share from 0 to 1, such as 0.001 or 0.1%,"
                                + " found \"101%\"",
                        "11: management.address: must be an IP address such as 127.0.0.1 or ::1,"
                                + " found \"localhost\"",
                        "12: decode: must be a mapping, found a list",
                        "13: lookup: unknown key, must be one of capture, clock, decode, emit,"
                                + " encrypted, flow, ledger, locate, management, privacy, probe,"
                                + " query, reload, shedding, signatures, verdict, watchdog"),
                complaints(FAULTY));
    }

    @Test
    void howOftenChanceMayDeceiveHasBounds() throws ConfigException, IOException {
        String capture = "capture: {interfaces: a}\nencrypted: {false-alarm: ";
        for (String fine : List.of("1e-12", "2.5e-6", "0.001", "1E-3")) {
            double expected = Double.parseDouble(fine);
            assertEquals(expected, read(capture + fine + "}").cadence().falseAlarm());
        }
        for (String wrong :
                List.of("9e-13", "0.0011", "0", "-1e-9", "1e999", "NaN", "1e", "0.1%")) {
            assertEquals(
                    List.of(
                            "2: encrypted.false-alarm: must be a probability from 1e-12 to 0.001,"
                                    + " found \""
                                    + wrong
                                    + "\""),
                    complaints(capture + wrong + "}"));
        }
    }

    @Test
    void aSourceMustBeNamed() throws IOException {
        var none = "must name interfaces, mirror-ports or files, found none";
        assertEquals(List.of("capture: " + none), complaints("{}"));
        assertEquals(List.of("1: capture: " + none), complaints("capture: {workers: 2}"));
        assertEquals(
                List.of("1: capture.files: cannot stand beside interfaces or mirror-ports"),
                complaints("capture: {files: [a.pcap], interfaces: [b]}"));
    }

    @Test
    void whatIsNoYamlIsSaidWithItsLine() throws IOException {
        assertEquals(1, complaints("capture: {interfaces: [a]\nflow: }}").size());
        assertTrue(complaints("a: 1\nb: [\n").getFirst().contains("not YAML"));
        assertEquals(List.of("must hold a mapping, found nothing"), complaints("# nothing\n"));
        assertEquals(List.of("1: must be a mapping"), complaints("- 1"));
        var missing = folder.resolve("none.yaml");
        var e = assertThrows(ConfigException.class, () -> ConfigFile.read(missing, SIGNATURES));
        assertEquals(List.of(missing + ": no such file"), e.complaints());
    }

    @Test
    void whatTheCapturesWouldRefuseIsAComplaint() throws IOException {
        assertEquals(
                List.of(
                        "2: capture.workers: must be 1 with capture.method pcap, not 2",
                        "3: capture.filter: and capture.mirror-ports exclude each other",
                        "4: capture.mirror-ports: must be of 4789, 8472 (VXLAN), 6081 (GENEVE),"
                                + " 37008 (TZSP), not 99"),
                complaints(
                        """
                        capture:
                          workers: 2
                          filter: tcp
                          mirror-ports: [99]
                          method: pcap
                          interfaces: [eth0, eth1]
                        """));
    }

    @Test
    void aKeyThatStandsTwiceIsAFault() throws IOException {
        assertEquals(
                List.of("3: capture.workers: stands here twice"),
                complaints("capture:\n  workers: 2\n  workers: 3\n  interfaces: a\n"));
    }

    @Test
    void anInterfaceThatWouldBeWatchedTwiceIsAFault() throws IOException {
        assertEquals(
                List.of("1: capture.interfaces: has one of them twice"),
                complaints("capture: {interfaces: [a, b, a]}"));
    }

    @Test
    void namesOfFilesAreRelativeToTheFile() throws ConfigException, IOException {
        Config config =
                read(
                        """
                        capture: {files: a.pcap, loop: true, pace: 2.5x}
                        signatures: {directory: sigs}
                        locate: {subscribers: /etc/s.csv, geoip: [a.mmdb, b.mmdb]}
                        emit: {file: "-", format: eve, queue: 16}
                        privacy: {pseudonym-key: key}
                        clock: {ticks: ticks.csv}
                        reload: {poll: 0}
                        """);
        assertEquals(
                new Config.Replay(List.of(folder.resolve("a.pcap")), true, 2.5),
                config.capture().replay());
        assertEquals(
                new Config.Tables(
                        folder.resolve("sigs"),
                        Optional.of(Path.of("/etc/s.csv")),
                        Optional.empty(),
                        List.of(folder.resolve("a.mmdb"), folder.resolve("b.mmdb")),
                        Duration.ZERO),
                config.tables());
        assertEquals(
                List.of(
                        new Config.Output(
                                "standard",
                                new Config.Target.Standard(Format.EVE),
                                16,
                                Optional.empty())),
                config.emit());
        assertEquals(Optional.of(folder.resolve("key")), config.privacy().pseudonymKey());
        assertEquals(Optional.of(folder.resolve("ticks.csv")), config.ticks());
    }

    @Test
    void timesAndSizesAreReadAndWritten() {
        for (String text : List.of("7d", "12h", "90s", "250ms", "0")) {
            assertEquals(text, ConfigUnits.duration(text).map(ConfigUnits::text).orElseThrow());
        }
        for (String text : List.of("", "5", "-5s", "5 s", "s", "1h30m", "9999999999999s")) {
            assertEquals(Optional.empty(), ConfigUnits.duration(text), text);
        }
        for (String text : List.of("1TB", "64MB", "3kB", "1000", "0")) {
            assertEquals(text, ConfigUnits.size(text).map(ConfigUnits::text).orElseThrow());
        }
        for (String text : List.of("", "MB", "1.5MB", "-1", "999999999999TB")) {
            assertEquals(Optional.empty(), ConfigUnits.size(text), text);
        }
    }

    @Test
    void noiseIsRefusedAndNothingElse() throws IOException {
        byte[] example = Files.readAllBytes(EXAMPLE);
        var random = new Random(5);
        for (int round = 0; round < 300; round++) {
            byte[] noisy = example.clone();
            for (int i = 0; i < 1 + round % 20; i++) {
                noisy[random.nextInt(noisy.length)] = (byte) random.nextInt(256);
            }
            Path file = Files.write(folder.resolve("noise.yaml"), noisy);
            assertDoesNotThrow(() -> readOrRefuse(file));
        }
    }

    private static void readOrRefuse(Path file) {
        try {
            ConfigFile.read(file, SIGNATURES);
        } catch (ConfigException e) {
            assertTrue(e.complaints().stream().allMatch(it -> it.startsWith(file.toString())));
        }
    }

    private Config read(String yaml) throws ConfigException, IOException {
        return ConfigFile.read(
                Files.writeString(folder.resolve("minewatch.yaml"), yaml), SIGNATURES);
    }

    private List<String> complaints(String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve("minewatch.yaml"), yaml);
        var e = assertThrows(ConfigException.class, () -> ConfigFile.read(file, SIGNATURES));
        return e.complaints().stream()
                .map(complaint -> complaint.replace(file + ":", "").strip())
                .toList();
    }
}
