package io.minewatch.query.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Records of detections as a sensor writes them, with what a test is about put in. */
final class Records {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'")
                    .withZone(ZoneOffset.UTC);

    private static final String TEMPLATE =
            """
            {"schema":"minewatch.detection/1","@timestamp":"","revision":1,
             "event":{"id":"","flow":"","kind":"alert","category":["network","intrusion_detection"],
              "type":["connection","protocol"],"dataset":"minewatch.detection","module":"minewatch",
              "start":"","end":"","severity":3},
             "client":{"ip":"","port":51234,"address_domain":"","as":null,"geo":null},
             "server":{"ip":"198.51.100.7","port":3333,"domain":"pool.example","as":null,"geo":null},
             "network":{"transport":"tcp","protocol":"stratum_v1","community_id":"1:abcdef=",
              "packets":12,"bytes":3400,"tunnel":[]},
             "mining":{"protocol":"stratum_v1","variant":"stratum_v1","role":"miner",
              "grade":"confirmed","reasons":["SUBSCRIBE_REPLY","SHARE_ACCEPTED"],
              "algorithm":"sha256d","coin":"BTC","coin_basis":["address"],
              "pool":{"name":"Example Pool","basis":["host"]},
              "block":{"height":900000,"tag":null,"merged":[]},
              "account":{"kind":"subaccount","display":"wang***","pseudonym":
               "00112233445566778899aabbccddeeff","key_id":"01234567"},
              "workers":[{"display":"rig***","pseudonym":"00112233445566778899aabbccddeef0"}],
              "workers_seen":1,"agent":"cgminer/4.12.1","hardware":null,"sides_seen":"both",
              "shares":{"submitted":102,"accepted":100,"rejected":2,"n_eff":100.0,
               "window_s":3600.0,"replies_only":false},
              "difficulty":{"last":"65536"},
              "hashrate":{"lo":4.33e12,"mid":5.47e12,"hi":6.83e12,"unit":"H/s",
               "confidence":0.95,"basis":"accepted_shares"},
              "devices":{"min":1,"max":4,"basis":"sessions"},
              "power_w":{"lo":58.0,"hi":491.0,"pue_lo":1.0,"pue_hi":1.2,"basis":"algorithm"}},
             "location":{"grade":"L4","of":"client","region_code":"500103","region_path":
              ["重庆市","渝中区"],"address":"解放碑1号","line":"line-0042","coarse":null,
              "candidates":[],"source":"subscribers"},
             "organization":{"id":"91350100M000100Y43","name":"某科技公司"},
             "rule":{"id":"stratum_v1","version":"1"},
             "evidence":{"excerpts":[{"reason":"SHARE_ACCEPTED","rule":"stratum_v1/1",
              "time":"2026-08-20T02:11:07.000000001Z","from":"client",
              "text_redacted":"{\\"method\\":\\"mining.submit\\"}"}]},
             "capture":{"source":"mirror-07","loss":0.0}}
            """;

    private final ObjectNode record;

    private Records() throws JsonProcessingException {
        record = (ObjectNode) JSON.readTree(TEMPLATE);
    }

    /** One conversation of a detection that ended at this time after ten minutes. */
    static Records of(String id, Instant end) {
        try {
            var made = new Records();
            made.at("event")
                    .put("id", id)
                    .put("flow", "1:" + id + "/0")
                    .put("start", TIME.format(end.minusSeconds(600)))
                    .put("end", TIME.format(end));
            made.record.put("@timestamp", TIME.format(end));
            made.at("client").put("ip", "100.64.3.9");
            return made;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An object in the record. */
    ObjectNode at(String key) {
        return (ObjectNode) record.path(key);
    }

    Records revision(int number) {
        record.put("revision", number);
        return this;
    }

    Records client(String address) {
        at("client").put("ip", address);
        return this;
    }

    /** In a region given by its codes' names from the top down; null for none. */
    Records region(String code, String... path) {
        at("location").put("region_code", code);
        var names = at("location").putArray("region_path");
        for (String name : path) {
            names.add(name);
        }
        return this;
    }

    Records enterprise(String id, String name) {
        at("organization").put("id", id).put("name", name);
        return this;
    }

    Records mining(String key, String value) {
        at("mining").put(key, value);
        return this;
    }

    Records pool(String name) {
        ((ObjectNode) at("mining").path("pool")).put("name", name);
        return this;
    }

    String json() {
        return record.toString();
    }
}
