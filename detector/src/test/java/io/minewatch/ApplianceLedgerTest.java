package io.minewatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.minewatch.emit.sink.Sink;
import io.minewatch.ledger.Filter;
import io.minewatch.ledger.Kept;
import io.minewatch.ledger.Ledger;
import io.minewatch.ledger.LedgerConfig;
import io.minewatch.ledger.Scope;
import io.minewatch.ledger.Slice;
import io.minewatch.simulate.Plan;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

@Timeout(300)
class ApplianceLedgerTest {

    private static final Pattern ID = Pattern.compile("\"event\":\\{\"id\":\"(d1-[A-Z2-7]{24})\"");

    private static final String YAML =
            """
            capture: {files: a.pcap}
            emit: {file: d.jsonl}
            ledger: {file: ledger.db, spool: spool}
            query: {port: 0}
            """;

    @TempDir private Path folder;

    @Test
    void whatIsWrittenIsKeptAndServed() throws Exception {
        var replays = new Replays(folder);
        replays.capture("a.pcap", 1);
        var appliance = replays.start(YAML);
        String token = appliance.firstToken().orElseThrow();
        int port = appliance.queryAddress().orElseThrow().getPort();
        assertTrue(replays.log.toString().contains(token), "the token is printed");
        assertEquals(200, ask(port, "/api/v1/health", token));
        assertEquals(401, ask(port, "/api/v1/health", token + "x"));
        appliance.await();
        assertTrue(appliance.finish(), replays.log.toString());

        var written = new HashSet<String>();
        for (String line : Files.readAllLines(folder.resolve("d.jsonl"))) {
            ID.matcher(line).results().forEach(it -> written.add(it.group(1)));
        }
        try (var ledger = Ledger.open(LedgerConfig.sqlite(folder.resolve("ledger.db")))) {
            assertEquals(written, ids(ledger));
            assertEquals(1, ledger.tokens().list().size());
        }
        try (var again = replays.start(YAML)) {
            assertEquals(Optional.empty(), again.firstToken());
        }
    }

    private static int ask(int port, String path, String token) throws Exception {
        try (var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            var request =
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                            .header("Authorization", "Bearer " + token)
                            .build();
            return client.send(request, BodyHandlers.discarding()).statusCode();
        }
    }

    private static Set<String> ids(Ledger ledger) {
        Slice<Kept> all = ledger.detections(Scope.ALL, Filter.NONE, Optional.empty(), 1000);
        assertTrue(all.next().isEmpty());
        return all.items().stream().map(Kept::id).collect(Collectors.toSet());
    }

    @Test
    void aRecordThatIsNoneDoesNotStandInTheWay() throws Exception {
        var replays = new Replays(folder);
        replays.capture("a.pcap", 1);
        var appliance = replays.start(YAML);
        appliance.await();
        appliance.finish();
        List<byte[]> lines =
                Files.readAllLines(folder.resolve("d.jsonl")).stream()
                        .map(it -> it.getBytes(StandardCharsets.UTF_8))
                        .collect(Collectors.toList());
        lines.add(1, "{}".getBytes(StandardCharsets.UTF_8));
        lines.add("nonsense".getBytes(StandardCharsets.UTF_8));
        var text = new StringWriter();
        var log = new ApplianceLog(new PrintWriter(text), Clock.systemUTC());
        try (var ledger = Ledger.open(LedgerConfig.sqlite(folder.resolve("other.db")));
                Sink sink = new LedgerSink(ledger, log)) {
            sink.take(lines);
            assertEquals(2, sink.dead());
            assertTrue(!ids(ledger).isEmpty());
        }
        assertTrue(text.toString().contains("the ledger refuses record"), text.toString());
    }

