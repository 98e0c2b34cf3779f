package io.minewatch.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.minewatch.locate.LocatedDetection;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

class EveLinesTest {

    /** Of those that Suricata's schema allows at the root. */
    private static final Set<String> ROOT =
            Set.of(
                    "timestamp",
                    "event_type",
                    "src_ip",
                    "src_port",
                    "dest_ip",
                    "dest_port",
                    "proto",
                    "vlan",
                    "community_id",
                    "pcap_filename",
                    "tls",
                    "alert");

    /** Of those that it allows in an alert. */
    private static final Set<String> ALERT =
            Set.of(
                    "action",
                    "gid",
                    "signature_id",
                    "rev",
                    "signature",
                    "category",
                    "severity",
                    "metadata");

    private static final String FULL =
            """
            {"timestamp":"2026-08-20T03:11:05.998000+0000","event_type":"alert",\
            "src_ip":"100.64.3.9","src_port":51234,"dest_ip":"198.51.100.7","dest_port":3333,\
            "proto":"TCP","vlan":[77],"community_id":"1:fmiXvpfrViqHEYlyoIZegisXAtQ=",\
            "pcap_filename":"mirror-07.pcap",\
            "tls":{"subject":"CN=pool.example","sni":"pool.example",\
            "ja3":{"hash":"e7d705a3286e19ea42f587b344ee6865"},\
            "ja4":"t13d1516h2_8daaf6152771_e5627efa2ab1"},\
            "alert":{"action":"allowed","gid":1,"signature_id":1960001,"rev":2,\
            "signature":"MINEWATCH Cryptocurrency mining, stratum_v1",\
            "category":"Crypto Currency Mining Activity Detected","severity":1,\
            "metadata":{"mining_id":["d1-aaaaaaaaaaaaaaaaaaaaaaaa"],\
            "mining_flow":["1:fmiXvpfrViqHEYlyoIZegisXAtQ=@2026-08-20T02:11Z"],\
            "mining_protocol":["stratum_v1"],"mining_role":["miner"],\
            "mining_grade":["confirmed"],"mining_reasons":["SUBSCRIBE_REPLY","SHARE_ACCEPTED"],\
            "mining_algorithm":["sha256d"],"mining_coin":["BTC"],"mining_pool":["Example Pool"],\
            "mining_account":["bc1qar…5mdq"],"mining_agent":["cgminer/4.12.1"],\
            "mining_sides_seen":["both"],"mining_shares_submitted":["102"],\
            "mining_shares_accepted":["100"],"mining_shares_rejected":["2"],\
            "mining_hashrate_lo":["4329000000000"],"mining_hashrate_hi":["6827000000000"],\
            "mining_hashrate_unit":["H/s"],"mining_server_domain":["pool.example"],\
            "mining_location_grade":["L4"],"mining_region_code":["500242"]}}}
            """;

    @Test
    void writesAnAlert() {
        assertEquals(FULL, write(Sample.full().take()));
    }

    @Test
    void usesOnlyKeysThatEveKnows() throws Exception {
        var random = new RandomSamples(23);
        for (int i = 0; i < 2000; i++) {
            String line = write(random.next());
            assertEquals(line.length() - 1, line.indexOf('\n'));
            var alert = new ObjectMapper().readTree(line);
            alert.fieldNames().forEachRemaining(key -> assertTrue(ROOT.contains(key), key));
            alert.get("alert")
                    .fieldNames()
                    .forEachRemaining(key -> assertTrue(ALERT.contains(key), key));
            alert.at("/alert/metadata").properties().forEach(each -> assertTexts(each.getValue()));
            assertTrue(
                    alert.get("timestamp")
                            .asText()
                            .matches("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d+[+-]\\d+"));
        }
    }

    @Test
    void aDialectKeepsItsNumber() {
        assertEquals(1_960_001, EveSignatures.idOf("stratum_v1"));
        assertEquals(1_960_010, EveSignatures.idOf("btcagent"));
        assertEquals(1_960_015, EveSignatures.idOf("unknown_encrypted"));
        assertEquals(1_960_000, EveSignatures.idOf("not listed"));
    }

    @Test
    void theRevisionIsTheVersionIfThatIsANumber() {
        assertEquals(7, EveSignatures.revision(new Rule("a", Optional.of("7"))));
        assertEquals(1, EveSignatures.revision(new Rule("a", Optional.of("2026.08"))));
        assertEquals(1, EveSignatures.revision(new Rule("a", Optional.of("99999999999"))));
        assertEquals(1, EveSignatures.revision(new Rule("a", Optional.empty())));
    }

    private static void assertTexts(JsonNode values) {
        assertTrue(values.isArray());
        values.forEach(value -> assertTrue(value.isTextual()));
    }

    private static String write(LocatedDetection located) {
        var out = new ByteArrayOutputStream();
        try (var eve = new EveLines(out)) {
            eve.located(located);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
