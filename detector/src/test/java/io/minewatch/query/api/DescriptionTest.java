package io.minewatch.query.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;

import io.minewatch.emit.DetectionSchema;
import io.minewatch.ledger.Annotation;
import io.minewatch.ledger.AssignmentImport;
import io.minewatch.ledger.Scope;
import io.minewatch.ledger.State;
import io.minewatch.locate.LateAssignments;
import io.minewatch.locate.RegionTree;
import io.minewatch.locate.SubscriberTable;
import io.minewatch.query.api.access.Aliases;
import io.minewatch.query.api.access.LockOut;
import io.minewatch.query.api.access.Role;
import io.minewatch.query.api.access.Sessions;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The description of the interface says what there is, and what comes is as it says. */
class DescriptionTest {

    private static final String DETECTION = "d1-described";

    @TempDir static Path directory;
    private static Served served;
    private static JsonNode description;

    @BeforeAll
    static void serve() throws Exception {
        served = new Served(directory);
        var now = Instant.now();
        served.record(
                Records.of(DETECTION, now.minusSeconds(30)),
                Records.of("d1-other", now.minusSeconds(60)).region(null));
        served.ledger.annotate(
                Scope.ALL,
                DETECTION,
                0,
                new Annotation(1, Optional.of(State.CONFIRMED), "seen", "test", now));
        moved(now);
        description = Served.parsed(served.send(served.request("/openapi.json")));
    }

    /** An import that says that it was elsewhere. */
    private static void moved(Instant now) throws Exception {
        Path lines = directory.resolve("lines.csv");
        Files.writeString(
                lines, "prefix,line,region_code,valid_from\n0.0.0.0/0,L,500103,2020-01-01\n");
        var table = new LateAssignments(SubscriberTable.load(lines), RegionTree.empty());
        var one = new AssignmentImport(0, now, "lines.csv", "00ff", 1);
        assertEquals(2, served.ledger.relocate(one, table));
        assertEquals(1, served.ledger.formerLocations(Scope.ALL, DETECTION).size());
    }

    @AfterAll
    static void stop() {
        served.close();
        assertEquals(List.of(), served.failures);
    }

    private static List<Route> routes() {
        var listener = (QueryListener) (action, fault) -> {};
        var ledger = served.ledger;
        var clock = Clock.systemUTC();
        var aliases = new Aliases(ledger.secret());
        try (var live = new Live(ledger, aliases, access(clock), listener)) {
            return Routes.of(
                    ledger,
                    aliases,
                    access(clock),
                    live,
                    JsonNodeFactory.instance::objectNode,
                    listener,
                    clock);
        }
    }

    private static Access access(Clock clock) {
        return new Access(
                served.ledger,
                new LockOut(1, Duration.ofSeconds(1), System::nanoTime),
                new Sessions(System::nanoTime),
                false,
                clock);
    }

    @Test
    void describesEveryRouteWithItsParameters() {
        var there = new TreeSet<String>();
        for (Route route : routes()) {
            String method = route.method().toString().toLowerCase(Locale.ROOT);
            there.add(route.path() + " " + method + " " + route.parameters());
        }
        there.add("/openapi.json get []");
        var described = new TreeSet<String>();
        description
                .path("paths")
                .properties()
                .forEach(
                        path ->
                                path.getValue()
                                        .properties()
                                        .forEach(
                                                it ->
                                                        described.add(
                                                                path.getKey()
                                                                        + " "
                                                                        + it.getKey()
                                                                        + " "
                                                                        + queried(it.getValue()))));
        assertEquals(there, described);
    }

    private static Set<String> queried(JsonNode operation) {
        var names = new TreeSet<String>();
        for (JsonNode parameter : operation.path("parameters")) {
            JsonNode named = resolved(parameter);
            if (named.path("in").asText().equals("query")) {
                names.add(named.path("name").asText());
            }
        }
        return names;
    }

