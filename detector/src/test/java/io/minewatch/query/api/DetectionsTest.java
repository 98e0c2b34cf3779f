package io.minewatch.query.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.query.api.access.Role;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Lists, single detections and what people say of them. */
class DetectionsTest {

    private static final Instant NOON = Instant.parse("2026-08-20T12:00:00Z");
    private static final String LIST = "/api/v1/detections";
    private static final String ONE = LIST + "/d1-000";

    @TempDir Path directory;
    private Served served;
    private String token;

    @BeforeEach
    void serve() throws Exception {
        served = new Served(directory);
        token = served.token(Role.OPERATOR);
        served.record(
                IntStream.range(0, 120)
                        .mapToObj(
                                i ->
                                        Records.of(
                                                        "d1-%03d".formatted(i),
                                                        NOON.minusSeconds(i * 60L))
                                                .client("100.64.3." + i)
                                                .mining("coin", i % 2 == 0 ? "BTC" : "LTC"))
                        .toArray(Records[]::new));
    }

    @AfterEach
    void stop() {
        served.close();
        assertEquals(List.of(), served.failures);
    }

    @Test
    void listsInPagesLastSeenFirst() {
        var ids = new ArrayList<String>();
        String next = "";
        int pages = 0;
        do {
            JsonNode page = served.json(LIST + "?limit=50" + next, token);
            page.path("items").forEach(it -> ids.add(it.at("/event/id").asText()));
            next = page.path("next").isNull() ? "" : "&cursor=" + page.path("next").asText();
            pages++;
        } while (!next.isEmpty());
        assertEquals(3, pages);
        assertEquals(IntStream.range(0, 120).mapToObj("d1-%03d"::formatted).toList(), ids);
    }

    @Test
    void filters() {
        assertEquals(60, served.json(LIST + "?limit=500&coin=LTC", token).path("items").size());
        assertEquals(1, served.json(LIST + "?address=100.64.3.7", token).path("items").size());
        assertEquals(0, served.json(LIST + "?grade=suspected", token).path("items").size());
        assertEquals(
                10,
                served.json(LIST + "?from=2026-08-20T11:51:00Z&to=2026-08-21T00:00:00Z", token)
                        .path("items")
                        .size());
    }

    @Test
    void aCursorIsGoodForItsQueryOnly() {
        String cursor = served.json(LIST + "?limit=5", token).path("next").asText();
        assertEquals(200, served.get(LIST + "?cursor=" + cursor, token).statusCode());
        // It is sealed with a random key, so one in 64 begins with any letter.
        String forged = (cursor.startsWith("A") ? "B" : "A") + cursor.substring(1);
        for (String other :
                List.of(
                        LIST + "?coin=BTC&cursor=" + cursor,
                        LIST + "?cursor=" + cursor.substring(1),
                        LIST + "?cursor=" + forged,
                        LIST + "?cursor=%25",
                        LIST + "?cursor=AAAA",
                        "/api/v1/sites?cursor=" + cursor)) {
            assertProblem(400, "invalid-cursor", served.get(other, token));
        }
        String another = served.token(Role.OPERATOR);
        assertProblem(400, "invalid-cursor", served.get(LIST + "?cursor=" + cursor, another));
    }

    @Test
    void namesTheParameterThatIsWrong() {
        assertWrong("?colour=red", "unknown-parameter", "colour");
        assertWrong("?limit=0", "invalid-parameter", "limit");
        assertWrong("?limit=501", "invalid-parameter", "limit");
        assertWrong("?limit=5&limit=6", "invalid-parameter", "limit");
        assertWrong("?from=yesterday", "invalid-parameter", "from");
        assertWrong("?from=9999-01-01T00:00:00Z", "invalid-parameter", "from");
        assertWrong(
                "?from=2026-08-20T00:00:00Z&to=2026-08-20T00:00:00Z", "invalid-parameter", "to");
        assertWrong("?grade=sure", "invalid-parameter", "grade");
        assertWrong("?state=gone", "invalid-parameter", "state");
        assertWrong("?address=localhost", "invalid-parameter", "address");
        assertWrong("?region=5%27%20or%201%3D1", "invalid-parameter", "region");
        assertWrong("?q=" + "x".repeat(513), "invalid-parameter", "q");

        assertWrong("?q=%ff", "invalid-parameter", "q");
    }

    private void assertWrong(String query, String type, String parameter) {
        var response = served.get(LIST + query, token);
        assertProblem(400, type, response);
        assertEquals(parameter, Served.parsed(response).path("parameter").asText());
    }

    @Test
    void saysThatNothingHasChanged() {
        String tag = served.get(ONE, token).headers().firstValue("etag").orElseThrow();
        assertTrue(tag.startsWith("\"0-"), tag);
        assertEquals(304, conditional(ONE, tag).statusCode());
        assertEquals(304, conditional(ONE, "\"x\", W/" + tag).statusCode());
        assertEquals(200, conditional(ONE, "\"x\"").statusCode());
        served.record(Records.of("d1-000", NOON.plusSeconds(5)).revision(2));
        assertEquals(200, conditional(ONE, tag).statusCode());
    }

    private HttpResponse<String> conditional(String path, String tags) {
        return served.send(
                served.request(path)
                        .header("Authorization", "Bearer " + token)
                        .header("If-None-Match", tags));
    }

