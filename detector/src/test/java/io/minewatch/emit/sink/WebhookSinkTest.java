package io.minewatch.emit.sink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.minewatch.LastingPort;
import io.minewatch.emit.sink.FileSettings.Sync;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

@Timeout(120)
class WebhookSinkTest {

    private static final Retry SOON = new Retry(Duration.ofMillis(5), Duration.ofMillis(20));
    private static final Clock NOW =
            Clock.fixed(Instant.ofEpochSecond(1_795_000_000L), ZoneOffset.UTC);
    private static final String SECRET = "0123456789abcdef";

    /** With a receiver that answers. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir private Path folder;

    private Path secret;

    @BeforeEach
    void secret() throws IOException {
        secret = Files.writeString(folder.resolve("secret"), SECRET + "\n");
    }

    @Test
    void aBatchIsOneSignedRequest() throws Exception {
        try (var receiver = receiver();
                var sink = sink(receiver)) {
            sink.take(lines("{\"a\":1}", "{\"b\":\"ü\"}"));
            var request = receiver.requests.getFirst();
            assertEquals(List.of("{\"a\":1}", "{\"b\":\"ü\"}"), request.lines());
            assertEquals("application/x-ndjson", request.type());
            assertEquals("1795000000", request.time());
            assertEquals(request.id(), request.key());
            assertTrue(request.id().matches("msg_[A-Za-z0-9_-]{24}"), request.id());
            assertEquals("v1," + hmac(request), request.signature());
            sink.take(lines("{\"c\":1}"));
            assertNotEquals(request.id(), receiver.requests.getLast().id());
        }
    }

    /** What a receiver does to check it. */
    private static String hmac(HttpReceiver.Request request) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
        String signed = request.id() + "." + request.time() + "." + request.body();
        return Base64.getEncoder()
                .encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    }

    /** Of the standard's own text, with its secret, id, time and body. */
    @Test
    void theSignatureIsThatOfTheStandard() throws IOException {
        Files.writeString(secret, "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        assertEquals(
                "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
                WebhookSignature.of(secret)
                        .sign(
                                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                                1614265330,
                                "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aSecretThatCanBeGuessedIsRefused() throws IOException {
        for (String bad : List.of("", "15 characters ..", "whsec_####", "whsec_YWJj")) {
            Files.writeString(secret, bad.replace(" ..", ""));
            assertThrows(IOException.class, () -> WebhookSignature.of(secret), bad);
        }
        Files.writeString(secret, "x".repeat(1024));
        WebhookSignature.of(secret);
        Files.writeString(secret, "x".repeat(1025));
        assertThrows(IOException.class, () -> WebhookSignature.of(secret));
        assertThrows(IOException.class, () -> WebhookSignature.of(folder.resolve("none")));
    }

    @Test
    void onlyTwoHundredsMeanTaken() throws Exception {
        try (var receiver = receiver();
                var sink = sink(receiver)) {
            for (int status : new int[] {200, 201, 202, 204, 299}) {
                receiver.answer = _ -> status;
                sink.take(lines("a"));
            }
            for (int status : new int[] {301, 302, 307, 408, 429, 500, 502, 503, -1}) {
                receiver.answer = _ -> status;
                assertThrows(IOException.class, () -> sink.take(lines("a")), "" + status);
            }
            receiver.answer = _ -> 503;
            receiver.retryAfter = Optional.of("7");
            var away = assertThrows(SinkAway.class, () -> sink.take(lines("a")));
            assertEquals(Duration.ofSeconds(7), away.pause());
            assertTrue(away.getMessage().endsWith(" answers 503"), away.getMessage());
            receiver.retryAfter = Optional.of("Wed, 21 Oct 2026 07:28:00 GMT");
            away = assertThrows(SinkAway.class, () -> sink.take(lines("a")));
            assertEquals(Duration.ZERO, away.pause());
            assertEquals(0, sink.dead());
        }
    }

    @Test
    void whatIsRefusedForGoodIsPutAside() throws Exception {
        try (var receiver = receiver();
                var sink = sink(receiver)) {
            receiver.answer = request -> request.body().contains("bad") ? 422 : 200;
            sink.take(lines("1", "2", "bad 3", "4", "5", "6", "7", "bad 8"));
            assertEquals(List.of("1", "2", "4", "5", "6", "7"), receiver.lines());
            assertEquals(2, sink.dead());
            receiver.answer = _ -> 403;
            sink.take(lines("9", "10"));
            assertEquals(4, sink.dead());
        }
        assertEquals(
                List.of("bad 3", "bad 8", "9", "10"),
                Files.readAllLines(folder.resolve("refused.jsonl")));
    }

    @Test
    void ofABatchThatComesAgainOnlyTheRestIsPosted() throws Exception {
        var texts = IntStream.range(0, 500).mapToObj(i -> i == 123 ? "bad" : "" + i).toList();
        var left = new AtomicInteger();
        try (var receiver = receiver();
                var sink = sink(receiver)) {
            receiver.answer =
                    request ->
                            left.getAndDecrement() <= 0
                                    ? 429
                                    : request.lines().contains("bad") ? 400 : 200;
            int attempts = 0;
            boolean taken = false;
            while (!taken && attempts < 100) {
                attempts++;
                left.set(5);
                taken = isTaken(sink, lines(texts.toArray(String[]::new)));
            }
            assertEquals(
                    texts.stream().filter(text -> !text.equals("bad")).toList(), receiver.lines());
            assertEquals(1, sink.dead());
            assertTrue(attempts <= 4, attempts + " attempts");
        }
        assertEquals(List.of("bad"), Files.readAllLines(folder.resolve("refused.jsonl")));
    }

    private static boolean isTaken(Sink sink, List<byte[]> records) {
        try {
            sink.take(records);
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    @Test
    void anotherBatchIsNotTakenForTheOneThatFailed() throws Exception {
        try (var receiver = receiver();
                var sink = sink(receiver)) {
            receiver.answer = request -> request.lines().size() > 1 ? 413 : 200;
            receiver.answer = refusing(receiver.answer, "b");
            assertFalse(isTaken(sink, lines("a", "b")));
            assertTrue(isTaken(sink, lines("a", "c")));
            receiver.answer = _ -> 200;
            assertTrue(isTaken(sink, lines("a", "b")));
            assertEquals(List.of("a", "a", "c", "a", "b"), receiver.lines());
            // The same once more is another one too.
            assertTrue(isTaken(sink, lines("a", "b")));
            assertEquals(7, receiver.lines().size());
        }
    }

    private static Function<HttpReceiver.Request, Integer> refusing(
            Function<HttpReceiver.Request, Integer> otherwise, String body) {
        return request ->
                request.lines().equals(List.of(body))
                        ? Integer.valueOf(503)
                        : otherwise.apply(request);
    }

    @Test
    void whatCannotBePutAsideStays() throws Exception {
        Files.createDirectory(folder.resolve("refused.jsonl"));
        try (var receiver = receiver();
                var sink = sink(receiver)) {
            receiver.answer = _ -> 401;
            assertThrows(IOException.class, () -> sink.take(lines("a")));
            assertEquals(0, sink.dead());
        }
    }

    @Test
    void whoDoesNotAnswerIsNotWaitedFor() throws Exception {
        var never = new CountDownLatch(1);
        try (var receiver = receiver();
                var sink = sink(receiver, Duration.ofMillis(200))) {
            receiver.answer =
                    _ -> {
                        try {
                            never.await();
                        } catch (InterruptedException _) {
                            Thread.currentThread().interrupt();
                        }
                        return 200;
                    };
            var e = assertThrows(IOException.class, () -> sink.take(lines("a")));
            assertTrue(e.getMessage().contains("in time"), e.getMessage());
            never.countDown();
        }
    }

    @Test
    void nothingIsLostOrOutOfOrderWhileTheReceiverComesAndGoesAndWeStartAnew() throws Exception {
        var expected = IntStream.range(0, 1000).mapToObj(i -> "record " + i).toList();
        int port = LastingPort.free();
        var receiver = new HttpReceiver(port, Optional.empty());
        try (var spool = spool()) {
            spool.take(lines(expected.subList(0, 300).toArray(String[]::new)));
            try (var sink = sink(receiver)) {
                var pump = started(spool, sink);
                awaitEmpty(spool);
                receiver.answer = request -> request.body().length() % 3 == 0 ? 200 : 500;
                spool.take(lines(expected.subList(300, 600).toArray(String[]::new)));
                while (pump.refusals() < 3) {
                    Thread.onSpinWait();
                }
                receiver.close();
                stop(pump);
            }
            spool.take(lines(expected.subList(600, 1000).toArray(String[]::new)));
        }
        try (var back = new HttpReceiver(port, Optional.empty());
                var spool = spool();
                var sink = sink(back)) {
            var pump = started(spool, sink);
            awaitEmpty(spool);
            stop(pump);
            var all = Stream.concat(receiver.lines().stream(), back.lines().stream());
            assertEquals(expected, all.distinct().toList());
            var ids = new HashMap<String, String>();
            for (var request : receiver.requests) {
                String before = ids.putIfAbsent(request.body(), request.id());
                assertTrue(before == null || before.equals(request.id()));
            }
            assertTrue(ids.size() < receiver.requests.size(), "some came again");
        }
    }

    private Spool spool() throws IOException {
        var settings = new SpoolSettings(folder.resolve("spool"), 16 << 20, Sync.NEVER);
        return new Spool(settings, Clock.systemUTC());
    }

    private static Pump started(Spool spool, Sink sink) {
        var pump = new Pump("test", spool, sink, new Batch(7, 1 << 20), SOON, new Told());
        pump.start();
        return pump;
    }

    private static void awaitEmpty(Spool spool) {
        while (spool.waiting() > 0) {
            Thread.onSpinWait();
        }
    }

    private static void stop(Pump pump) throws InterruptedException {
        pump.stop(System.nanoTime());
        assertTrue(pump.join(Duration.ofSeconds(60)));
    }

    @Test
    void overTlsTheReceiverMustBeTheOne() throws Exception {
        var server = new Certificates(folder, "receiver", "dns:localhost");
        var tls = Optional.of(server.server(server));
        try (var receiver = new HttpReceiver(0, tls)) {
            var trusted =
                    new TlsSettings(
                            Optional.of(server.certificate()), Optional.empty(), Optional.empty());
            try (var sink = sink(receiver.address(), trusted, PATIENCE)) {
                sink.take(lines("a"));
            }
            try (var sink = sink(receiver.address(), TlsSettings.SYSTEM, PATIENCE)) {
                assertThrows(IOException.class, () -> sink.take(lines("b")));
            }
            assertEquals(List.of("a"), receiver.lines());
        }
    }

    private static HttpReceiver receiver() throws IOException {
        return new HttpReceiver(0, Optional.empty());
    }

    private WebhookSink sink(HttpReceiver receiver) throws IOException {
        return sink(receiver, PATIENCE);
    }

    private WebhookSink sink(HttpReceiver receiver, Duration timeout) throws IOException {
        return sink(receiver.address(), TlsSettings.SYSTEM, timeout);
    }

    private WebhookSink sink(URI address, TlsSettings tls, Duration timeout) throws IOException {
        var refused = folder.resolve("refused.jsonl");
        return new WebhookSink(
                new WebhookSettings(address, secret, refused, tls, 100, timeout), NOW);
    }

    private static List<byte[]> lines(String... texts) {
        return SyslogStreamTest.records(texts).stream()
                .map(text -> (new String(text, StandardCharsets.UTF_8) + "\n"))
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
    }
}
