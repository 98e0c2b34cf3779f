package io.minewatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.minewatch.emit.sink.HttpReceiver;
import io.minewatch.emit.sink.SyslogReceiver;
import io.minewatch.metrics.SinkStatus;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

@Timeout(300)
class ApplianceOutputsTest {

    private static final Pattern ID = Pattern.compile("d1-[A-Z2-7]{24}");

    @TempDir private Path folder;

    @Test
    void everySinkGetsAllAndKeepsItWhileItsFarEndIsAway() throws Exception {
        var replays = new Replays(folder);
        replays.capture("a.pcap", 1);
        Files.writeString(folder.resolve("secret"), "0123456789abcdef");
        int syslogPort = LastingPort.free();
        int httpPort = LastingPort.free();
        String yaml =
                """
                capture: {files: a.pcap}
                emit:
                - file: d.jsonl
                - {name: eve, file: eve.json, format: eve}
                - {syslog: "tcp://127.0.0.1:%d", spool: spool/s, format: json}
                - {webhook: "http://localhost:%d/in", secret: secret, spool: spool/w}
                """
                        .formatted(syslogPort, httpPort);
        var away = run(replays, yaml);
        var records = Files.readAllLines(folder.resolve("d.jsonl"));
        assertEquals(records.size(), Files.readAllLines(folder.resolve("eve.json")).size());
        assertTrue(ids(records).size() >= 5, "ids of records");
        assertEquals(records.size(), away.get(3).spool().waiting());
        assertTrue(away.get(2).spool().waiting() >= ids(records).size());
        assertEquals(0, away.get(2).taken() + away.get(3).taken());

        try (var syslog = new SyslogReceiver(syslogPort);
                var http = new HttpReceiver(httpPort, Optional.empty())) {
            var back = run(replays, yaml);
            assertEquals(0, back.get(2).spool().waiting() + back.get(3).spool().waiting());
            assertEquals(records, http.lines().subList(0, records.size()));
            assertEquals(2 * records.size(), http.lines().size());
            while (!ids(List.copyOf(syslog.messages)).containsAll(ids(records))) {
                // What was sent may still be on its way.
                Thread.onSpinWait();
            }
            assertEquals(ids(records), ids(List.copyOf(syslog.messages)));
        }
    }

    private static List<SinkStatus> run(Replays replays, String yaml) throws Exception {
        var appliance = replays.start(yaml);
        appliance.await();
        assertTrue(appliance.finish(), replays.log.toString());
        return appliance.status().sinks();
    }

    private static Set<String> ids(List<String> records) {
        return records.stream()
                .flatMap(line -> ID.matcher(line).results().limit(1))
                .map(match -> match.group())
                .collect(Collectors.toCollection(HashSet::new));
    }

    @Test
    void whatCannotBeOpenedIsSaidAllAtOnceAndLeavesNothingOpen() throws IOException {
        var replays = new Replays(folder);
        Files.createDirectory(folder.resolve("d.jsonl"));
        String yaml =
                """
                capture: {files: a.pcap}
                emit:
                - {name: good, file: good.jsonl, spool: spool}
                - file: d.jsonl
                - {webhook: "http://localhost:1/", secret: none, spool: w}
                - {syslog: "tls://localhost:1", ca: none.pem, spool: s}
                """;
        for (int i = 0; i < 2; i++) {
            var e = assertThrows(ConfigException.class, () -> replays.start(yaml));
            var all = e.complaints();
            assertEquals(3, all.size(), all.toString());
            assertTrue(all.get(0).startsWith("emit.file: "), all.get(0));
            assertTrue(all.get(1).matches("emit.webhook: .*none cannot be read"), all.get(1));
            assertTrue(all.get(2).matches("emit.syslog: .*none.pem cannot be read"), all.get(2));
        }
        assertFalse(Files.exists(folder.resolve("w")));
    }
}
