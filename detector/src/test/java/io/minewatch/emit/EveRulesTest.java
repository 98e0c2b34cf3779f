package io.minewatch.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;

import org.junit.jupiter.api.Test;

import java.util.Set;
import java.util.function.Consumer;

/**
 * What readers of EVE expect of an alert, in words of our own: the root and the alert are closed
 * and of these types, the time has a zone without a colon, and what else there is to say are lists
 * of text in the metadata. Narrower than EVE where we are: only the keys that we write, and only
 * our range of numbers.
 */
class EveRulesTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final String RULES =
            """
            {
              "type": "object",
              "required": ["timestamp", "event_type", "src_ip", "dest_ip", "proto", "alert"],
              "additionalProperties": false,
              "properties": {
                "timestamp": {"type": "string",
                  "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[.][0-9]{6}[+]0000$"},
                "event_type": {"const": "alert"},
                "src_ip": {"type": "string", "pattern": "^[0-9a-f.:]+$"},
                "src_port": {"type": "integer", "minimum": 0, "maximum": 65535},
                "dest_ip": {"type": "string", "pattern": "^[0-9a-f.:]+$"},
                "dest_port": {"type": "integer", "minimum": 0, "maximum": 65535},
                "proto": {"const": "TCP"},
                "vlan": {"type": "array", "minItems": 1, "items": {"type": "integer"}},
                "community_id": {"type": "string"},
                "pcap_filename": {"type": "string"},
                "tls": {
                  "type": "object",
                  "additionalProperties": false,
                  "properties": {
                    "subject": {"type": "string", "pattern": "^CN="},
                    "sni": {"type": "string"},
                    "ja3": {
                      "type": "object",
                      "required": ["hash"],
                      "additionalProperties": false,
                      "properties": {"hash": {"type": "string"}}
                    },
                    "ja4": {"type": "string"}
                  }
                },
                "alert": {
                  "type": "object",
                  "required": ["action", "gid", "signature_id", "rev", "signature", "category",
                    "severity", "metadata"],
                  "additionalProperties": false,
                  "properties": {
                    "action": {"enum": ["allowed", "blocked"]},
                    "gid": {"const": 1},
                    "signature_id": {"type": "integer", "minimum": 1960000, "maximum": 1960099},
                    "rev": {"type": "integer", "minimum": 0, "maximum": 2147483647},
                    "signature": {"type": "string", "minLength": 1},
                    "category": {"type": "string", "minLength": 1},
                    "severity": {"type": "integer", "minimum": 1, "maximum": 4},
                    "metadata": {
                      "type": "object",
                      "propertyNames": {"pattern": "^mining_[a-z_]+$"},
                      "additionalProperties": {
                        "type": "array", "items": {"type": "string"}}
                    }
                  }
                }
              }
            }
            """;

    private final JsonSchema rules =
            JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(RULES);

    @Test
    void everyAlertKeepsThem() throws Exception {
        var random = new RandomSamples(31);
        for (int i = 0; i < 3000; i++) {
            var line = EveLines.line(random.next());
            assertEquals(Set.of(), rules.validate(MAPPER.readTree(line)), () -> new String(line));
        }
    }

    @Test
    void theyRefuseWhatReadersWould() throws Exception {
        assertRefused(alert -> alert.put("mining", "x"));
        assertRefused(alert -> alert.put("timestamp", "2026-08-20T03:11:05.998000Z"));
        assertRefused(alert -> alert.put("timestamp", "2026-08-20T03:11:05.998000+00:00"));
        assertRefused(alert -> ((ObjectNode) alert.get("alert")).put("pool", "x"));
        assertRefused(alert -> ((ObjectNode) alert.get("alert")).put("signature_id", 1960100));
        assertRefused(alert -> ((ObjectNode) alert.at("/alert/metadata")).put("mining_pool", "x"));
        assertRefused(alert -> ((ObjectNode) alert.at("/alert/metadata")).putArray("pool"));
    }

    private void assertRefused(Consumer<ObjectNode> change) throws Exception {
        JsonNode alert = MAPPER.readTree(EveLines.line(Sample.full().take()));
        assertEquals(Set.of(), rules.validate(alert));
        change.accept((ObjectNode) alert);
        assertNotEquals(Set.of(), rules.validate(alert));
    }
}
