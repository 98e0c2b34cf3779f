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
import java.nio.charset.StandardCharsets;
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
    @ValueSource(strings = {"pools", "agents", "hardware", "coins", "algorithms", "tls"})
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
        String key = content.fieldNames().next();
        assertFalse(
                schema.validate(new ObjectMapper().readTree("{\"" + key + "\":[{}]}")).isEmpty());
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

    /** Who runs a pool has a mail server, too, and perhaps a node for wallets. */
    @Test
    void otherServicesOfWhoRunsAPoolAreNotMining() {
        assertEquals(
                List.of(),
                List.of(
                                "imap.kano.is 993",
                                "smtp.cedric-crispin.com 465",
                                "xmpp.stompi.de 5223",
                                "node.sethforprivacy.com 18089")
                        .stream()
                        .filter(host -> standing(host) != PoolNames.Standing.POOL_SITE)
                        .toList());
        assertEquals(PoolNames.Standing.STRATUM_HOST, standing("stratum.kano.is 993"));
        assertEquals(PoolNames.Standing.STRATUM_HOST, standing("eu.f2pool.com 25"));
    }

    /** Where browsers go, only hosts that are known for mining there. */
    @Test
    void hostsForMiningAreToldFromWebSites() {
        assertEquals(
                List.of(),
                List.of(
                                "pool.supportxmr.com 443",
                                "pool.supportxmr.com 3333",
                                "pool.monero.hashvault.pro 443",
                                "gulf.moneroocean.stream 443",
                                "btc.ss.poolin.com 443",
                                "ltc.antpool.com 443",
                                "daggerhashimoto.auto.nicehash.com 443",
                                "donate.ssl.xmrig.com 443",
                                "eu.stratum.braiins.com 443",
                                "xmr.2miners.com 12222",
                                "public-pool.io 21496",
                                "anything.f2pool.com 5555")
                        .stream()
                        .filter(host -> standing(host) != PoolNames.Standing.STRATUM_HOST)
                        .toList());
        assertEquals(PoolNames.Standing.NOT_POOL, standing("pool.binance.com 3333"));
        assertEquals(PoolNames.Standing.NOT_POOL, standing("minecraft.net 25565"));
    }

    @Test
    void webSitesAreNoHostsForMining() {
        assertEquals(
                List.of(),
                List.of(
                                "www.f2pool.com 443",
                                "f2pool.com 443",
                                "api.nicehash.com 443",
                                "xmr.2miners.com 443",
                                "eth.nanopool.org 443",
                                "monero.herominers.com 443",
                                "supportxmr.com 443",
                                "hashvault.pro 443",
                                "api.xmrig.com 443",
                                "xmrig.com 443",
                                "pool.btc.com 443",
                                "academy.braiins.com 443",
                                "pool.nerdminers.org 443",
                                "public-pool.io 443",
                                "www.kano.is 4242")
                        .stream()
                        .filter(host -> standing(host) != PoolNames.Standing.POOL_SITE)
                        .toList());
    }

    @Test
    void tlsClientsAreFound() {
        TlsClient xmrig = shipped.tlsClient("t13i310900_e8f1e7e78f70_1f22a2ca17c4").orElseThrow();
        assertEquals("XMRig", xmrig.software());
        assertEquals("c216e752cae6f8755fd27f561d031636", xmrig.ja3());
        assertTrue(shipped.tlsClient("t13d311000_e8f1e7e78f70_1f22a2ca17c4").isEmpty());
        assertEquals(2, shipped.tlsClients().size());
    }

    private static PoolNames.Standing standing(String hostAndPort) {
        String[] parts = hostAndPort.split(" ");
        byte[] host = parts[0].getBytes(StandardCharsets.US_ASCII);
        PoolNames names = shipped.poolNames();
        int index = names.find(host, 0, host.length);
        return names.standing(index, Integer.parseInt(parts[1]));
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
