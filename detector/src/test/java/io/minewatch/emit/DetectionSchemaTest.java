package io.minewatch.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;

import io.minewatch.verdict.Grade;
import io.minewatch.verdict.Role;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;

class DetectionSchemaTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final JsonSchema schema =
            JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(DetectionSchema.text());

    @Test
    void holdsForFullAndBareRecords() throws Exception {
        assertEquals(Set.of(), schema.validate(full()));
        assertEquals(Set.of(), schema.validate(bare()));
    }

    @Test
    void holdsForEveryRecord() throws Exception {
        var random = new RandomSamples(42);
        for (int i = 0; i < 3000; i++) {
            String line = JsonLinesTest.write(random.next());
            assertEquals(Set.of(), schema.validate(MAPPER.readTree(line)), line);
        }
    }

    @Test
    void holdsForARecordThatStandsForOthers() throws Exception {
        var record = JsonLinesTest.write(Sample.bare().take().standingFor(7));
        var json = (ObjectNode) MAPPER.readTree(record);
        assertEquals(7, json.at("/event/stands_for").asLong());
        assertEquals(Set.of(), schema.validate(json));
        assertRefused(json, it -> part(it, "/event").put("stands_for", 0));
    }

    /** Nothing of a node's record may be that of a miner's, and nothing of a miner's a node's. */
    @Test
    void aNodeIsNoMiner() throws Exception {
        var node = (ObjectNode) MAPPER.readTree(JsonLinesTest.write(Sample.node().take()));
        assertEquals(Set.of(), schema.validate(node));
        assertEquals("event", node.at("/event/kind").asText());
        assertEquals(0, node.at("/event/severity").asInt());
        for (String grade : List.of("suspected", "probable", "confirmed")) {
            assertRefused(node.deepCopy(), it -> part(it, "/mining").put("grade", grade));
        }
        assertRefused(node.deepCopy(), it -> part(it, "/mining").put("role", "miner"));
        assertRefused(node.deepCopy(), it -> part(it, "/mining").put("protocol", "stratum_v1"));
        assertRefused(node.deepCopy(), it -> part(it, "/event").put("kind", "alert"));
        assertRefused(node.deepCopy(), it -> part(it, "/event").put("severity", 1));
        assertRefused(full(), it -> part(it, "/mining").put("grade", "not_mining"));
        assertRefused(full(), it -> part(it, "/mining").put("role", "node"));
        assertRefused(full(), it -> part(it, "/mining").put("protocol", "levin"));
        assertRefused(full(), it -> part(it, "/event").put("kind", "event"));
    }

    @Test
    void refusesWhatIsNoRecord() throws Exception {
        assertRefused(full(), record -> record.put("more", 1));
        assertRefused(full(), record -> part(record, "/mining").put("more", 1));
        assertRefused(full(), record -> record.remove("organization"));
        assertRefused(full(), record -> part(record, "/mining").remove("coin"));
        assertRefused(full(), record -> part(record, "/mining").put("grade", "certain"));
        assertRefused(full(), record -> part(record, "/event").put("start", "2026-08-20"));
        assertRefused(full(), record -> part(record, "/client").put("port", 65536));
        assertRefused(full(), record -> part(record, "/server/geo").put("country_iso_code", "x"));
    }

    @Test
    void wantsAHashrateOrAReasonWhyNot() throws Exception {
        assertRefused(
                full(), record -> part(record, "/mining").put("hashrate_null_reason", "no_time"));
        assertRefused(bare(), record -> part(record, "/mining").remove("hashrate_null_reason"));
        assertRefused(bare(), record -> part(record, "/mining").remove("power_null_reason"));
    }

    @Test
    void knowsEveryWordOfTheVocabulary() throws Exception {
        var mining = MAPPER.readTree(DetectionSchema.text()).at("/properties/mining/properties");
        assertEquals(
                Arrays.stream(Grade.values()).map(grade -> grade.label).toList(),
                words(mining.at("/grade/enum")));
        assertEquals(
                Arrays.stream(Role.values()).map(role -> role.label).toList(),
                words(mining.at("/role/enum")));
        assertEquals(EveSignatures.DIALECTS, words(mining.at("/protocol/enum")));
    }

    @Test
    void isClosedAndDescribedThroughout() throws Exception {
        var faults = new ArrayList<String>();
        inspect("", MAPPER.readTree(DetectionSchema.text()), faults);
        assertEquals(List.of(), faults);
    }

    private static void inspect(String path, JsonNode node, List<String> faults) {
        boolean properties = node.has("properties") && node.has("type");
        if (properties && !node.path("additionalProperties").equals(MAPPER.valueToTree(false))) {
            faults.add(path + " is open");
        }
        if (properties) {
            node.get("properties")
                    .properties()
                    .forEach(
                            each -> {
                                var text = each.getValue();
                                if (!text.has("description") && !text.has("$ref")) {
                                    faults.add(path + "/" + each.getKey() + " is not described");
                                }
                            });
        }
        node.properties()
                .forEach(each -> inspect(path + "/" + each.getKey(), each.getValue(), faults));
    }

    private void assertRefused(ObjectNode record, Consumer<ObjectNode> fault) {
        fault.accept(record);
        assertFalse(schema.validate(record).isEmpty(), record.toString());
    }

    private static ObjectNode part(ObjectNode record, String path) {
        return (ObjectNode) record.at(path);
    }

    private static ObjectNode full() throws Exception {
        return (ObjectNode) MAPPER.readTree(JsonLinesTest.write(Sample.full().take()));
    }

    private static ObjectNode bare() throws Exception {
        return (ObjectNode) MAPPER.readTree(JsonLinesTest.write(Sample.bare().take()));
    }

    private static List<String> words(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
    }
}
