package io.minewatch.query.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.query.api.access.Aliases;
import io.minewatch.query.api.access.Role;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which role may do what: every method of every path that the description names, and no other. */
class RolesTest {

    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");

    /** For everybody who has a token, and without a purpose. */
    private static final Set<String> OWN = Set.of("GET session", "POST session", "DELETE session");

    private static final String SUMS =
            "GET health,GET overview,GET pools,GET regions,GET statistics";
    private static final String LISTS =
            "GET detections,GET detections/{id},GET detections/{id}/conversations,GET"
                + " detections/{id}/progress,GET detections/{id}/locations,GET"
                + " detections/{id}/annotations,GET sensors,GET events,GET sites,GET sites/{id},GET"
                + " inventory";
    private static final String EXPORTS =
            "GET export/detections.csv,GET export/detections.xlsx,GET export/detections.geojson,GET"
                    + " export/inventory.csv,GET export/inventory.xlsx";
    private static final String SAY = "POST detections/{id}/annotations";
    private static final String EVIDENCE = "GET detections/{id}/evidence";
    private static final String AUDIT = "GET audit";

    @TempDir Path directory;
    private Served served;

    @BeforeEach
    void serve() throws Exception {
        served = new Served(directory);
        served.record(Records.of("d1-here", Instant.parse("2026-08-20T12:00:00Z")));
    }

    @AfterEach
    void stop() {
        served.close();
        assertEquals(List.of(), served.failures);
    }

    private static Set<String> allowed(Role role) {
        String rights =
                switch (role) {
                    case ADMINISTRATOR ->
                            String.join(",", SUMS, LISTS, EXPORTS, SAY, EVIDENCE, AUDIT);
                    case OPERATOR, ANALYST -> String.join(",", SUMS, LISTS, EXPORTS, SAY, EVIDENCE);
                    case OFFICER -> String.join(",", SUMS, LISTS, EXPORTS, SAY);
                    case SUPERVISOR -> String.join(",", SUMS, LISTS, EXPORTS);
                    case ASSESSOR -> String.join(",", SUMS, LISTS);
                    case VIEWER -> SUMS;
                    case AUDITOR -> AUDIT;
                };
        var all = new TreeSet<>(OWN);
        all.addAll(List.of(rights.split(",")));
        return all;
    }

    @ParameterizedTest
    @EnumSource
    void mayDoThisAndNoMore(Role role) throws Exception {
        var may = new TreeSet<String>();
        var others = new TreeMap<Integer, Set<String>>();
        for (String path : paths()) {
            for (String method : METHODS) {
                String action = method + " " + path;
                int status = asked(role, method, path, served.token(role));
                if (status == 200 || status == 201) {
                    may.add(action);
                } else {
                    others.computeIfAbsent(status, any -> new TreeSet<>()).add(action);
                }
            }
        }
        assertEquals(allowed(role), may);
        Set<String> refused = described();
        refused.removeAll(may);
        assertEquals(refused, others.getOrDefault(403, Set.of()));
        others.remove(403);
        others.remove(405);
        assertEquals("{}", others.toString());
    }

    @Test
    void nobodyDoesAnythingWithoutAToken() throws Exception {
        for (String action : described()) {
            String[] part = action.split(" ");
            assertEquals(401, asked(Role.ADMINISTRATOR, part[0], part[1], ""), action);
            String none = "mwt_" + "x".repeat(43);
            assertEquals(401, asked(Role.ADMINISTRATOR, part[0], part[1], none), action);
        }
    }

    private int asked(Role role, String method, String path, String token) throws Exception {
        boolean change = method.equals("POST") && !OWN.contains(method + " " + path);
        var request =
                request(role, path, OWN.contains("GET " + path) || path.equals("health"))
                        .method(
                                method,
                                change
                                        ? BodyPublishers.ofString("{\"action\":\"confirm\"}")
                                        : BodyPublishers.noBody());
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (change) {
            request.header("If-Match", "\"0\"");
        }
        HttpResponse<InputStream> response =
                served.client().send(request.build(), BodyHandlers.ofInputStream());
        // Live events never end.
        response.body().close();
        return response.statusCode();
    }

    private HttpRequest.Builder request(Role role, String path, boolean purposeless) {
        var aliases = new Aliases(served.ledger.secret());
        boolean site = path.startsWith("sites/");
        var kind = site ? Aliases.Id.SITE : Aliases.Id.DETECTION;
        String id = site ? siteId() : "d1-here";
        String named = path.replace("{id}", aliases.of(role, kind, id));
        return served.request("/api/v1/" + named + (purposeless ? "" : "?purpose=test"));
    }

    /** As it is in the ledger: who sees all is told it. */
    private String siteId() {
        String all = served.token(Role.ADMINISTRATOR);
        return served.json("/api/v1/sites", all).at("/items/0/id").asText();
    }

    private JsonNode description() throws Exception {
        try (var in = QueryServer.class.getResourceAsStream("openapi.json")) {
            return Served.JSON.readTree(in).path("paths");
        }
    }

    private Set<String> paths() throws Exception {
        var paths = new TreeSet<String>();
        description().fieldNames().forEachRemaining(it -> paths.add(it.replace("/api/v1/", "")));
        paths.remove("/openapi.json");
        return paths;
    }

    private Set<String> described() throws Exception {
        var actions = new TreeSet<String>();
        for (String path : paths()) {
            description()
                    .path("/api/v1/" + path)
                    .fieldNames()
                    .forEachRemaining(it -> actions.add(it.toUpperCase(Locale.ROOT) + " " + path));
        }
        return actions;
    }
}
