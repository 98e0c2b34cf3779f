package io.minewatch.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

class DemoTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Path SIGNATURES = Path.of("../signatures").toAbsolutePath().normalize();

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final StringWriter log = new StringWriter();

    @TempDir private Path folder;

    @Test
    @Timeout(180)
    void minersOfTheProvinceAreInTheLedgerSoon() throws Exception {
        try (var demo = Demo.start(folder, SIGNATURES, 0, new PrintWriter(log, true))) {
            assertEquals(401, get(demo, "api/v1/detections", "none").statusCode());
            assertTrue(get(demo, "", "none").body().contains("<html"));

            JsonNode first = firstDetection(demo);
            assertEquals("minewatch.detection/1", first.path("schema").asText());
            assertEquals("demo", first.path("capture").path("source").asText());
            assertEquals("宁夏回族自治区", first.path("location").path("region_path").path(0).asText());

            JsonNode regions = JSON.readTree(get(demo, "api/v1/regions", demo.token()).body());
            assertEquals("640000", regions.path("items").path(0).path("code").asText());
        }
    }

    private JsonNode firstDetection(Demo demo) throws Exception {
        var never = new CountDownLatch(1);
        while (true) {
            var answer = get(demo, "api/v1/detections?limit=1", demo.token());
            assertEquals(200, answer.statusCode(), answer.body());
            JsonNode items = JSON.readTree(answer.body()).path("items");
            if (!items.isEmpty()) {
                return items.path(0);
            }
            assertTrue(!never.await(200, TimeUnit.MILLISECONDS));
        }
    }

    private HttpResponse<String> get(Demo demo, String path, String token)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(demo.url() + path))
                        .header("Authorization", "Bearer " + token)
                        .header("X-Purpose", "test")
                        .build();
        return client.send(request, BodyHandlers.ofString());
    }
}
