package io.minewatch.signature;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

class SignatureFaultsTest {

    @TempDir private Path temporary;
    private SignatureDirectory directory;

    @BeforeEach
    void valid() throws IOException {
        directory = new SignatureDirectory(temporary);
    }

    @Test
    void aValidSetHasNone() {
        assertEquals(List.of(), directory.faults());
    }

    @Test
    void theDirectoryMustExist() {
        Path missing = temporary.resolve("missing");
        var thrown = assertThrows(SignatureException.class, () -> Signatures.load(missing));
        assertEquals(missing + ": no such directory", thrown.getMessage());
    }

    @Test
    void everyFileMustExist() throws IOException {
        directory.without("agents.yaml").without("coins.yaml");
        assertEquals(
                List.of("agents.yaml: no such file", "coins.yaml: no such file"),
                directory.faults());
    }

    @Test
    void aFileMayBeOnlySoLarge() throws IOException {
        String head = "agents: []\n";
        String fits = head + "\n".repeat(SignatureFile.MAX_BYTES - head.length());
        directory.with("agents.yaml", fits);
        assertEquals(List.of(), directory.faults());
        directory.with("agents.yaml", fits + "\n");
        assertEquals(
                List.of("agents.yaml: larger than 2097152 bytes: 2097153"), directory.faults());
    }

    @Test
    void malformedYamlIsNamedWithItsLine() throws IOException {
        directory.with("agents.yaml", "agents:\n  - prefix: one\n   software: x\n");
        assertEquals(
                List.of(
                        "agents.yaml:3: not YAML: expected <block end>, but found '<block mapping"
                                + " start>'"),
                directory.faults());
        directory.with("agents.yaml", "- a\n- b\n");
        assertEquals(List.of("agents.yaml:1: must hold a mapping"), directory.faults());
        directory.with("agents.yaml", "# nothing\n");
        assertEquals(List.of("agents.yaml:1: must hold a mapping"), directory.faults());
        directory.with("agents.yaml", "");
        assertEquals(List.of("agents.yaml:1: must hold a mapping"), directory.faults());
        directory.with("agents.yaml", "agents:\n  - \u0007\n");
        assertEquals(
                List.of("agents.yaml:2: not YAML: character U+0007 is not allowed"),
                directory.faults());
    }

