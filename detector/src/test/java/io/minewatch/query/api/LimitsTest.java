package io.minewatch.query.api;

import static io.minewatch.query.api.DetectionsTest.assertProblem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.minewatch.query.api.access.Role;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** How often somebody may ask, and guess. */
class LimitsTest {

    @TempDir Path directory;

    private Served served(int perToken, int perAddress) throws Exception {
        var limits = new QueryConfig.Limits(1, perToken, 1, perAddress, 3, 60);
        return new Served(
                directory, new QueryConfig("127.0.0.1", 0, Optional.empty(), false, limits));
    }

    @Test
    void oneTokenIsSlowedAndAnotherIsNot() throws Exception {
        try (var served = served(5, 1000)) {
            String token = served.token(Role.VIEWER);
            for (int i = 0; i < 5; i++) {
                assertEquals(200, served.get("/api/v1/session", token).statusCode());
            }
            var slowed = served.get("/api/v1/session", token);
            assertProblem(429, "too-many-requests", slowed);
            assertTrue(retry(slowed) >= 1);
            String other = served.token(Role.VIEWER);
            assertEquals(200, served.get("/api/v1/session", other).statusCode());
            served.pass(Duration.ofSeconds(1));
            assertEquals(200, served.get("/api/v1/session", token).statusCode());
            assertEquals(429, served.get("/api/v1/session", token).statusCode());
        }
    }

    @Test
    void oneAddressIsSlowedWhoeverAsks() throws Exception {
        try (var served = served(1000, 4)) {
            for (int i = 0; i < 4; i++) {
                assertEquals(401, served.send(served.request("/api/v1/session")).statusCode());
            }
            var slowed = served.get("/api/v1/session", served.token(Role.VIEWER));
            assertProblem(429, "too-many-requests", slowed);
        }
    }

    @Test
    void badTokensShutAnAddressOutForAWhile() throws Exception {
        try (var served = served(1000, 1000)) {
            String token = served.token(Role.VIEWER);
            for (int i = 0; i < 3; i++) {
                assertEquals(200, served.get("/api/v1/session", token).statusCode());
                assertEquals(401, served.get("/api/v1/session", "mwt_guess" + i).statusCode());
            }
            var refused = served.get("/api/v1/session", token);
            assertProblem(429, "locked-out", refused);
            assertEquals(61, retry(refused));
            served.pass(Duration.ofSeconds(61));
            assertEquals(200, served.get("/api/v1/session", token).statusCode());
        }
    }

    @Test
    void anExpiredTokenIsNoGuess() throws Exception {
        try (var served = served(1000, 1000)) {
            String old = served.token(Role.VIEWER);
            served.pass(Duration.ofDays(2));
            for (int i = 0; i < 10; i++) {
                assertEquals(401, served.get("/api/v1/session", old).statusCode());
            }
        }
    }

    private static long retry(HttpResponse<String> response) {
        return response.headers().firstValueAsLong("retry-after").orElseThrow();
    }
}
