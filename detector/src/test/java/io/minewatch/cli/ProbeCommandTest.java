package io.minewatch.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Exit codes and what is printed; what is asked is the matter of the package itself. */
class ProbeCommandTest {

    /** Answers whatever it is told with this, and closes. */
    private static ServerSocket server(String answer) throws Exception {
        var socket = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
        Thread.ofVirtual()
                .start(
                        () -> {
                            while (!socket.isClosed()) {
                                try (var link = socket.accept()) {
                                    if (link.getInputStream().read(new byte[4096]) > 0) {
                                        link.getOutputStream()
                                                .write(answer.getBytes(StandardCharsets.UTF_8));
                                    }
                                } catch (IOException _) {
                                    // Closed.
                                }
                            }
                        });
        return socket;
    }

    private static final String WELCOME =
            "{\"id\":1,\"result\":[[[\"mining.notify\",\"ae6812eb\"]],\"f8000002\",4],"
                    + "\"error\":null}\n";

    @Test
    void aPoolIsZero() throws Exception {
        try (var socket = server(WELCOME)) {
            var run = CommandRun.of("probe", "localhost:" + socket.getLocalPort());
            assertEquals(0, run.exitCode(), run.err()::toString);
            var lines = run.out().lines().toList();
            assertEquals(
                    "localhost port %d: a pool: stratum_v1 over tcp"
                            .formatted(socket.getLocalPort()),
                    lines.get(0));
            assertEquals("  answered: subscription", lines.get(1));
            assertTrue(lines.get(2).startsWith("  excerpt: {\"id\":1,"), lines.get(2));
            assertTrue(lines.get(3).contains("1 connections, "), lines.get(3));
        }
    }

    @Test
    void aWebServerIsOne() throws Exception {
        try (var socket = server("HTTP/1.1 405 Not Allowed\r\nServer: x\u001b[2J\r\n\r\n")) {
            var run =
                    CommandRun.of(
                            "probe", "--format", "json", "127.0.0.1:" + socket.getLocalPort());
            assertEquals(1, run.exitCode(), run.err()::toString);
            var root = new ObjectMapper().readTree(run.out());
            assertEquals("not_a_pool", root.path("verdict").asText());
            assertEquals("http", root.path("what").asText());
            assertEquals("HTTP/1.1 405 Not Allowed, x.[2J", root.path("detail").asText());
        }
    }

    @Test
    void nobodyIsThree() throws Exception {
        try (var held = new Socket()) {
            // Nobody else gets the port, and nobody listens at it.
            held.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            var run = CommandRun.of("probe", "127.0.0.1:" + held.getLocalPort());
            assertEquals(3, run.exitCode());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "localhost|'localhost' is no HOST:PORT",
                "localhost:0|'localhost:0' is no HOST:PORT",
                "[::1]:99999|'[::1]:99999' is no HOST:PORT",
                "224.0.0.1:3333|224.0.0.1 is no address of a single host",
                "--timeout 5m h:1|--timeout must be a time from 100ms to 120s, found '5m'",
                "--noise --tls h:1|--noise is not spoken in TLS",
                "--allow 198.51.100.0/24 127.0.0.1:1|127.0.0.1 (127.0.0.1) is not among --allow"
            })
    void wrongUseIsTwo(String arguments, String complaint) {
        var run = CommandRun.of(("probe " + arguments).split(" "));
        assertEquals(2, run.exitCode());
        assertEquals("minewatch: " + complaint + "; see minewatch probe --help", run.err().get(0));
    }
}
