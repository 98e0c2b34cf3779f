package io.minewatch.query.api;

import static io.minewatch.query.api.DetectionsTest.assertProblem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.minewatch.query.api.access.Role;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

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

    /** Or strangers would have the memory filled with bodies. */
    @Test
    void aStrangerIsAnsweredBeforeTheBodyCame() throws Exception {
        try (var served = served(1000, 1000);
                var socket = connected(served, "127.0.0.1")) {
            String head =
                    "POST /api/v1/detections/d1-x/annotations HTTP/1.1\r\nHost: x\r\n"
                            + "Content-Length: 60000\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(US_ASCII));
            String first = new String(socket.getInputStream().readNBytes(12), US_ASCII);
            assertEquals("HTTP/1.1 401", first);
        }
    }

    @Test
    void oneAddressCannotHoldAllConnections() throws Exception {
        var held = new ArrayList<Socket>();
        try (var served = served(1000, 1000)) {
            for (int i = 0; i < Connections.PER_ADDRESS; i++) {
                held.add(connected(served, "127.0.0.2"));
            }
            assertEquals("HTTP/1.1 200", firstAnswer(served, "127.0.0.3"));
            assertEquals("", firstAnswer(served, "127.0.0.2"));
            held.removeFirst().close();
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            String answer = "";
            while (answer.isEmpty() && System.nanoTime() < deadline) {
                answer = firstAnswer(served, "127.0.0.2");
            }
            assertEquals("HTTP/1.1 200", answer);
        } finally {
            for (Socket socket : held) {
                socket.close();
            }
        }
    }

    /** How it begins; empty if the server hangs up. */
    private static String firstAnswer(Served served, String from) throws IOException {
        try (var socket = connected(served, from)) {
            socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(US_ASCII));
            return new String(socket.getInputStream().readNBytes(12), US_ASCII);
        } catch (SocketException _) {
            return "";
        }
    }

    private static Socket connected(Served served, String from) throws IOException {
        var socket = new Socket();
        socket.bind(new InetSocketAddress(from, 0));
        socket.connect(served.server.address());
        socket.setSoTimeout(20_000);
        return socket;
    }
}
