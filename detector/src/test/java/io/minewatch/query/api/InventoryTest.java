package io.minewatch.query.api;

import static io.minewatch.query.api.DetectionsTest.assertProblem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

import io.minewatch.ledger.Week;
import io.minewatch.query.api.access.Role;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** The inventory of a week, as those see it who ask for it. */
class InventoryTest {

    private static final Week WEEK = new Week(2026, 34);
    private static final Instant NOON = Instant.parse("2026-08-20T12:00:00Z");

    @TempDir Path directory;
    private Served served;
    private String token;

    @BeforeEach
    void serve() throws Exception {
        served = new Served(directory);
        token = served.token(Role.OPERATOR);
        served.record(
                Records.of("d1-a", NOON).enterprise("91350100M000100Y43", "=1+1"),
                Records.of("d1-b", NOON.minusSeconds(7 * 86_400)).enterprise("", "某科技公司"));
    }

    @AfterEach
    void stop() {
        served.close();
        assertEquals(List.of(), served.failures);
    }

    @Test
    void saysWhichWeekItIsOf() {
        var page = served.json("/api/v1/inventory?week=2026-W34", token);
        assertEquals("2026-W34", page.path("week").asText());
        assertEquals("2026-08-16T16:00:00Z", page.path("start").asText());
        assertEquals("2026-08-23T16:00:00Z", page.path("end").asText());
        assertEquals(!Instant.now().isBefore(WEEK.end()), page.path("complete").asBoolean());
        assertEquals(2, page.path("items").size());
        var now = served.json("/api/v1/inventory", token);
        assertFalse(now.path("complete").asBoolean());
        assertEquals(Week.of(Instant.now()).toString(), now.path("week").asText());
    }

    @Test
    void hasTheFourFactsOfEachSite() {
        JsonNode site = served.json("/api/v1/inventory?week=2026-W34", token).at("/items/0");
        assertEquals("new", site.path("change").asText());
        assertEquals("=1+1", site.path("enterprise").asText());
        JsonNode week = site.path("in_week");
        assertEquals(1.0 / 6, week.path("hours").asDouble(), 1e-9);
        assertEquals(1, week.at("/devices/min").asDouble());
        assertEquals(4, week.at("/devices/max").asDouble());
        assertEquals(5.47e12, week.at("/hashrates/0/mid").asDouble(), 1);
        assertEquals(491, week.at("/power_w/hi").asDouble(), 1e-9);
        assertEquals(0.491 / 6, week.at("/energy_kwh/hi").asDouble(), 1e-9);
        assertEquals(0, site.at("/in_week_before/detections").asInt());
    }

    @Test
    void refusesWhatIsNoWeek() throws Exception {
        for (String week : List.of("2027-W53", "34", "2026-08-20")) {
            var answer = served.get("/api/v1/inventory?week=" + week, token);
            assertProblem(400, "invalid-parameter", answer);
        }
        var dated = served.get("/api/v1/inventory?from=2026-08-20T00:00:00Z", token);
        assertProblem(400, "unknown-parameter", dated);
    }

    @Test
    void whoTurnsPagesNamesTheWeek() throws Exception {
        var first = served.json("/api/v1/inventory?week=2026-W34&limit=1", token);
        String cursor = first.path("next").asText();
        var second = served.json("/api/v1/inventory?week=2026-W34&cursor=" + cursor, token);
        assertEquals("gone", second.at("/items/0/change").asText());
        assertTrue(second.path("next").isNull());
        assertProblem(
                400, "invalid-parameter", served.get("/api/v1/inventory?cursor=" + cursor, token));
        assertEquals(
                400,
                served.get("/api/v1/inventory?week=2026-W33&cursor=" + cursor, token).statusCode());
    }

    @Test
    void isMaskedByRole() {
        String assessor = served.token(Role.ASSESSOR);
        var page = served.json("/api/v1/inventory?week=2026-W34&purpose=x", assessor);
        JsonNode site = page.at("/items/1");
        assertTrue(site.path("id").asText().startsWith("m1-"));
        assertEquals("某***", site.path("enterprise").asText());
        assertEquals(1.0 / 6, site.at("/in_week_before/hours").asDouble(), 1e-9);
    }

    @Test
    void isAFileByRegionThatActsOnNothing() throws Exception {
        var answer = served.get("/api/v1/export/inventory.csv?week=2026-W34", token);
        assertEquals(200, answer.statusCode());
        String name = answer.headers().firstValue("content-disposition").orElse("");
        assertTrue(name.contains("inventory-2026-W34-"), name);
        List<NamedCsvRecord> rows;
        try (var reader = CsvReader.builder().ofNamedCsvRecord(answer.body().substring(1))) {
            rows = reader.stream().toList();
        }
        assertEquals(2, rows.size());
        var fresh =
                rows.stream().filter(it -> it.getField("change").equals("new")).findFirst().get();
        assertEquals("'=1+1", fresh.getField("organization"));
        assertEquals("organization", fresh.getField("neutralised"));
        assertEquals("2026-W34", fresh.getField("week"));
        assertEquals("sha256d 4.33E12..6.83E12 H/s;", fresh.getField("hashrates"));
        assertEquals("500103", fresh.getField("region_code"));
        var again = served.get("/api/v1/export/inventory.csv?week=2026-W34", token);
        assertEquals(answer.body(), again.body());
    }
}
