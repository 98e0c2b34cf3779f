package io.minewatch.signature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

class SignaturesTest {

    @TempDir private Path temporary;
    private SignatureDirectory directory;
    private Signatures set;

    @BeforeEach
    void load() throws IOException, SignatureException {
        directory = new SignatureDirectory(temporary);
        set = directory.load();
    }

    @Test
    void anEmptySetKnowsNothing() {
        Signatures empty = Signatures.empty();
        assertEquals("empty", empty.version());
        assertEquals(Optional.empty(), empty.pool("one.example"));
        assertEquals(Optional.empty(), empty.agent("XMRig/6.0"));
        assertEquals(Optional.empty(), empty.coin("BTC"));
        assertEquals(Optional.empty(), empty.algorithm("sha256d"));
        assertEquals(List.of(), empty.hardware("sha256d"));
        assertEquals(Optional.empty(), empty.model("One"));
        assertEquals(Optional.empty(), empty.addressForm("1".repeat(30)));
    }

    @Test
    void theVersionFollowsTheContent() throws IOException, SignatureException {
        assertTrue(set.version().matches("[0-9a-f]{12}"), set.version());
        assertEquals(set.version(), directory.load().version());
        directory.with("agents.yaml", "agents: []\n");
        assertNotEquals(set.version(), directory.load().version());
    }

    @Test
    void aPoolTellsAllOfItself() {
        Pool pool = set.pool("btc.one.example").orElseThrow();
        assertEquals("One", pool.name());
        assertEquals(Pool.Kind.POOL, pool.kind());
        assertEquals("one.example", pool.suffix());
        assertEquals(List.of("BTC"), pool.coins());
        assertEquals("3333 4000-4010", pool.ports().toString());
        assertTrue(pool.ports().contains(3333));
        assertFalse(pool.ports().contains(3999));
        assertTrue(pool.ports().contains(4000));
        assertTrue(pool.ports().contains(4010));
        assertFalse(pool.ports().contains(4011));
        assertTrue(pool.tlsPorts().contains(443));
        assertEquals(Pool.Confidence.CONFIRMED, pool.confidence());
        assertFalse(pool.closed());
        assertEquals(Optional.of("2026-04-21"), pool.date());
        assertEquals(List.of(pool), set.pools());
    }

    @Test
    void aWebSiteIsNoPlaceToMine() {
        Pool mining = set.pool("btc.one.example").orElseThrow();
        Pool website = set.pool("one.example").orElseThrow();
        assertFalse(mining.website());
        assertTrue(website.website());
        assertTrue(set.pool("www.one.example").orElseThrow().website());
        assertTrue(mining.minesAt(1));
        assertTrue(website.minesAt(3333));
        assertFalse(website.minesAt(443));
        assertFalse(website.minesAt(1));
    }

    @Test
    void machinesAreFoundByModelAndByOtherNames() {
        Hardware one = set.model("one 10t").orElseThrow();
        assertEquals(
                new Hardware(
                        "Maker", "One 10T", List.of("One"), "sha256d", 10e12, 300, 350, "test"),
                one);
        assertEquals(Optional.of(one), set.model("ONE"));
        assertEquals(List.of(one), set.hardware("SHA256"));
        assertEquals(List.of(one), set.hardware());
        assertEquals(List.of(), set.hardware("scrypt"));
        assertEquals(List.of(), set.hardware("unknown"));
    }

    @Test
    void aNameOfSeveralMachinesIsNoModel() throws IOException, SignatureException {
        directory.with(
                "hardware.yaml",
                """
                hardware:
                  - {vendor: A, model: X 1T, names: [X], algorithms: [sha256d], hashrate: 1e12, watts: 9, source: a}
                  - {vendor: A, model: X 2T, names: [X], algorithms: [sha256d], hashrate: 2e12, watts: 9, source: a}
                  - {vendor: A, model: G, algorithms: [sha256d, scrypt], hashrate: 1e6, watts: 9, source: a}
                """);
        Signatures several = directory.load();
        assertEquals(Optional.empty(), several.model("X"));
        assertEquals(2, several.models("x.").size());
        assertEquals(1e12, several.model("X 1T").orElseThrow().hashrate());
        assertEquals(2, several.models("G").size());
        assertEquals("scrypt", several.hardware("scrypt").get(0).algorithm());
    }

    @Test
    void coinsAndAlgorithms() {
        assertEquals("Bitcoin", set.coin("btc").orElseThrow().name());
        assertEquals(Optional.of("sha256d"), set.coin("BTC").orElseThrow().algorithm());
        assertEquals(Optional.empty(), set.coin("DGB").orElseThrow().algorithm());
        assertEquals(Optional.empty(), set.coin("XYZ"));
        Algorithm sha = set.algorithm("SHA256").orElseThrow();
        assertEquals("sha256d", sha.name());
        assertEquals(4294967296.0, sha.hashesPerDifficulty().getAsDouble());
        assertEquals(1.4e15, sha.largestDevice().getAsDouble());
        assertTrue(set.algorithm("scrypt").orElseThrow().hashesPerDifficulty().isEmpty());
    }

    @Test
    void addresses() {
        var btc = new AddressForm("btc_address", List.of("BTC"), Optional.of("sha256d"));
        assertEquals(Optional.of(btc), set.addressForm("1".repeat(26)));
        assertEquals(Optional.of(btc), set.addressForm("1".repeat(34) + ".worker.1"));
        assertEquals(Optional.of(btc), set.addressForm("1".repeat(34) + "/rig"));
        assertEquals(Optional.of(btc), set.addressForm("1".repeat(34) + "+1000"));
        assertEquals(Optional.empty(), set.addressForm("1".repeat(25)));
        assertEquals(Optional.empty(), set.addressForm("1".repeat(35)));
        assertEquals(Optional.empty(), set.addressForm("x" + "1".repeat(34)));
        assertEquals(Optional.empty(), set.addressForm(""));
        assertEquals(Optional.empty(), set.addressForm("1".repeat(100_000)));
        assertEquals(
                Optional.of(new AddressForm("p2sh", List.of("BTC", "LTC"), Optional.empty())),
                set.addressForm("3".repeat(34)));
    }
}
