package io.minewatch.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.minewatch.locate.LocatedDetection;
import io.minewatch.verdict.Grade;
import io.minewatch.verdict.Role;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

class JsonLinesTest {

    private static final String FULL =
            """
            {"schema":"minewatch.detection/1","@timestamp":"2026-08-20T03:11:05.998000000Z",\
            "revision":1,\
            "event":{"id":"d1-aaaaaaaaaaaaaaaaaaaaaaaa",\
            "flow":"1:fmiXvpfrViqHEYlyoIZegisXAtQ=@2026-08-20T02:11Z","kind":"alert",\
            "category":["network","intrusion_detection"],"type":["connection","protocol"],\
            "dataset":"minewatch.detection","module":"minewatch",\
            "start":"2026-08-20T02:11:07.000000001Z","end":"2026-08-20T03:11:05.998000000Z",\
            "severity":3},\
            "client":{"ip":"100.64.3.9","port":51234,"address_domain":"vlan:77","as":null,\
            "geo":null},\
            "server":{"ip":"198.51.100.7","port":3333,"domain":"pool.example",\
            "as":{"number":64511,"organization":{"name":"Example Net"}},\
            "geo":{"country_iso_code":"SG","city_name":"Singapore"}},\
            "network":{"transport":"tcp","protocol":"stratum_v1",\
            "community_id":"1:fmiXvpfrViqHEYlyoIZegisXAtQ=","packets":412,"bytes":65000,\
            "tunnel":[{"type":"vlan","id":77,"outer_src":null,"outer_dst":null,\
            "target":null,"origin":null},\
            {"type":"vxlan","id":5000,"outer_src":"10.0.0.1","outer_dst":"10.0.0.2",\
            "target":null,"origin":null},\
            {"type":"socks5","id":0,"outer_src":null,"outer_dst":null,\
            "target":"pool.example","origin":null}]},\
            "tls":{"client":{"server_name":"pool.example",\
            "ja3":"e7d705a3286e19ea42f587b344ee6865",\
            "ja4":"t13d1516h2_8daaf6152771_e5627efa2ab1"},\
            "server":{"x509":{"subject":{"common_name":["pool.example"]},\
            "alternative_names":["*.pool.example"]}}},\
            "mining":{"protocol":"stratum_v1","variant":"stratum_v1","role":"miner","grade":"confirmed",\
            "reasons":["SUBSCRIBE_REPLY","SHARE_ACCEPTED"],"algorithm":"sha256d","coin":"BTC",\
            "coin_basis":["address","algorithm"],\
            "pool":{"name":"Example Pool","basis":["coinbase_tag"]},\
            "block":{"height":961251,"tag":"/Example/","merged":["auxpow"]},\
            "account":{"kind":"btc_address","display":"bc1qar…5mdq",\
            "pseudonym":"3afa28da448780218215f9f69fec6c51","key_id":"630dcd29"},\
            "workers":[{"display":"r…","pseudonym":"00112233445566778899aabbccddeeff",\
            "clear":"rig-1"}],"workers_seen":1,"agent":"cgminer/4.12.1",\
            "hardware":"Antminer S19","sides_seen":"both",\
            "shares":{"submitted":102,"accepted":100,"rejected":2,"n_eff":78.4,\
            "window_s":3600.0,"replies_only":false},"difficulty":{"last":"65536"},\
            "hashrate":{"lo":4.329E12,"mid":5.466E12,"hi":6.827E12,"unit":"H/s",\
            "confidence":0.95,"basis":"accepted_shares"},\
            "devices":{"min":1,"max":4,"basis":"sessions"},\
            "power_w":{"lo":58.0,"hi":491.0,"pue_lo":1.0,"pue_hi":1.2,"basis":"algorithm"},"false_alarm":null},\
            "location":{"grade":"L4","of":"client","region_code":"500242",\
            "region_path":["Chongqing","Youyang"],"address":"1 Road","line":"line-9",\
            "coarse":{"as":null,"geo":{"country_name":"China"}},"candidates":["line-9"],\
            "source":"subscribers"},\
            "organization":{"id":"91350100M000100Y43","name":"Acme Metals"},\
            "rule":{"id":"stratum_v1","version":"2"},\
            "evidence":{"excerpts":[{"reason":"POOL_NAME","rule":"pools/9",\
            "time":"2026-08-20T02:11:07.000000001Z","from":"client",\
            "text_redacted":"pool.example"},{"reason":"SHARE_ACCEPTED","rule":"stratum_v1/2",\
            "time":"2026-08-20T03:11:05.998000000Z","from":"server",\
            "text_redacted":"{\\"id\\":4,\\"result\\":true}<U+000A>"}]},\
            "capture":{"source":"mirror-07.pcap","loss":0.0}}
            """;

