package io.minewatch.signature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Tag;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

class ShippedSignaturesTest {

    private static final Path DIRECTORY = Path.of("../signatures");
    private static Signatures shipped;

    @BeforeAll
    static void load() throws SignatureException {
        shipped = Signatures.load(DIRECTORY);
    }

    @Test
    void thereIsEnoughOfIt() {
        assertTrue(shipped.pools().size() >= 250, () -> "" + shipped.pools().size());
        assertTrue(shipped.agents().size() >= 100, () -> "" + shipped.agents().size());
        assertTrue(shipped.hardware().size() >= 240, () -> "" + shipped.hardware().size());
        assertTrue(shipped.coins().size() >= 100, () -> "" + shipped.coins().size());
        assertTrue(shipped.algorithms().size() >= 80, () -> "" + shipped.algorithms().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"pools", "agents", "hardware", "coins", "algorithms"})
    void everyFileFitsItsSchema(String name) throws IOException {
        var schema =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(
                                Files.readString(
                                        DIRECTORY.resolve("schema/" + name + ".schema.json")));
        var yaml = new Yaml(new TextDates());
        JsonNode content =
                new ObjectMapper()
                        .valueToTree(
                                yaml.load(Files.readString(DIRECTORY.resolve(name + ".yaml"))));
        assertEquals(List.of(), List.copyOf(schema.validate(content)));
        assertFalse(
                schema.validate(new ObjectMapper().readTree("{\"" + name + "\":[{}]}")).isEmpty());
    }

    @Test
    void hostsAreFound() {
        assertEquals("F2Pool", pool("btc-euro.f2pool.com"));
        assertEquals("F2Pool site", pool("www.f2pool.com"));
        assertEquals("Binance Pool", pool("sha256.poolbinance.com"));
        assertEquals("", pool("pool.binance.com"));
        assertEquals("BTC.com pool", pool("us.ss.btc.com"));
        assertEquals("", pool("abtc.com"));
        assertEquals("Braiins Pool", pool("eu.stratum.braiins.com"));
        assertEquals("Braiins Pool site", pool("academy.braiins.com"));
        assertEquals("Nanopool", pool("xmr-eu1.nanopool.org"));
        assertEquals("NiceHash", pool("sha256.auto.nicehash.com"));
        assertEquals("NiceHash site", pool("api2.nicehash.com"));
        assertEquals("eth.pp.ua", pool("pool.eth.pp.ua"));
        assertEquals("", pool("shop.pp.ua"));
        assertEquals("Vbk Reb0Rn site", pool("vbk-reb0rn.ddns.net"));
        assertEquals("", pool("home.ddns.net"));
        assertEquals("", pool("iniaku.my.id"));
        assertEquals("WhitePool site", pool("trade.whitebit.com"));
        assertEquals("", pool("example.com"));
        assertTrue(shipped.pool("pool.minexmr.com").orElseThrow().closed());
        assertTrue(shipped.pool("kawpow.unmineable.com").orElseThrow().converts());
        assertEquals(Pool.Kind.DONATION, shipped.pool("donate.v2.xmrig.com").orElseThrow().kind());
        assertEquals(
                Pool.Kind.RENTAL, shipped.pool("eu.miningrigrentals.com").orElseThrow().kind());
        assertTrue(shipped.pool("public-pool.io").orElseThrow().minesAt(21496));
        assertFalse(shipped.pool("public-pool.io").orElseThrow().minesAt(443));
    }

    @Test
    void noMachineIsFasterThanTheFastest() {
        var wrong =
                shipped.hardware().stream()
                        .filter(
                                each ->
                                        each.hashrate()
                                                > shipped.algorithm(each.algorithm())
                                                        .orElseThrow()
                                                        .largestDevice()
                                                        .orElse(Double.MAX_VALUE))
                        .toList();
        assertEquals(List.of(), wrong);
    }

    @Test
    void shaMachinesHaveAPlausibleEfficiency() {
        for (Hardware each : shipped.hardware("sha256d")) {
            double joulesPerTerahash = each.wattsHigh() / (each.hashrate() / 1e12);
            assertTrue(joulesPerTerahash > 9 && joulesPerTerahash < 100, each::toString);
        }
        assertEquals(132, shipped.hardware("sha256d").size());
    }

    @Test
    void modelsOfAgentsAreMachines() {
        assertEquals(1, models("Antminer S19 XP/x"));
        assertEquals(2, models("Antminer T21"));
        assertEquals(1, models("Antminer S21 Hyd./x"));
        assertEquals(1, models("Antminer S19k Pro|LUXminer 2026"));
        assertEquals(1, models("bmminer/2.0.0/Antminer S9/14000"));
        assertEquals(2, models("Antminer L9"));
        assertEquals(2, models("bitaxe/BM1370/v2.13.1"));
        assertEquals(1, models("NerdQAxe++/BM1370/v1.0.36"));
        assertEquals(1, models("Zyber8S/v1"));
        assertEquals("NerdOCTAXE 9.6T", shipped.model("NerdOCTAXE").orElseThrow().model());
    }

    @Test
    void everyAlgorithmOfTheDialectsHasItsFactor() {
        assertEquals(
                "sha256d 4294967296, scrypt 65536, x16r 16777216, ethash 4294967296, kheavyhash"
                        + " 4294967296, blake3_alph 17179869184, xelishash 1, spectrex 256",
                List.of(
                                "sha256",
                                "scrypt",
                                "x16r",
                                "daggerhashimoto",
                                "kaspa",
                                "alephium",
                                "xel/v2",
                                "spectrex")
                        .stream()
                        .map(name -> shipped.algorithm(name).orElseThrow())
                        .map(
                                each ->
                                        each.name()
                                                + " "
                                                + (long) each.hashesPerDifficulty().getAsDouble())
                        .collect(Collectors.joining(", ")));
        assertEquals("randomx", shipped.algorithm("rx/0").orElseThrow().name());
        assertEquals("Sol/s", shipped.algorithm("equihash").orElseThrow().unit());
        assertEquals(Optional.of("kawpow"), shipped.coin("RVN").orElseThrow().algorithm());
    }

    private static String pool(String host) {
        return shipped.pool(host).map(p -> p.name() + (p.website() ? " site" : "")).orElse("");
    }

    private static int models(String agent) {
        return shipped.models(shipped.agent(agent).orElseThrow().model().orElseThrow()).size();
    }

    /** Reads as the loader does: a date is text. */
    private static final class TextDates extends SafeConstructor {
        TextDates() {
            super(new LoaderOptions());
            yamlConstructors.put(Tag.TIMESTAMP, yamlConstructors.get(Tag.STR));
        }
    }
}
