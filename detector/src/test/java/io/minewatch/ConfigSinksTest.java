package io.minewatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.minewatch.Config.Output;
import io.minewatch.Config.Target;
import io.minewatch.emit.Format;
import io.minewatch.emit.sink.FileSettings;
import io.minewatch.emit.sink.FileSettings.Sync;
import io.minewatch.emit.sink.SpoolSettings;
import io.minewatch.emit.sink.SyslogSettings;
import io.minewatch.emit.sink.SyslogSettings.Transport;
import io.minewatch.emit.sink.TlsSettings;
import io.minewatch.emit.sink.WebhookSettings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class ConfigSinksTest {

    private static final Path EXAMPLE = Path.of("../deploy/minewatch.yaml");

    @TempDir private Path folder;

    @Test
    void withoutAnyThereIsStandardOutput() throws Exception {
        var standard =
                List.of(
                        new Output(
                                "standard",
                                new Target.Standard(Format.JSON),
                                8192,
                                Optional.empty()));
        assertEquals(standard, read(""));
        assertEquals(standard, read("emit:"));
        assertEquals(standard, read("emit: []"));
        assertEquals(standard, read("emit: {file: \"-\"}"));
    }

    @Test
    void oneIsAListOfOne() throws Exception {
        var settings =
                new FileSettings(
                        folder.resolve("d.jsonl"), 1 << 20, Duration.ofHours(1), 3, Sync.ALWAYS);
        var expected =
                List.of(
                        new Output(
                                "file",
                                new Target.ToFile(settings, Format.EVE),
                                16,
                                Optional.of(spool("other", 16))));
        String keys =
                "{file: d.jsonl, format: eve, max-size: 1MB, max-age: 1h, keep: 3, sync: always,"
                        + " queue: 16, spool: other, spool-size: 16MB}";
        assertEquals(expected, read("emit: " + keys));
        assertEquals(expected, read("emit: [" + keys + "]"));
    }

    private SpoolSettings spool(String name, int megabytes) {
        return new SpoolSettings(
                folder.resolve(name),
                (long) megabytes << 20,
                name.equals("other") ? Sync.ALWAYS : Sync.SECOND);
    }

    @Test
    void theListOfTheExampleIsRead() throws Exception {
        var outputs = read(exampleOfAList());
        assertEquals(
                List.of("file", "suricata", "syslog", "webhook"),
                outputs.stream().map(Output::name).toList());
        var tls =
                new TlsSettings(
                        Optional.of(folder.resolve("siem-ca.pem")),
                        Optional.of(folder.resolve("sensor.pem")),
                        Optional.of(folder.resolve("sensor.key")));
        assertEquals(
                new Target.ToSyslog(
                        new SyslogSettings(Transport.TLS, "siem.example", 6514, tls),
                        16,
                        Optional.empty()),
                outputs.get(2).target());
        assertEquals(
                new Target.ToWebhook(
                        new WebhookSettings(
                                URI.create("https://ledger.example/minewatch"),
                                folder.resolve("webhook.key"),
                                Path.of("/var/lib/minewatch/spool/webhook/refused.jsonl"),
                                TlsSettings.SYSTEM,
                                100,
                                Duration.ofSeconds(15)),
                        Format.JSON),
                outputs.get(3).target());
    }

    /** What is commented out there, from its "emit:" to the end of the block. */
    private static String exampleOfAList() throws IOException {
        return Files.readAllLines(EXAMPLE).stream()
                .dropWhile(line -> !line.equals("# emit:"))
                .takeWhile(line -> line.startsWith("#"))
                .map(line -> line.substring(2))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void aReceiverHasAPortAndAnAddressOfAnyKind() throws Exception {
        assertEquals(
                new SyslogSettings(Transport.UDP, "::1", 514, TlsSettings.SYSTEM),
                syslog("udp://[::1]"));
        assertEquals(
                new SyslogSettings(Transport.TCP, "10.0.0.1", 601, TlsSettings.SYSTEM),
                syslog("tcp://10.0.0.1"));
        assertEquals(
                new SyslogSettings(Transport.TLS, "a", 7, TlsSettings.SYSTEM), syslog("tls://a:7"));
    }

    private SyslogSettings syslog(String address) throws Exception {
        var output = read("emit: {syslog: \"" + address + "\", spool: s}").getFirst();
        return ((Target.ToSyslog) output.target()).settings();
    }

    @Test
    void everyFaultIsSaidWithItsLine() throws IOException {
        assertEquals(
                List.of("3: emit.webhook: cannot stand beside file: make a list"),
                complaints("emit: {file: a,\n webhook: \"https://a/\"}"));
        assertEquals(
                List.of(
                        "2: emit.spool: must name a directory for what waits for the far end",
                        "2: emit.syslog: must be as tls://host:6514, tcp:// or udp://, found"
                                + " \"http://a\""),
                complaints("emit: {syslog: \"http://a\"}"));
        assertEquals(
                List.of(
                        "3: emit.webhook: must be as https://host/path, found \"ftp://a/\"",
                        "3: emit.secret: must name a file with what batches are signed with",
                        "4: emit.certificate: certificate and key must stand beside each other"),
                complaints("emit:\n  webhook: \"ftp://a/\"\n  certificate: c\n  spool: s"));
        assertEquals(
                List.of("2: emit.batch: does not go with standard output"),
                complaints("emit: {batch: 3}"));
        assertEquals(
                List.of("2: emit.format: must be one of json, eve, found \"csv\""),
                complaints("emit: {format: csv}"));
    }

    @Test
    void noTwoHaveTheSameNameOrPlace() throws IOException {
        assertEquals(
                List.of(
                        "4: emit.file: \"%s\" is another one's already"
                                .formatted(folder.resolve("a")),
                        "4: emit.name: \"file\" is another one's already"),
                complaints("emit:\n- {file: a}\n- {file: a}"));
        assertEquals(
                List.of(
                        "2: emit.name: must be of small letters, digits and hyphens, 31 at most,"
                                + " found \"A b\""),
                complaints("emit: {name: A b}"));
        String seventeen =
                IntStream.range(0, 17)
                        .mapToObj(i -> "{name: n%d, file: f%d}".formatted(i, i))
                        .collect(Collectors.joining(","));
        assertEquals(
                List.of("2: emit: must have at most 16 items"),
                complaints("emit: [" + seventeen + "]"));
    }

    private List<Output> read(String emit) throws IOException, ConfigException {
        String yaml = "capture: {interfaces: [a]}\n" + emit;
        Path file = Files.writeString(folder.resolve("minewatch.yaml"), yaml);
        return ConfigFile.read(file, folder).emit();
    }

    private List<String> complaints(String emit) throws IOException {
        var e = assertThrows(ConfigException.class, () -> read(emit));
        var all = new ArrayList<String>();
        for (String complaint : e.complaints()) {
            all.add(complaint.replace(folder.resolve("minewatch.yaml") + ":", "").strip());
        }
        return all;
    }
}
