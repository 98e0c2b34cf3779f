package io.minewatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.minewatch.probe.Networks;
import io.minewatch.probe.ProberRules;
import io.minewatch.probe.WatchedPool;
import io.minewatch.probe.WatchedPool.Speech;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whom the program may speak to by itself. */
class ConfigProbeTest {

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
    void nobodyIsSpokenToUnlessItIsSaid() throws Exception {
        assertEquals(Optional.empty(), read("").probe());
        assertEquals(Optional.empty(), read("probe: {allow: [10.0.0.0/8]}\n").probe());
        assertEquals(List.of(), read("").watched());
    }

    @Test
    void whatIsAllowedIsRead() throws Exception {
        String yaml =
                "probe: {enabled: true, allow: [198.51.100.0/24, \"2001:db8::/32\"],"
                        + " ports: [3333, 443], interval: 30s, queue: 8}\n";
        assertEquals(
                Optional.of(
                        new ProberRules(
                                Networks.of("198.51.100.0/24", "2001:db8::/32"),
                                Set.of(443, 3333),
                                Duration.ofSeconds(30),
                                Duration.ofDays(7),
                                Duration.ofHours(1),
                                8,
                                Duration.ofSeconds(10))),
                read(yaml).probe());
    }

    @Test
    void watchedPoolsAreRead() throws Exception {
        String yaml =
                """
                clock:
                  watch:
                    - {chain: BTC, host: pool.example, port: 3333, account: a.w}
                    - {chain: XMR, host: x.example, port: 443, tls: true, dialect: cryptonote,
                       account: "4A", password: p}
                """;
        assertEquals(
                List.of(
                        new WatchedPool(
                                "BTC", "pool.example", 3333, false, Speech.STRATUM_V1, "a.w", "x"),
                        new WatchedPool(
                                "XMR", "x.example", 443, true, Speech.CRYPTONOTE, "4A", "p")),
                read(yaml).watched());
    }

    @Test
    void faultsAreNamed() {
        assertEquals(
                List.of("2: probe.enabled: needs allow: the networks whose endpoints may be asked"),
                complaints("probe: {enabled: true}\n"));
        assertEquals(
                List.of(
                        "2: probe.allow: must be networks such as 198.51.100.0/24, found"
                                + " \"pool.example\"",
                        "2: probe.allow: must be networks such as 198.51.100.0/24, found"
                                + " \"10.0.0.0/33\""),
                complaints("probe: {enabled: true, allow: [pool.example, 10.0.0.0/33]}\n"));
        assertEquals(
                List.of(
                        "4: clock.watch.chain: must be a ticker such as BTC",
                        "4: clock.watch.port: is missing",
                        "4: clock.watch.account: is missing",
                        "4: clock.watch.dialect: must be one of stratum_v1, cryptonote, ethproxy,"
                                + " found \"grin\""),
                complaints("clock:\n  watch:\n  - {chain: b, host: h, dialect: grin}\n"));
    }
}
