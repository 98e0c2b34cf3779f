package io.minewatch.query.api;

import static io.minewatch.query.api.DetectionsTest.assertProblem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.ledger.Scope;
import io.minewatch.query.api.access.Role;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/** Who gets in, how far, and what is written down of it. */
class AccessTest {

    private static final String SUPERVISED = "&purpose=case%204711";

    @TempDir Path directory;
    private Served served;

    @BeforeEach
    void serve() throws Exception {
        served = new Served(directory);
        served.record(
                Records.of("d1-here", Instant.parse("2026-08-20T12:00:00Z"))
                        .region("500103", "重庆市", "渝中区"));
    }

    @AfterEach
    void stop() {
        served.close();
        assertEquals(List.of(), served.failures);
    }

    /** Every path of the interface, as its description names them. */
    private static List<String> paths() throws Exception {
        var paths = new ArrayList<String>();
        try (var in = QueryServer.class.getResourceAsStream("openapi.json")) {
            Served.JSON
                    .readTree(in)
                    .path("paths")
                    .fieldNames()
                    .forEachRemaining(it -> paths.add(it.replace("{id}", "d1-here")));
        }
        paths.remove("/openapi.json");
        return paths;
    }

    @Test
    void nothingWithoutATokenThatHolds() throws Exception {
        String expired = served.token(Role.ADMINISTRATOR);
        served.pass(Duration.ofDays(2));
        String revoked = served.token(Role.ADMINISTRATOR);
        String id = served.ledger.tokens().list().getLast().id();
        assertTrue(served.ledger.tokens().revoke(id, Instant.now()));
        for (String path : paths()) {
            assertProblem(401, "token-required", served.send(served.request(path)));
            assertProblem(401, "token-refused", served.get(path, expired));
            assertProblem(401, "token-refused", served.get(path, revoked));
            assertProblem(401, "token-refused", served.get(path, "mwt_" + "x".repeat(43)));
            assertProblem(
                    401,
                    "token-refused",
                    served.send(served.request(path).header("Authorization", "Basic YTpi")));
        }
    }

    @Test
    void aTokenOfAnotherRegionFindsNothing() throws Exception {
        String foreign = served.token(Role.OPERATOR, Scope.of(Set.of("440300")));
        String nowhere = served.token(Role.OPERATOR, Scope.of(Set.of()));
        for (String token : List.of(foreign, nowhere)) {
            for (String path : paths()) {
                if (path.endsWith("/events") || path.endsWith("xlsx")) {
                    continue;
                }
                var response = served.get(path, token);
                assertFalse(response.body().contains("d1-here"), path);
                assertFalse(response.body().contains("100.64.3.9"), path);
                assertFalse(response.body().contains("500103"), path);
                if (path.contains("d1-here")) {
                    assertEquals(404, response.statusCode(), path);
                }
            }
        }
        assertProblem(
                403,
                "forbidden",
                served.get(
                        "/api/v1/audit?purpose=x",
                        served.token(Role.AUDITOR, Scope.of(Set.of("500103")))));
    }

    @Test
    void masksByRole() {
        JsonNode all = detection(Role.OPERATOR);
        assertEquals("100.64.3.9", all.at("/client/ip").asText());
        assertTrue(all.path("masked").isMissingNode());

        JsonNode analyst = detection(Role.ANALYST);
        assertEquals("100.64.3.9", analyst.at("/client/ip").asText());
        assertTrue(analyst.at("/location/line").isNull());
        assertEquals("r***", analyst.at("/mining/workers/0/display").asText());
        assertEquals(1, analyst.at("/evidence/excerpts").size());

        JsonNode officer = detection(Role.OFFICER);
        assertEquals("line-0042", officer.at("/location/line").asText());
        assertTrue(officer.at("/evidence/excerpts/0/text_redacted").isNull());

        JsonNode supervisor = detection(Role.SUPERVISOR);
        assertEquals("100.64.3.0/24", supervisor.at("/client/ip").asText());
        assertTrue(supervisor.at("/client/port").isNull());
        assertEquals("某科技公司", supervisor.at("/organization/name").asText());
        assertEquals("Example Pool", supervisor.at("/mining/pool/name").asText());
        assertTrue(supervisor.path("masked").toString().contains("client.ip"));

        JsonNode assessor = detection(Role.ASSESSOR);
        assertEquals("某***", assessor.at("/organization/name").asText());
        assertTrue(assessor.at("/mining/workers/0/display").isNull());
        assertEquals("stratum_v1", assessor.at("/mining/protocol").asText(), assessor.toString());
    }

