package io.minewatch.query.api;

import static io.minewatch.query.api.DetectionsTest.assertProblem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.minewatch.query.api.access.Role;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;

/** What is answered while the database is away: that, and nothing of why. */
class UnavailableTest {

    @TempDir Path directory;
    private Served served;
    private String token;

    @BeforeEach
    void goAway() throws Exception {
        served = new Served(directory);
        token = served.token(Role.ADMINISTRATOR);
        assertEquals(200, served.get("/api/v1/detections", token).statusCode());
        served.ledger.close();
    }

    @AfterEach
    void stop() {
        served.close();
    }

    @Test
    void everyQuestionIsAnsweredByAProblem() {
        for (String path :
                List.of(
                        "detections",
                        "detections/d1-A",
                        "detections/d1-A/evidence",
                        "export/detections.csv",
                        "sites",
                        "pools",
                        "regions",
                        "sensors",
                        "overview",
                        "audit")) {
            var answer = served.get("/api/v1/" + path, token);
            assertProblem(503, "unavailable", answer);
            assertTrue(answer.headers().firstValue("retry-after").isPresent(), path);
            assertFalse(answer.body().contains("sqlite"), answer.body());
        }
        assertFalse(served.failures.isEmpty());
    }

    @Test
    void nobodyIsSignedInOrTakenForSomebodyElse() {
        var session =
                served.request("/api/v1/session")
                        .header("Authorization", "Bearer " + token)
                        .POST(BodyPublishers.noBody());
        assertProblem(503, "unavailable", served.send(session));
        assertEquals(200, served.send(served.request("/")).statusCode());
        assertEquals(200, served.send(served.request("/openapi.json")).statusCode());
    }
}