    @Test
    void onlyUtf8IsRead() throws IOException {
        directory.with(
                "agents.yaml", "agents:\n\n# \u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
        assertEquals(List.of("agents.yaml:3: not UTF-8"), directory.faults());
    }

    @Test
    void aliasesAndDepthAreBounded() throws IOException {
        directory.with("agents.yaml", "agents:\n  - &a [x]\n  - *a\n");
        assertTrue(directory.faults().get(0).startsWith("agents.yaml: not YAML: Number of alias"));
        directory.with("agents.yaml", "agents: " + "[".repeat(1000) + "]".repeat(1000) + "\n");
        assertTrue(directory.faults().get(0).contains("not YAML: Nesting Depth exceeded"));
    }

    @Test
    void noObjectIsBuiltFromATag() throws IOException {
        directory.with(
                "agents.yaml",
                """
                agents:
                  - {prefix: one, software: !!java.net.URL ["x"], kind: miner, source: a}
                """);
        assertEquals(
                List.of(
                        "agents.yaml:2: not YAML: Global tag is not allowed:"
                                + " tag:yaml.org,2002:java.net.URL"),
                directory.faults());
        directory.with(
                "agents.yaml",
                """
                agents:
                  - {prefix: two, software: !File x, kind: miner, source: a}
                """);
        assertEquals(
                List.of("agents.yaml:2: software: must be text, not x; quote it if it is"),
                directory.faults());
    }

    @Test
    void keysAreKnownOnceAndThere() throws IOException {
        directory.with(
                "agents.yaml",
                """
                agents:
                  - prefix: one
                    software: One
                    sofware: One
                    kind: miner
                    software: Two
                  - 7
                other: 1
                """);
        assertEquals(
                List.of(
                        "agents.yaml:2: missing key \"source\"",
                        "agents.yaml:4: unknown key \"sofware\", not one of [algorithm, date, kind,"
                                + " model, pattern, prefix, software, source, vendor]",
                        "agents.yaml:6: duplicate key \"software\"",
                        "agents.yaml:7: must be a mapping with the keys [algorithm, date, kind,"
                                + " model, pattern, prefix, software, source, vendor]",
                        "agents.yaml:7: missing key \"software\"",
                        "agents.yaml:7: missing key \"kind\"",
                        "agents.yaml:7: missing key \"prefix\"",
                        "agents.yaml:7: missing key \"source\"",
                        "agents.yaml:8: unknown key \"other\", not one of [agents]"),
                directory.faults());
    }

    @Test
    void agents() throws IOException {
        directory.with(
                "agents.yaml",
                """
                agents:
                  - {prefix: x, software: X, kind: miner, source: a}
                  - {prefix: two, software: X, kind: robot, source: a}
                  - {prefix: three, software: X, kind: miner, algorithm: sha3000, source: a}
                  - {prefix: four, pattern: "four/.*", software: X, kind: miner, source: a}
                  - {prefix: five, pattern: "five(", software: X, kind: miner, source: a}
                  - {prefix: Two, software: X, kind: proxy, source: a}
                  - {prefix: two, software: 1.5, kind: proxy, source: ""}
                """);
        assertEquals(
                List.of(
                        "agents.yaml:2: prefix: \"x\" must be 2 characters or more",
                        "agents.yaml:3: kind: \"robot\" must be one of [miner, proxy, service,"
                                + " firmware]",
                        "agents.yaml:4: algorithm: \"sha3000\" is no algorithm of algorithms.yaml",
                        "agents.yaml:5: pattern: \"four/.*\" is no usable pattern: repetition"
                                + " without end: use {m,n}",
                        "agents.yaml:6: pattern: \"five(\" is no usable pattern: Unclosed group at"
                                + " character 6",
                        "agents.yaml:7: prefix: with this pattern is a duplicate",
                        "agents.yaml:8: software: must be text, not 1.5; quote it if it is",
                        "agents.yaml:8: source: \"\" must be 1 to 512 characters",
                        "agents.yaml:8: prefix: with this pattern is a duplicate"),
                directory.faults());
    }

    @Test
    void hardware() throws IOException {
        directory.with(
                "hardware.yaml",
                """
                hardware:
                  - {vendor: A, model: A, algorithms: [sha256d], hashrate: fast, watts: 0, source: a}
                  - {vendor: A, model: B, algorithms: [], hashrate: -1, watts: [3, 2], source: a}
                  - {vendor: A, model: C, algorithms: [x], hashrate: "5", watts: [1], source: a}
                  - {vendor: A, model: A, algorithms: [sha256d], hashrate: 1e999, watts: 1, source: a}
                  - {vendor: A, model: D, algorithms: sha256d, watts: {a: 1}, source: a}
                """);
        assertEquals(
                List.of(
                        "hardware.yaml:2: hashrate: must be a number, not fast",
                        "hardware.yaml:2: watts: must be above 0, not 0",
                        "hardware.yaml:3: hashrate: must be above 0, not -1",
                        "hardware.yaml:3: watts: must be a number or [lowest, highest]",
                        "hardware.yaml:3: algorithms: must not be empty",
                        "hardware.yaml:4: hashrate: must be a number, not 5",
                        "hardware.yaml:4: watts: must be a number or [lowest, highest]",
                        "hardware.yaml:4: algorithms: \"x\" is no algorithm of algorithms.yaml",
                        "hardware.yaml:5: hashrate: must be a number, not 1e999",
                        "hardware.yaml:5: algorithms: \"sha256d\" is a duplicate",
                        "hardware.yaml:6: missing key \"hashrate\"",
                        "hardware.yaml:6: watts: must be a number",
                        "hardware.yaml:6: algorithms: must be a list"),
                directory.faults());
    }

    @Test
    void algorithms() throws IOException {
        directory.with(
                "algorithms.yaml",
                """
                algorithms:
                  - {name: sha256d, aliases: [Sha], unit: H/s, source: a}
                  - {name: scrypt, aliases: [sha256d], unit: kH/s, source: a}
                  - {name: X 11, unit: H/s, hashes_per_difficulty: 0, source: a, date: 21.4.2026}
                """);
        assertEquals(
                List.of(
                        "algorithms.yaml:2: aliases: \"Sha\" must be in lower case",
                        "algorithms.yaml:3: aliases: \"sha256d\" is a duplicate",
                        "algorithms.yaml:3: unit: \"kH/s\" must be H/s, Sol/s or g/s",
                        "algorithms.yaml:4: date: \"21.4.2026\" must be a date as in 2026-04-21,"
                                + " 2026-04 or 2026",
                        "algorithms.yaml:4: name: \"X 11\" must be in lower case, digits and _",
                        "algorithms.yaml:4: hashes_per_difficulty: must be above 0, not 0"),
                directory.faults());
    }

    @Test
    void coins() throws IOException {
        directory.with(
                "coins.yaml",
                """
                coins:
                  - {ticker: BTC, name: Bitcoin, algorithms: [sha256], source: a}
                  - {ticker: BTC, name: Bitcoin, source: a}
                  - {ticker: btc, name: Bitcoin, source: a}
                addresses:
                  - {kind: a b, pattern: "1{5}", coins: [BTC], source: a}
                  - {kind: ab, pattern: "1{5}", coins: [LTC], source: a}
                  - {kind: ab, pattern: "(1{5}){9}", coins: [], source: a}
                """);
        assertEquals(
                List.of(
                        "coins.yaml:2: algorithms: \"sha256\" is no algorithm of algorithms.yaml",
                        "coins.yaml:3: ticker: \"BTC\" is a duplicate",
                        "coins.yaml:4: ticker: \"btc\" must be capitals and digits, 10 at most",
                        "coins.yaml:6: kind: \"a b\" must be in lower case",
                        "coins.yaml:7: pattern: \"1{5}\" is a duplicate",
                        "coins.yaml:7: coins: \"LTC\" is no coin of coins.yaml",
                        "coins.yaml:8: pattern: \"(1{5}){9}\" is no usable pattern: repeated group",
                        "coins.yaml:8: coins: must not be empty"),
                directory.faults());
    }

    @Test
    void aFaultIsOneLine() throws IOException {
        directory.with("agents.yaml", "agents: []\n\"a\\nb\": 1\n");
        assertEquals(
                List.of("agents.yaml:2: unknown key \"a?b\", not one of [agents]"),
                directory.faults());
    }

    @Test
    void aBrokenFileDoesNotBreakThoseThatNameItsEntries() throws IOException {
        directory.with("algorithms.yaml", "algorithms: [\n").without("coins.yaml");
        List<String> faults = directory.faults();
        assertEquals(2, faults.size(), faults::toString);
        assertEquals("coins.yaml: no such file", faults.get(1));
    }

    @Test
    void noiseGivesFaultsAndNothingElse() throws IOException {
        var random = new Random(7);
        for (int round = 0; round < 400; round++) {
            String file = List.of("pools", "agents", "hardware", "coins").get(round % 4) + ".yaml";
            String text = Files.readString(Path.of("../signatures", file)).substring(0, 6000);
            byte[] bad = text.getBytes(StandardCharsets.UTF_8);
            for (int flips = random.nextInt(1, 6); flips > 0; flips--) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
            }
            directory.with(file, bad);
            assertDoesNotThrow(directory::faults);
        }
    }
}