    @Test
    void keepsWhatPeopleSayByVersions() {
        assertProblem(428, "version-required", say("", "{\"action\":\"confirm\"}"));
        var said = say("\"0\"", "{\"action\":\"dismiss\",\"text\":\"a test bench\"}");
        assertEquals(200, said.statusCode(), said.body());
        assertEquals("dismissed", Served.parsed(said).at("/ledger/state").asText());
        String tag = said.headers().firstValue("etag").orElseThrow();
        assertProblem(412, "stale-version", say("\"0\"", "{\"action\":\"confirm\"}"));
        assertEquals(200, say(tag, "{\"action\":\"comment\",\"text\":\"=1+1\"}").statusCode());
        JsonNode all = served.json(ONE + "/annotations", token).path("items");
        assertEquals(2, all.size());
        assertEquals("a test bench", all.get(0).path("text").asText());
        assertEquals("dismissed", all.get(0).path("state").asText());
        assertTrue(all.get(1).path("state").isNull());
        assertEquals("operator of the test", all.get(1).path("by").asText());
        assertEquals(1, served.json(LIST + "?state=dismissed", token).path("items").size());
    }

    @Test
    void whatIsSaidOfOneHolderDoesNotMeetAnother() {
        String tag = served.get(ONE, token).headers().firstValue("etag").orElseThrow();
        var other = Records.of("d1-000", NOON.plusSeconds(5)).revision(2).enterprise("", "另一家");
        served.record(other);
        assertProblem(412, "stale-version", say(tag, "{\"action\":\"confirm\"}"));
        assertEquals("open", served.json(ONE, token).at("/ledger/state").asText());
        String now = served.get(ONE, token).headers().firstValue("etag").orElseThrow();
        assertEquals(200, say(now, "{\"action\":\"confirm\"}").statusCode());
    }

    @Test
    void eachHolderOfAnAddressIsAskedForBySite() {
        var other = Records.of("d1-000", NOON.plusSeconds(900)).enterprise("", "另一家");
        other.at("event").put("flow", "1:other/0");
        served.record(other);
        var both = served.json(LIST + "?limit=500", token).path("items");
        int count = 0;
        for (JsonNode one : both) {
            if (one.at("/event/id").asText().equals("d1-000")) {
                String site = "?site=" + one.at("/ledger/site").asText();
                assertEquals(one, served.json(ONE + site, token));
                var talks = served.json(ONE + "/conversations" + site, token).path("items");
                assertEquals(1, talks.size());
                assertEquals(one.path("organization"), talks.get(0).path("organization"));
                count++;
            }
        }
        assertEquals(2, count);
        assertEquals("另一家", served.json(ONE, token).at("/organization/name").asText());
        String none = "?site=s1-000000000000000000000000";
        assertProblem(404, "not-found", served.get(ONE + none, token));
        assertProblem(400, "invalid-parameter", served.get(ONE + "?site=a.b", token));
    }

    @Test
    void refusesWhatIsNotAnAnnotation() {
        for (String body :
                List.of(
                        "",
                        "{",
                        "[]",
                        "{}",
                        "{\"action\":\"delete\"}",
                        "{\"action\":\"dismiss\"}",
                        "{\"action\":\"dismiss\",\"text\":\" \"}",
                        "{\"action\":\"comment\",\"text\":5}",
                        "{\"action\":\"confirm\",\"by\":\"somebody else\"}",
                        "{\"action\":\"dismiss\",\"action\":\"confirm\",\"text\":\"x\"}",
                        "{\"action\":\"confirm\"}{\"action\":\"dismiss\"}",
                        "{\"action\":\"comment\",\"text\":\"" + "x".repeat(2001) + "\"}")) {
            assertProblem(400, "invalid-body", say("\"0\"", body));
        }
        assertEquals(413, say("\"0\"", "x".repeat(70_000)).statusCode());
        var gone = "/api/v1/detections/d1-none/annotations";
        assertProblem(404, "not-found", post(gone, "\"0\"", "{\"action\":\"confirm\"}"));
    }

    private HttpResponse<String> say(String version, String body) {
        return post(ONE + "/annotations", version, body);
    }

    private HttpResponse<String> post(String path, String version, String body) {
        var request =
                served.request(path)
                        .header("Authorization", "Bearer " + token)
                        .POST(BodyPublishers.ofString(body));
        return served.send(version.isEmpty() ? request : request.header("If-Match", version));
    }

    @Test
    void showsWhatBelongsToOne() {
        assertEquals(1, served.json(ONE + "/conversations", token).path("items").size());
        JsonNode evidence = served.json(ONE + "/evidence", token).path("items").get(0);
        assertEquals(
                "SHARE_ACCEPTED", evidence.at("/excerpts/0/reason").asText(), evidence.toString());
        assertEquals("mirror-07", evidence.path("source").asText());
        assertTrue(served.json(ONE + "/progress", token).path("items").isArray());
        for (String path :
                List.of(
                        "",
                        "/conversations",
                        "/evidence",
                        "/progress",
                        "/locations",
                        "/annotations")) {
            assertProblem(404, "not-found", served.get(LIST + "/d1-none" + path, token));
        }
    }

    static void assertProblem(int status, String type, HttpResponse<String> response) {
        assertEquals(status, response.statusCode(), response.body());
        assertEquals(
                "application/problem+json",
                response.headers().firstValue("content-type").orElse(""));
        JsonNode problem = Served.parsed(response);
        assertEquals("urn:minewatch:problem:" + type, problem.path("type").asText());
        assertEquals(status, problem.path("status").asInt());
    }
}