    @Test
    void aReloadOfTheSubscribersLocatesAnewWhatIsKept() throws Exception {
        var replays = new Replays(folder);
        replays.capture("a.pcap", 1);
        var appliance = replays.start(YAML);
        appliance.await();
        appliance.finish();
        var lines = folder.resolve("lines.csv");
        String head = "prefix,line,region_code,valid_from\n";
        Files.writeString(lines, head + "192.0.2.255,L-0,500101,2026-01-01\n");
        var regions = folder.resolve("regions.csv");
        Files.writeString(regions, "code,name,parent\n500000,C,\n");
        String locate = "locate: {subscribers: lines.csv, regions: regions.csv}\n";
        var config = replays.config(YAML + locate);
        var log = new ApplianceLog(new PrintWriter(replays.log, true), Clock.systemUTC());
        var then = Clock.fixed(Instant.ofEpochSecond(0, Plan.USUAL_EPOCH), ZoneOffset.UTC);
        var tables = ApplianceReload.start(config.tables(), log, then);
        try (var ledger =
                ApplianceLedger.open(config, tables.get().regions(), log, then).orElseThrow()) {
            tables.tell(ledger::relocate);
            Files.writeString(lines, head + "0.0.0.0/0,L-1,500101,2020-01-01\n");
            Files.writeString(regions, "code,name,parent\n500000,C,\n500101,W,500000\n");
            tables.reload();
        }
        try (var ledger = Ledger.open(LedgerConfig.sqlite(folder.resolve("ledger.db")))) {
            Slice<Kept> all = ledger.detections(Scope.ALL, Filter.NONE, Optional.empty(), 1000);
            assertTrue(all.items().size() > 10, replays.log.toString());
            var place = Pattern.compile("\"line\":\"L-1\"");
            var stayed = all.items().stream().filter(it -> !place.matcher(it.json()).find());
            assertEquals(List.of(), stayed.filter(it -> !it.json().contains("2001:db8")).toList());
            var above = Filter.NONE.with().region("500000").build();
            var below = ledger.detections(Scope.ALL, above, Optional.empty(), 1000).items();
            assertTrue(below.size() > 10, "what is located anew is in the new regions");
        }
    }

    @Test
    void whatCannotBeServedIsSaid() throws Exception {
        var replays = new Replays(folder);
        replays.capture("a.pcap", 1);
        String yaml = YAML.replace("port: 0", "port: 0, certificate: c.pem, key: k.pem");
        var e = assertThrows(ConfigException.class, () -> replays.start(yaml));
        assertTrue(e.complaints().getFirst().startsWith("query interface: "), e.toString());
        Files.createDirectory(folder.resolve("folder"));
        String other = YAML.replace("ledger.db", "folder");
        var f = assertThrows(ConfigException.class, () -> replays.start(other));
        assertTrue(f.complaints().getFirst().startsWith("ledger: "), f.toString());
    }

    @Test
    void aDatabaseThatIsAwayAtTheStartIsWaitedFor() throws Exception {
        var replays = new Replays(folder);
        replays.capture("a.pcap", 1);
        int port = LastingPort.free();
        String ledger = "ledger: {postgres: \"jdbc:postgresql://127.0.0.1:" + port + "/x\"}\n";
        String yaml = "capture: {files: a.pcap}\nemit: {file: d.jsonl}\n" + ledger;
        var ended = new CompletableFuture<ConfigException>();
        Thread.ofPlatform()
                .daemon()
                .start(
                        () ->
                                ended.complete(
                                        assertThrows(
                                                ConfigException.class, () -> replays.start(yaml))));
        while (!replays.log.toString().contains("waiting for it")) {
            assertFalse(ended.isDone(), replays.log.toString());
            Thread.sleep(20);
        }
        try (var server = new ServerSocket(port, 8, InetAddress.getByName("127.0.0.1"))) {
            Thread.ofPlatform().daemon().start(() -> refuseThePassword(server));
            // Now it is there, and what it says will not pass.
            assertTrue(ended.get().getMessage().contains("no such password"));
        }
    }

    /** As PostgreSQL does: no encryption, and then an error with its code. */
    private static void refuseThePassword(ServerSocket server) {
        byte[] fields = "SFATAL\0VFATAL\0C28P01\0Mno such password\0\0".getBytes(US_ASCII);
        while (!server.isClosed()) {
            try (var client = server.accept()) {
                var in = new DataInputStream(client.getInputStream());
                var out = new DataOutputStream(client.getOutputStream());
                for (int length = in.readInt(); length == 8; length = in.readInt()) {
                    in.readInt();
                    out.writeByte('N');
                }
                out.writeByte('E');
                out.writeInt(4 + fields.length);
                out.write(fields);
                in.readAllBytes();
            } catch (IOException _) {
                // It has hung up, or the test is over.
            }
        }
    }
}