    private static final String BARE =
            """
            {"schema":"minewatch.detection/1","@timestamp":"2026-08-20T03:11:05.998000000Z",\
            "revision":1,\
            "event":{"id":"d1-aaaaaaaaaaaaaaaaaaaaaaaa",\
            "flow":"1:fmiXvpfrViqHEYlyoIZegisXAtQ=@2026-08-20T02:11Z","kind":"alert",\
            "category":["network","intrusion_detection"],"type":["connection","protocol"],\
            "dataset":"minewatch.detection","module":"minewatch",\
            "start":"2026-08-20T02:11:07.000000001Z","end":"2026-08-20T03:11:05.998000000Z",\
            "severity":1},\
            "client":{"ip":"100.64.3.9","port":51234,"address_domain":"","as":null,"geo":null},\
            "server":{"ip":"198.51.100.7","port":3333,"domain":null,"as":null,"geo":null},\
            "network":{"transport":"tcp","protocol":"stratum_v1",\
            "community_id":"1:fmiXvpfrViqHEYlyoIZegisXAtQ=","packets":412,"bytes":65000,\
            "tunnel":[]},\
            "mining":{"protocol":"stratum_v1","variant":"stratum_v1","role":"miner","grade":"suspected",\
            "reasons":["SUBSCRIBE"],"algorithm":null,"coin":null,"coin_basis":[],\
            "pool":null,"block":{"height":null,"tag":null,"merged":[]},"account":null,\
            "workers":[],"workers_seen":0,"agent":null,"hardware":null,"sides_seen":"both",\
            "shares":{"submitted":0,"accepted":0,"rejected":0,"n_eff":0.0,"window_s":0.0,\
            "replies_only":false},"difficulty":{"last":null},\
            "hashrate":null,"hashrate_null_reason":"no_shares",\
            "devices":{"min":1,"max":null,"basis":"sessions"},\
            "power_w":null,"power_null_reason":"no_hashrate",\
            "false_alarm":null},\
            "location":{"grade":"L0","of":"client","region_code":null,"region_path":[],\
            "address":null,"line":null,"coarse":null,"candidates":[],"source":"none"},\
            "organization":null,"rule":{"id":"stratum_v1","version":null},\
            "evidence":{"excerpts":[]},"capture":{"source":"mirror-07.pcap","loss":0.0}}
            """;

    @Test
    void writesAllThatIsKnown() {
        assertEquals(FULL, write(Sample.full().take()));
    }

    @Test
    void writesNullForWhatIsNot() {
        assertEquals(BARE, write(Sample.bare().take()));
    }

    @Test
    void theOtherEndOfAPoolIsTheClient() throws Exception {
        var sample = Sample.full();
        sample.role = Role.POOL;
        sample.ofServer = true;
        var record = new ObjectMapper().readTree(write(sample.take()));
        assertEquals(64511, record.at("/client/as/number").asInt());
        assertTrue(record.at("/server/as").isNull());
        assertEquals("server", record.at("/location/of").asText());
    }

    @Test
    void namesTheWholeNameOnlyIfThereIsOne() {
        var sample = Sample.bare();
        sample.account = Optional.of(Sample.ACCOUNT);
        assertFalse(write(sample.take()).contains("\"clear\""));
    }

    @Test
    void makesVisibleWhatActs() throws Exception {
        var sample = Sample.bare();
        sample.agent = Optional.of("a\u001b[2J\u202Eb\uD800\r\n\u2028c");
        var record = new ObjectMapper().readTree(write(sample.take()));
        assertEquals(
                "a<U+001B>[2J<U+202E>b<U+D800><U+000D><U+000A><U+2028>c",
                record.at("/mining/agent").asText());
    }

    @Test
    void oneDetectionIsOneLineWhateverIsInIt() {
        var random = new RandomSamples(1);
        for (int i = 0; i < 2000; i++) {
            String line = write(random.next());
            assertEquals(line.length() - 1, line.indexOf('\n'));
            assertTrue(line.chars().allMatch(c -> c >= ' ' || c == '\n'), line);
        }
    }

    @Test
    void severityFollowsTheGrade() {
        assertEquals(1, DetectionRecord.severity(Grade.SUSPECTED));
        assertEquals(2, DetectionRecord.severity(Grade.PROBABLE));
        assertEquals(3, DetectionRecord.severity(Grade.CONFIRMED));
    }

    static String write(LocatedDetection located) {
        var out = new ByteArrayOutputStream();
        new JsonLines(out).located(located);
        return out.toString(StandardCharsets.UTF_8);
    }
}