    private JsonNode detection(Role role) {
        String path = "/api/v1/detections/" + served.name(role, "d1-here");
        return served.json(path + "?purpose=a%20test", served.token(role));
    }

    /** An id is a hash of addresses: whoever sees a /24 of them would have tried all soon. */
    @Test
    void anIdTellsNobodyWhatIsMasked() {
        for (Role role : List.of(Role.SUPERVISOR, Role.ASSESSOR, Role.ANALYST)) {
            String token = served.token(role);
            boolean open = role == Role.ANALYST;
            String list = served.get("/api/v1/detections?purpose=x", token).body();
            assertEquals(open, list.contains("d1-here"), list);
            assertFalse(list.contains("s1-"), list);
            String path = "/api/v1/detections/d1-here?purpose=x";
            assertEquals(open ? 200 : 404, served.get(path, token).statusCode());
            String alias = detection(role).at("/event/id").asText();
            assertEquals(served.name(role, "d1-here"), alias);
            String operator = served.token(Role.OPERATOR);
            assertEquals(200, served.get("/api/v1/detections/" + alias, operator).statusCode());
            JsonNode site = served.json("/api/v1/sites?purpose=x", token).at("/items/0/id");
            assertTrue(site.asText().startsWith("m1-"), site.asText());
            String one = "/api/v1/sites/" + site.asText() + "?purpose=x";
            assertEquals(site, served.json(one, token).path("id"));
            String guessed = served.json("/api/v1/sites", operator).at("/items/0/id").asText();
            String tried = "/api/v1/sites/" + guessed + "?purpose=x";
            assertEquals(404, served.get(tried, token).statusCode());
        }
    }

    /** Nor does the place where a page ends. */
    @Test
    void aCursorTellsNothing() {
        for (String list : List.of("sites", "detections/d1-here/conversations")) {
            var more = Records.of("d1-here", Instant.parse("2026-08-20T12:10:00Z"));
            more.at("event").put("flow", "1:more");
            served.record(more);
            served.record(
                    Records.of("d1-else", Instant.parse("2026-08-20T12:00:00Z"))
                            .enterprise("", "另一家"));
            String path = "/api/v1/" + list + "?limit=1";
            String next = served.json(path, served.token(Role.OPERATOR)).path("next").asText();
            String place = new String(Base64.getUrlDecoder().decode(next), UTF_8);
            assertFalse(place.contains("1-") || place.contains("1:"), place);
        }
    }

    @Test
    void aMaskCannotBeSearchedThrough() {
        String token = served.token(Role.SUPERVISOR);
        for (String filter :
                List.of("address=100.64.3.9", "q=wang", "pool=198.51.100.7", "pool=a.example")) {
            var response = served.get("/api/v1/detections?" + filter + SUPERVISED, token);
            assertProblem(403, "filter-forbidden", response);
        }
        String open = "/api/v1/detections?enterprise=91350100M000100Y43" + SUPERVISED;
        assertEquals(1, served.json(open, token).path("items").size());
        assertProblem(403, "filter-forbidden", served.get(open, served.token(Role.ASSESSOR)));
    }

    @Test
    void whatIsWrittenOtherwiseCannotBeSearchedThroughAMaskEither() {
        String token = served.token(Role.SUPERVISOR);
        for (String pool :
                List.of(
                        "198\uFF0E51\uFF0E100\uFF0E7",
                        "3325256711",
                        "a\u2024example",
                        "b\uFF1A1")) {
            String asked = URLEncoder.encode(pool, StandardCharsets.UTF_8) + SUPERVISED;
            var response = served.get("/api/v1/detections?pool=" + asked, token);
            assertProblem(403, "filter-forbidden", response);
        }
    }

    @Test
    void purposesAreRequiredAndRecorded() {
        String token = served.token(Role.OFFICER);
        String path = "/api/v1/detections";
        assertProblem(400, "purpose-required", served.get(path, token));
        assertProblem(400, "purpose-required", served.get(path + "?purpose=%20", token));
        assertProblem(
                400, "invalid-parameter", served.get(path + "?purpose=" + "x".repeat(201), token));
        var header =
                served.request(path + "?coin=BTC&limit=7")
                        .header("Authorization", "Bearer " + token)
                        .header("X-Purpose", "%E6%A1%88%E4%BB%B6 1+1");
        assertEquals(200, served.send(header).statusCode());
        JsonNode last = trail().get(0);
        assertEquals("案件 1+1", last.path("purpose").asText());
        assertEquals("GET /api/v1/detections", last.path("action").asText());
        assertEquals("coin=BTC", last.path("query").asText());
        assertEquals("officer", last.path("role").asText());
        assertEquals("127.0.0.1", last.path("from").asText());
        assertEquals(1, last.path("rows").asInt());
    }

