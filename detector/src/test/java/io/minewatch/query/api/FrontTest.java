package io.minewatch.query.api;

import static io.minewatch.query.api.DetectionsTest.assertProblem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.minewatch.query.api.access.Role;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What anybody meets who reaches the port: files, headers, and refusals. */
class FrontTest {

    @TempDir static Path directory;
    private static Served served;

    @BeforeAll
    static void serve() throws Exception {
        served = new Served(directory);
    }

    @AfterAll
    static void stop() {
        served.close();
        assertEquals(List.of(), served.failures);
    }

    @Test
    void servesTheConsoleAndTheDescription() {
        var page = served.send(served.request("/"));
        assertEquals(200, page.statusCode());
        assertEquals(
                "text/html; charset=utf-8", page.headers().firstValue("content-type").orElse(""));
        assertEquals(page.body(), served.send(served.request("/index.html")).body());
        String tag = page.headers().firstValue("etag").orElseThrow();
        var again = served.send(served.request("/").header("If-None-Match", tag));
        assertEquals(304, again.statusCode());
        var description = served.send(served.request("/openapi.json"));
        assertEquals("3.1.0", Served.parsed(description).path("openapi").asText());
    }

    @Test
    void everyAnswerIsSecured() {
        String token = served.token(Role.OPERATOR);
        for (var answer :
                List.of(
                        served.send(served.request("/")),
                        served.send(served.request("/nothing")),
                        served.send(served.request("/api/v1/detections")),
                        served.get("/api/v1/detections", token),
                        served.get("/api/v1/detections?x=1", token),
                        served.send(served.request("/api/v1/detections").DELETE()))) {
            String policy = answer.headers().firstValue("content-security-policy").orElse("");
            assertTrue(policy.startsWith("default-src 'self';"), answer.toString());
            assertEquals("nosniff", header(answer, "x-content-type-options"));
            assertEquals("DENY", header(answer, "x-frame-options"));
            assertEquals("no-referrer", header(answer, "referrer-policy"));
            assertEquals("", header(answer, "server"));
            assertEquals("", header(answer, "access-control-allow-origin"));
        }
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    @Test
    void noPathLeadsOutOfTheConsole() throws Exception {
        for (String path :
                List.of(
                        "/../openapi.json",
                        "/..%2f..%2fopenapi.json",
                        "/%2e%2e/api/openapi.json",
                        "/js/../../api/openapi.json",
                        "/js/..\\..\\api\\openapi.json",
                        "//etc/passwd",
                        "/etc/passwd",
                        "/api/QueryServer.class",
                        "/.index.html",
                        "/index.html%00.js",
                        "/js",
                        "/js/",
                        "/META-INF/MANIFEST.MF")) {
            String answer =
                    raw("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            assertTrue(
                    answer.startsWith("HTTP/1.1 404") || answer.startsWith("HTTP/1.1 400"),
                    path + ": " + answer);
            assertTrue(answer.contains("application/problem+json"), path + ": " + answer);
        }
    }

    @Test
    void noIdIsMoreThanAnId() {
        String token = served.token(Role.ADMINISTRATOR);
        for (String id :
                List.of(
                        "d1-%27%20or%20%271%27=%271",
                        "%27;drop%20table%20detection;--",
                        "d1-%25",
                        "..%2f..%2ftokens",
                        "x".repeat(4000))) {
            for (String path : List.of("detections/", "sites/")) {
                var answer = served.get("/api/v1/" + path + id, token);
                assertTrue(
                        answer.statusCode() == 404 || answer.statusCode() == 400,
                        id + " " + answer.statusCode());
            }
        }
        for (String filter : List.of("q", "enterprise", "pool")) {
            var answer =
                    served.get(
                            "/api/v1/detections?" + filter + "=%27%20or%201=1%20--%20%22%25_*%5C",
                            token);
            assertEquals(200, answer.statusCode(), answer.body());
            assertEquals(0, Served.parsed(answer).path("items").size());
        }
    }

    @Test
    void refusesOtherMethodsAndOtherSites() {
        String token = served.token(Role.OPERATOR);
        var deleted =
                served.send(
                        served.request("/api/v1/detections")
                                .header("Authorization", "Bearer " + token)
                                .DELETE());
        assertProblem(405, "method-not-allowed", deleted);
        var preflight =
                served.send(
                        served.request("/api/v1/session")
                                .header("Origin", "https://evil.example")
                                .header("Access-Control-Request-Method", "POST")
                                .method("OPTIONS", BodyPublishers.noBody()));
        assertFalse(preflight.headers().firstValue("access-control-allow-origin").isPresent());
        assertTrue(preflight.statusCode() >= 400);
    }

    @Test
    void survivesNonsense() throws Exception {
        raw("\r\n\r\n\0\0\0 nonsense\r\n\r\n");
        raw("GET / HTTP/1.1\r\nHost: x\r\nX: " + "y".repeat(100_000) + "\r\n\r\n");
        raw("GET /" + "y".repeat(100_000) + " HTTP/1.1\r\nHost: x\r\n\r\n");
        assertEquals(200, served.send(served.request("/")).statusCode());
    }

    private static String raw(String request) throws IOException {
        try (var socket = new Socket("127.0.0.1", served.server.address().getPort())) {
            socket.setSoTimeout(10_000);
            try {
                socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
                var head = new StringBuilder();
                var in = socket.getInputStream();
                for (int c = in.read(); c >= 0 && !head.toString().endsWith("\r\n\r\n"); ) {
                    head.append((char) c);
                    c = in.read();
                }
                return head.toString();
            } catch (IOException e) {
                return "cut: " + e.getMessage();
            }
        }
    }

    @Test
    void nothingIsOpenBeyondThisMachineByDefault() {
        assertTrue(served.server.address().getAddress().isLoopbackAddress());
        assertEquals(
                List.of(
                        "query.address is beyond this machine: give query.tls, or"
                                + " query.plain-http: true if a proxy does TLS"),
                QueryConfig.complaints("0.0.0.0", 8470, Optional.empty(), false));
        assertEquals(List.of(), QueryConfig.complaints("0.0.0.0", 0, Optional.empty(), true));
        assertEquals(2, QueryConfig.complaints("localhost", -1, Optional.empty(), true).size());
    }

    @Test
    void theFirstStartMakesOneToken() throws Exception {
        var now = Instant.now();
        int before = served.ledger.tokens().list().size();
        assertEquals(before == 0, NewToken.ifNone(served.ledger, now).isPresent());
        assertEquals(Optional.empty(), NewToken.ifNone(served.ledger, now));
        assertTrue(
                served.ledger.tokens().list().stream().noneMatch(it -> it.hash().contains("mwt")));
    }
}