    private static JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? description.at(node.path("$ref").asText().substring(1)) : node;
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        var lost = new ArrayList<String>();
        for (JsonNode ref : description.findValues("$ref")) {
            if (description.at(ref.asText().substring(1)).isMissingNode()) {
                lost.add(ref.asText());
            }
        }
        assertEquals(List.of(), lost);
        var ids = description.findValuesAsText("operationId");
        assertEquals(ids.size(), Set.copyOf(ids).size());
        assertEquals(
                description.at("/components/schemas/Problem/required").toString(),
                "[\"type\",\"title\",\"status\",\"detail\"]");
    }

    /** A record as it is written has the shape that is described, whatever stands in it. */
    @Test
    void describesAllOfARecord() throws Exception {
        JsonNode record;
        try (var in = DetectionSchema.class.getResourceAsStream("detection.schema.json")) {
            record = Served.JSON.readTree(in);
        }
        var described = new TreeSet<String>();
        keys(description.at("/components/schemas/Detection"), "", described);
        var written = new TreeSet<String>();
        keys(record, "", written);
        described.removeAll(Set.of(".ledger", ".masked", ".conversations"));
        assertEquals(written, described);
    }

    private static void keys(JsonNode schema, String path, Set<String> keys) {
        schema.path("properties")
                .properties()
                .forEach(
                        it -> {
                            keys.add(path + "." + it.getKey());
                            keys(it.getValue(), path + "." + it.getKey(), keys);
                        });
        if (schema.has("items")) {
            keys(schema.path("items"), path, keys);
        }
    }

    @Test
    void everyAnswerIsAsDescribed() {
        for (Role role : Role.values()) {
            String token = served.token(role);
            for (var path : description.path("paths").properties()) {
                if (!path.getKey().endsWith("/events") && path.getValue().has("get")) {
                    check(role, path.getKey(), path.getValue().path("get"), token);
                }
            }
        }
    }

    private static void check(Role role, String path, JsonNode operation, String token) {
        boolean site = path.startsWith("/api/v1/sites/");
        String asked = path.replace("{id}", site ? site() : DETECTION);
        String purpose = queried(operation).contains("purpose") ? "?purpose=test" : "";
        validate(role + " " + path, operation, served.get(asked + purpose, token));
        validate(role + " " + path, operation, served.get(asked + "?colour=red", token));
        if (path.contains("{id}")) {
            String none = path.replace("{id}", "d1-none");
            validate(role + " " + path, operation, served.get(none + purpose, token));
        }
    }

    private static String site() {
        String token = served.token(Role.OPERATOR);
        return served.json("/api/v1/sites", token).at("/items/0/id").asText();
    }

    private static void validate(String what, JsonNode operation, HttpResponse<String> answer) {
        JsonNode response =
                resolved(operation.path("responses").path(Integer.toString(answer.statusCode())));
        assertTrue(!response.isMissingNode(), what + ": " + answer.statusCode());
        String type = answer.headers().firstValue("content-type").orElse("").replaceAll(";.*", "");
        JsonNode content = response.path("content").path(type);
        assertTrue(!content.isMissingNode(), what + ": " + type);
        if (type.endsWith("json")) {
            var faults = schema(content.path("schema")).validate(Served.parsed(answer));
            assertEquals(Set.of(), faults, what + ": " + answer.body());
        }
    }

    private static JsonSchema schema(JsonNode schema) {
        ObjectNode whole = ((ObjectNode) schema).deepCopy();
        whole.set("components", description.path("components"));
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(whole);
    }

    @Test
    void whatIsWrittenIsAsDescribedToo() {
        String token = served.token(Role.OPERATOR);
        JsonNode post = description.at("/paths/~1api~1v1~1detections~1{id}~1annotations/post");
        for (String version : List.of("\"0\"", "\"1\"", "")) {
            var request =
                    served.request("/api/v1/detections/" + DETECTION + "/annotations")
                            .header("Authorization", "Bearer " + token)
                            .POST(
                                    BodyPublishers.ofString(
                                            "{\"action\":\"comment\",\"text\":\"x\"}"));
            if (!version.isEmpty()) {
                request.header("If-Match", version);
            }
            validate("annotate " + version, post, served.send(request));
        }
        var begun =
                served.send(
                        served.request("/api/v1/session")
                                .header("Authorization", "Bearer " + token)
                                .POST(BodyPublishers.noBody()));
        validate("session", description.at("/paths/~1api~1v1~1session/post"), begun);
    }
}
