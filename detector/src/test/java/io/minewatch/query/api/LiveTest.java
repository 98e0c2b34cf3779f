package io.minewatch.query.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.minewatch.ledger.Scope;
import io.minewatch.query.api.access.Role;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/** Events, as a browser gets them. */
class LiveTest {

    private static final Instant NOON = Instant.parse("2026-08-20T12:00:00Z");

    @TempDir Path directory;
    private Served served;

    @BeforeEach
    void serve() throws Exception {
        served = new Served(directory);
        served.record(Records.of("d1-before", NOON));
    }

    @AfterEach
    void stop() {
        served.close();
        assertEquals(List.of(), served.failures);
    }

    private BufferedReader listen(String path, String token, String last) throws Exception {
        return listen(served, path, token, last);
    }

    private static BufferedReader listen(Served served, String path, String token, String last)
            throws Exception {
        var request = served.request(path).header("Authorization", "Bearer " + token);
        if (!last.isEmpty()) {
            request.header("Last-Event-ID", last);
        }
        var response = served.client().send(request.build(), BodyHandlers.ofInputStream());
        assertEquals(200, response.statusCode());
        assertTrue(
                response.headers()
                        .firstValue("content-type")
                        .orElse("")
                        .startsWith("text/event-stream"));
        return new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    private static Map<String, String> event(BufferedReader in) throws IOException {
        var event = new LinkedHashMap<String, String>();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.isEmpty() && event.containsKey("data")) {
                return event;
            }
            int colon = line.indexOf(": ");
            if (colon > 0) {
                event.put(line.substring(0, colon), line.substring(colon + 2));
            }
        }
        return Map.of();
    }

    @Test
    void tellsWhatIsNewAndGoesOnWhereItWas() throws Exception {
        String token = served.token(Role.OPERATOR);
        String id;
        try (var in = listen("/api/v1/events", token, "")) {
            assertEquals("ready", event(in).get("event"));
            served.record(Records.of("d1-one", NOON));
            var first = event(in);
            assertEquals("detection", first.get("event"));
            assertTrue(first.get("data").contains("\"d1-one\""), first.toString());
            id = first.get("id");
        }
        served.record(Records.of("d1-two", NOON), Records.of("d1-three", NOON));
        try (var in = listen("/api/v1/events", token, id)) {
            assertEquals("ready", event(in).get("event"));
            assertEquals(Set.of("d1-two", "d1-three"), Set.of(detection(in), detection(in)));
        }
    }

    private static String detection(BufferedReader in) throws IOException {
        return Served.JSON.readTree(event(in).get("data")).at("/event/id").asText();
    }

    @Test
    void tellsNobodyOfWhatTheyMayNotSee() throws Exception {
        String token = served.token(Role.SUPERVISOR, Scope.of(Set.of("440300")));
        try (var in = listen("/api/v1/events?purpose=watch&coin=BTC", token, "0")) {
            assertEquals("ready", event(in).get("event"));
            served.record(
                    Records.of("d1-elsewhere", NOON).region("500103", "重庆市", "渝中区"),
                    Records.of("d1-other-coin", NOON)
                            .region("440300", "广东省", "深圳市")
                            .mining("coin", "LTC"),
                    Records.of("d1-mine", NOON).region("440300", "广东省", "深圳市"));
            String data = event(in).get("data");
            assertTrue(
                    data.contains(served.name(Role.SUPERVISOR, "d1-mine"))
                            && data.contains("100.64.3.0/24"),
                    data);
            assertFalse(data.contains("100.64.3.9"));
        }
    }

    @Test
    void endsWithItsToken() throws Exception {
        String token = served.token(Role.OPERATOR);
        try (var in = listen("/api/v1/events", token, "")) {
            assertEquals("ready", event(in).get("event"));
            String id = served.ledger.tokens().list().getLast().id();
            served.ledger.tokens().revoke(id, Instant.now());
            assertEquals(Map.of(), event(in));
        }
    }

    @Test
    void onlySoManyAtOnce() throws Exception {
        String token = served.token(Role.OPERATOR);
        var open = new ArrayList<BufferedReader>();
        for (int i = 0; i < Live.MAX_PER_TOKEN; i++) {
            open.add(listen("/api/v1/events", token, ""));
        }
        DetectionsTest.assertProblem(429, "too-many-requests", served.get("/api/v1/events", token));
        for (BufferedReader in : open) {
            in.close();
        }
    }

    @Test
    void whatIsNotWrittenDownKeepsNobodysPlace() throws Exception {
        Path folder = directory.resolve("full");
        try (var full = new Served(folder);
                var database = database(folder)) {
            String token = full.token(Role.OPERATOR);
            run(
                    database,
                    "create trigger no_room before insert on audit"
                            + " begin select raise(abort, 'no room'); end");
            for (int i = 0; i < Live.MAX_PER_TOKEN; i++) {
                DetectionsTest.assertProblem(503, "unavailable", full.get("/api/v1/events", token));
            }
            run(database, "drop trigger no_room");
            try (var in = listen(full, "/api/v1/events", token, "")) {
                assertEquals("ready", event(in).get("event"));
            }
        }
    }

    @Test
    @Timeout(60)
    void whatFailsForSomeIsToldToTheOthers() throws Exception {
        Path folder = directory.resolve("broken");
        try (var broken = new Served(folder);
                var database = database(folder)) {
            String token = broken.token(Role.OPERATOR);
            broken.record(Records.of("d1-broken", NOON));
            run(database, "update conversation set json = x'00'");
            var none = new ArrayList<BufferedReader>();
            var told = new ArrayList<BufferedReader>();
            for (int i = 0; i < Live.MAX_PER_TOKEN / 2; i++) {
                none.add(listen(broken, "/api/v1/events?coin=BTC", token, "0"));
                told.add(listen(broken, "/api/v1/events?coin=LTC", token, "0"));
            }
            broken.record(Records.of("d1-whole", NOON).mining("coin", "LTC"));
            for (BufferedReader in : told) {
                assertEquals("ready", event(in).get("event"));
                assertEquals("d1-whole", detection(in));
                in.close();
            }
            for (BufferedReader in : none) {
                in.close();
            }
        }
    }

    private static Connection database(Path folder) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("ledger.db"));
    }

    private static void run(Connection database, String sql) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    /** What was sent is taken by another thread, which may be late. */
    @Test
    void tellsWhileTheMachineIsBusy() throws Exception {
        String token = served.token(Role.OPERATOR);
        var open = new ArrayList<BufferedReader>();
        for (int i = 0; i < Live.MAX_PER_TOKEN; i++) {
            open.add(listen("/api/v1/events", token, ""));
        }
        try (var _ = new Busy(4 * Runtime.getRuntime().availableProcessors())) {
            served.record(Records.of("d1-late", NOON));
            long until = System.nanoTime() + Busy.LONGEST.toNanos();
            for (BufferedReader in : open) {
                assertEquals("ready", event(in).get("event"));
                assertEquals("d1-late", detection(in));
                in.close();
            }
            assertTrue(System.nanoTime() < until, "nobody was told in " + Busy.LONGEST);
        }
    }

    /** Threads that take all processors. */
    private static final class Busy implements AutoCloseable {

        private static final Duration LONGEST = Duration.ofSeconds(8);

        private final AtomicBoolean isOver = new AtomicBoolean();

        Busy(int threads) {
            for (int i = 0; i < threads; i++) {
                Thread.ofPlatform().daemon().start(this::spin);
            }
        }

        private void spin() {
            while (!isOver.get()) {
                Thread.onSpinWait();
            }
        }

        @Override
        public void close() {
            isOver.set(true);
        }
    }
}
