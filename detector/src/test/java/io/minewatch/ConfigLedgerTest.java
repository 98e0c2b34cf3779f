package io.minewatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.minewatch.query.api.QueryConfig;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Where detections are kept, and who may ask. */
class ConfigLedgerTest {

    private static final String CAPTURE = "capture: {interfaces: [lo]}\n";

    @TempDir private Path folder;

    private Config read(String yaml) throws Exception {
        return ConfigFile.read(
                Files.writeString(folder.resolve("minewatch.yaml"), CAPTURE + yaml), folder);
    }

    private List<String> complaints(String yaml) {
        var e = assertThrows(ConfigException.class, () -> read(yaml));
        String file = folder.resolve("minewatch.yaml") + ":";
        return e.complaints().stream().map(it -> it.replace(file, "")).toList();
    }

    @Test
    void nothingIsKeptOrServedUnlessItIsSaid() throws Exception {
        var config = read("");
        assertEquals(Optional.empty(), config.ledger());
        assertEquals(Optional.empty(), config.query());
        assertEquals(1, config.emit().size());
    }

    @Test
    void aFileIsServedOnThisMachine() throws Exception {
        var config = read("ledger: {file: l.db, spool: s}\n");
        assertEquals(Optional.of(QueryConfig.DEFAULT), config.query());
        var output = config.emit().getLast();
        assertEquals("ledger", output.name());
        assertEquals(folder.resolve("s"), output.spool().orElseThrow().directory());
        var store = config.ledger().orElseThrow();
        assertEquals(Optional.of(folder.resolve("l.db")), store.settings().file());
        assertEquals(Duration.ofDays(400), store.retention().detections());
        assertEquals(
                Optional.empty(), read("ledger: {file: l}\nquery: {enabled: false}\n").query());
    }

    @Test
    void aDatabaseHasItsPasswordInAFile() throws Exception {
        String yaml = "ledger: {postgres: \"jdbc:postgresql://h/d\", user: u, password-file: p}\n";
        var store = read(yaml).ledger().orElseThrow();
        assertThrows(ConfigException.class, store::settings);
        Files.writeString(folder.resolve("p"), "secret\n");
        assertEquals("secret", store.settings().password());
        assertEquals("u", store.settings().user());
    }

    @Test
    void faultsAreNamed() {
        assertEquals(
                List.of(
                        "2: ledger.postgres: cannot stand beside file",
                        "2: ledger.postgres: must be as jdbc:postgresql://host/database"),
                complaints("ledger: {file: l, postgres: \"jdbc:mysql://h/d\"}\n"));
        assertEquals(
                List.of("2: query.key: certificate and key must stand beside each other"),
                complaints("query: {key: k}\n"));
        assertEquals(
                List.of(
                        "2: query.address: is beyond this machine: give query.tls, or"
                                + " query.plain-http: true if a proxy does TLS"),
                complaints("query: {address: 0.0.0.0}\n"));
        assertEquals(
                List.of("3: emit: no output may be called \"ledger\" where there is a ledger"),
                complaints("ledger: {file: l}\nemit: {file: d, name: ledger}\n"));
    }

    /** What is commented out has the defaults too. */
    @Test
    void theExampleShowsEveryKeyWithItsDefault() throws Exception {
        String example = Files.readString(Path.of("../deploy/minewatch.yaml"));
        int from = example.indexOf("# ledger:");
        String part =
                example.substring(from, example.indexOf("query:", from))
                        .lines()
                        .filter(it -> it.matches("# ledger:|#   [a-z-]+: \\S+"))
                        .filter(it -> !it.contains("postgres:"))
                        .map(it -> it.substring(2) + "\n")
                        .collect(Collectors.joining());
        var shown = read(part + "query: {}\n").ledger().orElseThrow();
        var usual = read("ledger: {file: l}\n").ledger().orElseThrow();
        assertEquals(usual.retention(), shown.retention());
        assertEquals(usual.user(), shown.user());
        String query =
                example.substring(example.indexOf("\nquery:"), example.indexOf("\nprivacy:"));
        assertEquals(
                read("ledger: {file: l}\n").query(), read("ledger: {file: l}\n" + query).query());
        for (String key : List.of("certificate", "key", "client-ca")) {
            assertTrue(query.contains("  # " + key + ": "), key);
        }
    }
}
