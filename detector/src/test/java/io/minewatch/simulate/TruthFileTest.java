package io.minewatch.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;

class TruthFileTest {

    @Test
    void oneLineForEveryConversationAndNoFieldMissing() throws IOException {
        var text = new StringWriter();
        var plan = Plan.only(9, Recipes.named("stratum-refused"), Recipes.named("xmrig"));
        try (var truth = new TruthFile(text, Plan.USUAL_EPOCH)) {
            new Simulation(plan).run((at, bytes, offset, captured, onWire, link) -> {}, truth);
        }
        var rows = text.toString().lines().map(line -> List.of(line.split("\t", -1))).toList();
        assertEquals(3, rows.size());
        for (var row : rows) {
            assertEquals(rows.getFirst().size(), row.size());
        }
        var refused = rows.get(1);
        assertTrue(refused.get(6).matches("17871912\\d\\d\\.\\d{9}"), refused.get(6));
        assertEquals(List.of("mining", "stratum-refused"), refused.subList(0, 2));
        assertEquals(List.of("stratum_v1", "sha256d"), refused.subList(8, 10));
        assertEquals(List.of("0", "0", "0", "0.0", "answered"), refused.subList(13, 18));
        assertEquals("session", rows.get(2).get(17));
    }
}
