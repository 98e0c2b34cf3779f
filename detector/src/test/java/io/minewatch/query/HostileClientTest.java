package io.minewatch.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Whoever reaches the management address cannot make the program spend much. */
class HostileClientTest {

    private static final long LONG_MILLIS = 60_000;
    private static final int PATIENCE_MILLIS = 60_000;

    private static Management start(long maxMillis) throws IOException {
        return Management.start(
                new ManagementConfig("127.0.0.1", 0),
                List::of,
                () -> Sample.STATUS,
                () -> Sample.NOW,
                maxMillis);
    }

    private static Socket connect(Management management) throws IOException {
        var socket = new Socket();
        socket.connect(management.address(), PATIENCE_MILLIS);
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    /** All that comes back until the server closes. */
    private static String exchange(Management management, String request) throws IOException {
        try (var socket = connect(management)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String statusLine(String response) {
        return response.lines().findFirst().orElse("");
    }

    private static double refused(Management management) throws Exception {
        String text = Scrape.get(management, "/metrics").body();
        return Scrape.samples(text).get("minewatch_management_refused_total");
    }

    @Test
    void requestLinesAndHeadersAreBounded() throws Exception {
        try (var management = start(LONG_MILLIS)) {
            String rest = " HTTP/1.1\r\nHost: a\r\n\r\n";
            int pathLength = Connection.MAX_LINE - "GET  HTTP/1.1".length();
            String fits = "GET /" + "x".repeat(pathLength - 1) + rest;
            String tooLong = "GET /" + "x".repeat(pathLength) + rest;
            assertEquals("HTTP/1.1 404 Not Found", statusLine(exchange(management, fits)));
            assertEquals(
                    "HTTP/1.1 414 Request-URI Too Long", statusLine(exchange(management, tooLong)));

            String head = "GET /livez HTTP/1.1\r\nA: ";
            int room = Connection.MAX_HEADERS - "A: ".length();
            assertEquals(
                    "HTTP/1.1 200 OK",
                    statusLine(exchange(management, head + "x".repeat(room) + "\r\n\r\n")));
            assertEquals(
                    "HTTP/1.1 431 Request Header Fields Too Large",
                    statusLine(exchange(management, head + "x".repeat(room + 1) + "\r\n\r\n")));
            assertEquals(2, refused(management));
        }
    }

    @Test
    void aClientThatNeverEndsItsRequestIsCut() throws Exception {
        // Long enough for the scrape that follows.
        try (var management = start(3_000);
                var socket = connect(management)) {
            socket.getOutputStream().write("GET /livez HTTP/1.1\r\nA".getBytes());
            assertEquals(-1, socket.getInputStream().read());
            assertEquals(1, refused(management));
        }
    }

    @Test
    void aClientThatSendsNothingIsCut() throws Exception {
        try (var management = start(200);
                var socket = connect(management)) {
            assertEquals(-1, socket.getInputStream().read());
        }
    }

    @Test
    void manyRequestsAtOnceGetOneAnswer() throws Exception {
        try (var management = start(LONG_MILLIS)) {
            String answer =
                    exchange(management, "GET /livez HTTP/1.1\r\nHost: a\r\n\r\n".repeat(9));
            assertEquals(1, answer.split("HTTP/1.1 200 OK", -1).length - 1);
            assertTrue(answer.contains("connection: close"), answer);
        }
    }

    @Test
    void connectionsAreBounded() throws Exception {
        var sockets = new ArrayList<Socket>();
        try (var management = start(LONG_MILLIS)) {
            for (int i = 0; i < Connection.MAX_CONNECTIONS; i++) {
                sockets.add(connect(management));
            }
            try (var oneMore = connect(management)) {
                assertEquals(-1, oneMore.getInputStream().read());
            }
            sockets.getFirst().getOutputStream().write("GET /livez HTTP/1.0\r\n\r\n".getBytes());
            String answer = new String(sockets.getFirst().getInputStream().readAllBytes());
            assertEquals("HTTP/1.1 200 OK", statusLine(answer));
            assertEquals(1, refused(management));
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    @Test
    void methodsAndNonsense() throws Exception {
        try (var management = start(LONG_MILLIS)) {
            String post =
                    exchange(management, "POST /metrics HTTP/1.1\r\nContent-Length: 9\r\n\r\n");
            assertEquals("HTTP/1.1 405 Method Not Allowed", statusLine(post));
            assertTrue(post.contains("allow: GET, HEAD\r\n"), post);

            String head = exchange(management, "HEAD /livez HTTP/1.1\r\nHost: a\r\n\r\n");
            assertTrue(head.contains("content-length: 6\r\n"), head);
            assertTrue(head.endsWith("\r\n\r\n"), head);

            assertEquals("HTTP/1.1 400 Bad Request", statusLine(exchange(management, "x\r\n\r\n")));
            assertEquals(
                    "HTTP/1.1 400 Bad Request",
                    statusLine(exchange(management, "GET / HTTP/1.1\r\nA: b\0c\r\n\r\n")));
        }
    }

    @Test
    void noiseHarmsNobodyElse() throws Exception {
        var random = new Random(7);
        try (var management = start(10_000)) {
            for (int i = 0; i < 100; i++) {
                byte[] noise = new byte[random.nextInt(2000)];
                random.nextBytes(noise);
                try (var socket = connect(management)) {
                    socket.getOutputStream().write(noise);
                } catch (IOException e) {
                    // Cut while it was still writing.
                }
            }
            assertEquals(200, Scrape.get(management, "/livez").statusCode());
        }
    }
}
