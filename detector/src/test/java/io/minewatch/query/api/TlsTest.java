package io.minewatch.query.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.minewatch.emit.sink.Certificates;
import io.minewatch.query.api.access.Role;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLContext;

/** TLS, of the server alone and of both. */
class TlsTest {

    @TempDir Path directory;

    private static QueryConfig config(Certificates server, Optional<Path> clients)
            throws Exception {
        var tls = new QueryConfig.Tls(server.certificate(), server.key(), clients);
        return new QueryConfig("127.0.0.1", 0, Optional.of(tls), false, QueryConfig.Limits.DEFAULT);
    }

    private static HttpResponse<String> begin(Served served, SSLContext context) throws Exception {
        String token = served.token(Role.VIEWER);
        try (var client = HttpClient.newBuilder().sslContext(context).build()) {
            var request =
                    HttpRequest.newBuilder(URI.create(served.server.url() + "api/v1/session"))
                            .header("Authorization", "Bearer " + token)
                            .POST(BodyPublishers.noBody());
            return client.send(request.build(), BodyHandlers.ofString());
        }
    }

    @Test
    void theServerShowsItsCertificate() throws Exception {
        var server = new Certificates(directory, "server", "ip:127.0.0.1");
        var client = new Certificates(directory, "client", "dns:client");
        try (var served = new Served(directory, config(server, Optional.empty()))) {
            assertTrue(served.server.url().startsWith("https://127.0.0.1:"));
            var answer = begin(served, client.server(server));
            assertEquals(201, answer.statusCode());
            String cookie = answer.headers().firstValue("set-cookie").orElse("");
            assertTrue(cookie.startsWith("__Host-minewatch=") && cookie.contains("Secure"));
            assertEquals(
                    "max-age=31536000",
                    answer.headers().firstValue("strict-transport-security").orElse(""));
            assertThrows(IOException.class, () -> begin(served, client.server(client)));
        }
    }

    @Test
    void aClientWithoutACertificateOfTheirsIsNotLetIn() throws Exception {
        var server = new Certificates(directory, "server", "ip:127.0.0.1");
        var client = new Certificates(directory, "client", "dns:client");
        var stranger = new Certificates(directory, "stranger", "dns:stranger");
        var trusted = Optional.of(client.certificate());
        try (var served = new Served(directory, config(server, trusted))) {
            assertEquals(201, begin(served, client.server(server)).statusCode());
            assertThrows(IOException.class, () -> begin(served, stranger.server(server)));
        }
    }

    @Test
    void aRenewedCertificateIsShownToWhoComesNext() throws Exception {
        var first = new Certificates(directory, "first", "ip:127.0.0.1");
        var second = new Certificates(directory, "second", "ip:127.0.0.1");
        var client = new Certificates(directory, "client", "dns:client");
        var files =
                new QueryConfig.Tls(
                        Files.copy(first.certificate(), directory.resolve("server.pem")),
                        Files.copy(first.key(), directory.resolve("server.key")),
                        Optional.empty(),
                        Duration.ofMillis(50));
        var config =
                new QueryConfig(
                        "127.0.0.1", 0, Optional.of(files), false, QueryConfig.Limits.DEFAULT);
        try (var served = new Served(directory, config)) {
            assertEquals(201, begin(served, client.server(first)).statusCode());
            Files.copy(
                    second.certificate(), files.certificate(), StandardCopyOption.REPLACE_EXISTING);
            await(() -> !served.failures.isEmpty());
            assertTrue(
                    served.failures.getFirst().contains("server.pem"), served.failures::getFirst);
            assertEquals(201, begin(served, client.server(first)).statusCode());
            Files.copy(second.key(), files.key(), StandardCopyOption.REPLACE_EXISTING);
            await(() -> isShown(served, client.server(second)));
            assertFalse(isShown(served, client.server(first)));
            assertEquals(1, served.failures.size());
        }
    }

    private static boolean isShown(Served served, SSLContext trusting) throws Exception {
        try {
            return begin(served, trusting).statusCode() == 201;
        } catch (IOException e) {
            return false;
        }
    }

    private static void await(Callable<Boolean> fact) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!fact.call()) {
            assertTrue(System.nanoTime() < end, "it never came");
            Thread.sleep(20);
        }
    }

    @Test
    void filesThatAreNoneAreNamed() throws Exception {
        var server = new Certificates(directory, "server", "ip:127.0.0.1");
        var tls = new QueryConfig.Tls(server.key(), directory.resolve("none"), Optional.empty());
        var config =
                new QueryConfig(
                        "127.0.0.1", 0, Optional.of(tls), false, QueryConfig.Limits.DEFAULT);
        var e = assertThrows(IOException.class, () -> new Served(directory, config));
        assertTrue(e.getMessage().contains("query.tls"), e.getMessage());
    }
}
