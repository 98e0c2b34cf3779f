package io.minewatch.query.api.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.minewatch.emit.DetectionSchema;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a role does not see is not in what it gets. */
class MaskingTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Where somebody has to decide how sensitive a new field is. */
    @Test
    void everyFieldOfARecordHasAClass() throws Exception {
        JsonNode schema;
        try (var in = DetectionSchema.class.getResourceAsStream("detection.schema.json")) {
            schema = JSON.readTree(in);
        }
        var unknown = new ArrayList<String>();
        schema.path("properties")
                .fieldNames()
                .forEachRemaining(
                        name -> {
                            boolean isEvidence = name.equals("evidence");
                            var sensitivity = Fields.DETECTION.at(name).sensitivity();
                            if (sensitivity == Sensitivity.EVIDENCE && !isEvidence) {
                                unknown.add(name);
                            }
                        });
        assertEquals(List.of(), unknown);
    }

    @Test
    void whatIsNewIsHiddenUntilSomebodyDecides() throws Exception {
        var record = (ObjectNode) JSON.readTree("{\"event\":{\"id\":\"x\"},\"phone\":\"1234\"}");
        new Masking(Role.OFFICER).apply(record, Fields.DETECTION);
        assertEquals(
                "{\"event\":{\"id\":\"x\"},\"phone\":null,\"masked\":[\"phone\"]}",
                record.toString());
    }

    @Test
    void listsAreMaskedElementByElement() throws Exception {
        var record =
                (ObjectNode)
                        JSON.readTree(
                                "{\"location\":{\"candidates\":[\"line-1\",\"line-2\"]},"
                                        + "\"mining\":{\"workers\":[{\"display\":\"rig1\","
                                        + "\"pseudonym\":\"ab\"}]}}");
        new Masking(Role.ANALYST).apply(record, Fields.DETECTION);
        assertEquals("[]", record.at("/location/candidates").toString());
        assertEquals(
                "[{\"display\":\"r***\",\"pseudonym\":null}]",
                record.at("/mining/workers").toString());
    }

    @Test
    void blursKeepTheNetworkOrTheInitial() {
        assertEquals(Optional.of("203.0.113.0/24"), Blur.NETWORK.of("203.0.113.77"));
        assertEquals(Optional.of("2001:db8:1::/48"), Blur.NETWORK.of("2001:db8:1:2:3:4:5:6"));
        assertEquals(Optional.of("2001:db8::/48"), Blur.NETWORK.of("2001:db8::1"));
        assertEquals(Optional.empty(), Blur.NETWORK.of("pool.example"));
        assertEquals(Optional.of("某***"), Blur.INITIAL.of("某科技公司"));
        assertEquals(Optional.of("\uD83D\uDE00***"), Blur.INITIAL.of("\uD83D\uDE00x"));
        assertEquals(Optional.empty(), Blur.INITIAL.of(""));
        assertEquals(Optional.empty(), Blur.HIDE.of("anything"));
    }

    @Test
    void rolesSeeNoMoreThanTheTableOfTheDomainSays() {
        assertEquals(Sight.MASKED, Role.SUPERVISOR.sightOf(Sensitivity.NETWORK));
        assertEquals(Sight.NONE, Role.OFFICER.sightOf(Sensitivity.EVIDENCE));
        assertEquals(Sight.NONE, Role.AUDITOR.sightOf(Sensitivity.AGGREGATE));
        for (Role role : Role.values()) {
            assertEquals(Optional.of(role), Role.of(role.text()));
            boolean sees = role.sightOf(Sensitivity.NETWORK) == Sight.FULL;
            assertTrue(!role.may(Right.ANNOTATE) || sees, role.text());
        }
        assertEquals(Optional.empty(), Role.of("ADMINISTRATOR"));
    }

    @Test
    void secretsAreLongAndNeverTheSame() {
        String one = Secret.newToken();
        assertTrue(one.matches("mwt_[A-Za-z0-9_-]{43}"), one);
        assertTrue(!one.equals(Secret.newToken()));
        assertEquals(64, Secret.hash(one).length());
        assertTrue(Secret.isPlausible("x".repeat(Secret.MAX_LENGTH)));
        assertTrue(!Secret.isPlausible("x".repeat(Secret.MAX_LENGTH + 1)));
        assertTrue(!Secret.isPlausible("a b") && !Secret.isPlausible(""));
    }
}
