package io.minewatch.query.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.minewatch.ledger.Ledger;
import io.minewatch.ledger.LedgerConfig;
import io.minewatch.ledger.Scope;
import io.minewatch.locate.RegionTree;
import io.minewatch.query.api.access.Aliases;
import io.minewatch.query.api.access.Role;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** A ledger in a file, served; with clocks that the test moves. */
final class Served implements AutoCloseable {

    static final ObjectMapper JSON = new ObjectMapper();

    /** As often as a test likes. */
    static final QueryConfig UNLIMITED =
            new QueryConfig(
                    "127.0.0.1",
                    0,
                    Optional.empty(),
                    false,
                    new QueryConfig.Limits(1_000_000, 1_000_000, 1_000_000, 1_000_000, 1000, 300));

    final Ledger ledger;
    final QueryServer server;
    final AtomicLong nanos = new AtomicLong();
    final List<String> failures = Collections.synchronizedList(new ArrayList<>());

    /** Not upgraded: clients lose their place when a long answer comes with the switch. */
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final AtomicLong moved = new AtomicLong();

    Served(Path directory) throws IOException {
        this(directory, UNLIMITED);
    }

    Served(Path directory, QueryConfig config) throws IOException {
        this(LedgerConfig.sqlite(directory.resolve("ledger.db")), config);
    }

    /** With regions, given as their table. */
    static Served withRegions(Path directory, String csv) throws Exception {
        Path file = Files.writeString(directory.resolve("regions.csv"), csv);
        var tree = RegionTree.load(file);
        var place = LedgerConfig.sqlite(directory.resolve("ledger.db"));
        return new Served(place.withRegions(tree), UNLIMITED);
    }

    private Served(LedgerConfig place, QueryConfig config) throws IOException {
        ledger = Ledger.open(place);
        InstantSource clock = () -> Instant.now().plusMillis(moved.get());
        server =
                QueryServer.start(
                        config,
                        ledger,
                        () -> JsonNodeFactory.instance.objectNode().put("ready", true),
                        (action, fault) -> failures.add(action + ": " + fault),
                        clock.withZone(ZoneOffset.UTC),
                        nanos::get);
    }

    /** A token of this role for everything. */
    String token(Role role) {
        return token(role, Scope.ALL);
    }

    String token(Role role, Scope scope) {
        return NewToken.make(
                        ledger,
                        role.text() + " of the test",
                        role,
                        scope,
                        Instant.now(),
                        Duration.ofDays(1))
                .secret();
    }

    void record(Records... records) {
        ledger.record(Arrays.stream(records).map(Records::json).toList());
    }

    /** Time goes on for the server, its limits and its tokens. */
    void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
        moved.addAndGet(time.toMillis());
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.address().getPort() + path);
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(60));
    }

    HttpResponse<String> get(String path, String token) {
        return send(request(path).header("Authorization", "Bearer " + token));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpClient client() {
        return client;
    }

    /** What a detection is called to this role. */
    String name(Role role, String id) {
        return new Aliases(ledger.secret()).of(role, Aliases.Id.DETECTION, id);
    }

    /** The body of a success. */
    JsonNode json(String path, String token) {
        var response = get(path, token);
        if (response.statusCode() != 200) {
            throw new AssertionError(path + ": " + response.statusCode() + " " + response.body());
        }
        return parsed(response);
    }

    static JsonNode parsed(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError(response.body(), e);
        }
    }

    @Override
    public void close() {
        server.close();
        ledger.close();
        client.close();
    }
}
