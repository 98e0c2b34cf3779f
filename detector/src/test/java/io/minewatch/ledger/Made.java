package io.minewatch.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** A record to change before it is taken: {@link #of} makes one of a miner with accepted work. */
final class Made {

    static final Instant NOON = Instant.parse("2026-08-20T12:00:00Z");

    /** Of who keeps a ledger and takes in what is reported at once. */
    static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String RECORD =
            """
            {"schema":"minewatch.detection/1","@timestamp":"2026-08-20T12:10:00.000000000Z","revision":1,
            "event":{"id":"d1-A","flow":"1:aaaa@2026-08-20T12:00Z","kind":"alert",
            "category":["network","intrusion_detection"],"type":["connection","protocol"],
            "dataset":"minewatch.detection","module":"minewatch",
            "start":"2026-08-20T12:00:00.000000000Z","end":"2026-08-20T12:10:00.000000000Z","severity":3},
            "client":{"ip":"100.64.3.9","port":51234,"address_domain":"","as":null,"geo":null},
            "server":{"ip":"198.51.100.7","port":3333,"domain":"eu.pool.example","as":null,"geo":null},
            "network":{"transport":"tcp","protocol":"stratum_v1","community_id":"1:aaaa","packets":100,
            "bytes":10000,"tunnel":[]},
            "mining":{"protocol":"stratum_v1","variant":"stratum_v1","role":"miner","grade":"confirmed",
            "reasons":["SUBSCRIBE","SHARE_ACCEPTED"],"algorithm":"sha256d","coin":"BTC","coin_basis":[],
            "pool":{"name":"ExamplePool","basis":[]},"block":{"height":null,"tag":null,"merged":[]},
            "account":null,"workers":[],"workers_seen":0,"agent":"cgminer/4.12.1","hardware":null,
            "sides_seen":"both","shares":{"submitted":102,"accepted":100,"rejected":2,"n_eff":100.0,
            "window_s":600.0,"replies_only":false},"difficulty":{"last":"65536"},
            "hashrate":{"lo":4.0E12,"mid":5.0E12,"hi":6.0E12,"unit":"H/s","confidence":0.95,
            "basis":"accepted_shares"},"devices":{"min":1,"max":null,"basis":"sessions"},
            "power_w":{"lo":100.0,"hi":500.0,"pue_lo":1.0,"pue_hi":1.2,"basis":"algorithm"}},
            "location":{"grade":"L4","of":"client","region_code":"500242",
            "region_path":["重庆市","酉阳土家族苗族自治县"],"address":"桃花源大道1号","line":null,
            "coarse":null,"candidates":[],"source":"subscribers"},
            "organization":{"id":"91350100M000100Y43","name":"酉阳云海数据有限公司"},
            "rule":{"id":"stratum_v1","version":"1"},"evidence":{"excerpts":[]},
            "capture":{"source":"mirror-07","loss":0.0}}
            """;

    private final ObjectNode record;

    private Made(ObjectNode record) {
        this.record = record;
    }

    static Made of(String id, String flow, long revision) {
        try {
            var made = new Made((ObjectNode) JSON.readTree(RECORD));
            made.at("event").put("id", id).put("flow", flow);
            made.record.put("revision", revision);
            return made;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    Made seen(Instant start, Instant end) {
        record.put("@timestamp", end.toString());
        at("event").put("start", start.toString()).put("end", end.toString());
        return this;
    }

    Made grade(String grade) {
        at("mining").put("grade", grade);
        return this;
    }

    Made accepted(long accepted) {
        ((ObjectNode) at("mining").path("shares")).put("accepted", accepted);
        return this;
    }

    Made rate(double mid) {
        ((ObjectNode) at("mining").path("hashrate"))
                .put("lo", mid * 0.8)
                .put("mid", mid)
                .put("hi", mid * 1.2);
        return this;
    }

    Made power(double lo, double hi) {
        ((ObjectNode) at("mining").path("power_w")).put("lo", lo).put("hi", hi);
        return this;
    }

    Made devices(int min, int max) {
        ((ObjectNode) at("mining").path("devices")).put("min", min).put("max", max);
        return this;
    }

    Made algorithm(String algorithm, String coin) {
        at("mining").put("algorithm", algorithm).put("coin", coin);
        return this;
    }

    Made dialect(String dialect) {
        at("mining").put("protocol", dialect);
        return this;
    }

    Made pool(String name, String host) {
        at("mining").putObject("pool").put("name", name).putArray("basis");
        at("server").put("domain", host);
        return this;
    }

    Made client(String address) {
        at("client").put("ip", address);
        return this;
    }

    Made region(String code) {
        at("location").put("region_code", code);
        return this;
    }

    /** Nothing is known of where it is. */
    Made nowhere() {
        at("location").putNull("region_code").putNull("address").putArray("region_path");
        record.putNull("organization");
        return this;
    }

    Made holder(String id, String name) {
        record.putObject("organization").put("id", id).put("name", name);
        return this;
    }

    Made source(String source) {
        at("capture").put("source", source);
        return this;
    }

    String json() {
        return record.toString();
    }

    private ObjectNode at(String key) {
        return (ObjectNode) record.path(key);
    }
}