    @Test
    void refusalsAreWrittenDownToo() {
        served.send(served.request("/api/v1/detections"));
        String token = served.token(Role.VIEWER);
        served.get("/api/v1/detections", token);
        served.get("/api/v1/overview?colour=red", token);
        JsonNode trail = trail();
        assertEquals(
                List.of("400 viewer", "403 viewer", "401 "),
                List.of(brief(trail.get(0)), brief(trail.get(1)), brief(trail.get(2))));
    }

    private static String brief(JsonNode entry) {
        return entry.path("status").asText() + " " + entry.path("role").asText();
    }

    private JsonNode trail() {
        String auditor = served.token(Role.AUDITOR);
        return served.json("/api/v1/audit?purpose=test", auditor).path("items");
    }

    @Test
    void theConsoleWorksByCookieAndProof() {
        String token = served.token(Role.OPERATOR);
        var begun =
                served.send(
                        served.request("/api/v1/session")
                                .header("Authorization", "Bearer " + token)
                                .POST(BodyPublishers.noBody()));
        assertEquals(201, begun.statusCode(), begun.body());
        String set = begun.headers().firstValue("set-cookie").orElseThrow();
        assertTrue(set.contains("HTTPOnly") && set.contains("SameSite=Strict"), set);
        assertFalse(begun.body().contains("mwt_"));
        String cookie = set.substring(0, set.indexOf(';'));
        String csrf = Served.parsed(begun).path("csrf").asText();

        assertEquals(200, withCookie("/api/v1/detections", cookie).statusCode());
        String shown = Served.parsed(withCookie("/api/v1/session", cookie)).path("csrf").asText();
        assertEquals(csrf, shown);
        assertProblem(403, "cross-site", confirm(cookie, "", "same-origin"));
        assertProblem(403, "cross-site", confirm(cookie, "x" + csrf, "same-origin"));
        assertProblem(403, "cross-site", confirm(cookie, csrf, "cross-site"));
        assertEquals(200, confirm(cookie, csrf, "same-origin").statusCode());

        served.pass(Duration.ofHours(2));
        assertProblem(401, "token-required", withCookie("/api/v1/detections", cookie));
    }

    @Test
    void aSessionEndsWithItsTokenOrWhenAsked() {
        String token = served.token(Role.OPERATOR);
        var begin =
                served.request("/api/v1/session")
                        .header("Authorization", "Bearer " + token)
                        .POST(BodyPublishers.noBody());
        var first = served.send(begin);
        var second = served.send(begin);
        String one = cookie(first);
        String end = "/api/v1/session";
        var ended =
                served.send(
                        served.request(end)
                                .header("Cookie", one)
                                .header("X-CSRF-Token", Served.parsed(first).path("csrf").asText())
                                .DELETE());
        assertEquals(200, ended.statusCode(), ended.body());
        assertEquals(401, withCookie("/api/v1/session", one).statusCode());
        assertEquals(200, withCookie("/api/v1/session", cookie(second)).statusCode());
        served.ledger.tokens().revoke(served.ledger.tokens().list().getLast().id(), Instant.now());
        assertEquals(401, withCookie("/api/v1/session", cookie(second)).statusCode());
    }

    private static String cookie(HttpResponse<String> response) {
        String set = response.headers().firstValue("set-cookie").orElseThrow();
        return set.substring(0, set.indexOf(';'));
    }

    private HttpResponse<String> withCookie(String path, String cookie) {
        return served.send(served.request(path).header("Cookie", "theme=dark; " + cookie));
    }

    private HttpResponse<String> confirm(String cookie, String csrf, String site) {
        var request =
                served.request("/api/v1/detections/d1-here/annotations")
                        .header("Cookie", cookie)
                        .header("If-Match", "\"0\"")
                        .header("Sec-Fetch-Site", site)
                        .POST(BodyPublishers.ofString("{\"action\":\"confirm\"}"));
        return served.send(csrf.isEmpty() ? request : request.header("X-CSRF-Token", csrf));
    }
}
