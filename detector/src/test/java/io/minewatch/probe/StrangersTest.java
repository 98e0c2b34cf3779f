package io.minewatch.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.minewatch.Dialects;
import io.minewatch.emit.sink.Certificates;
import io.minewatch.probe.Stranger.Kind;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** What is no pool is not taken for one, and is said what it is. */
class StrangersTest {

    @TempDir private Path folder;

    private static Stranger stranger(Report report) {
        return assertInstanceOf(Answer.NotAPool.class, report.answer(), report::toString)
                .stranger();
    }

    private static Stranger ask(TestServer.Behaviour behaviour, ProbeSettings settings)
            throws Exception {
        try (var server = new TestServer(behaviour)) {
            Stranger stranger = stranger(Asking.ask(server, settings));
            Asking.assertOnlyHandshakes(server);
            return stranger;
        }
    }

    private static TestServer.Behaviour answering(String answer) {
        return link -> {
            for (String heard = link.hear(); !heard.isEmpty(); heard = link.hear()) {
                link.say(answer);
            }
        };
    }

    @ParameterizedTest
    @CsvSource({
        "SSH-2.0-OpenSSH_9.6,SSH",
        "220 mx.example ESMTP Postfix,SMTP",
        "554 mail.example not for you,SMTP",
        "220 ProFTPD FTP server,FTP",
        "* OK IMAP4rev1 ready,IMAP",
        "+OK POP3 ready,POP3",
        "RFB 003.008,VNC"
    })
    void whoGreetsIsNotSpokenTo(String greeting, Kind kind) throws Exception {
        try (var server =
                new TestServer(
                        link -> {
                            link.say(greeting + "\r\n");
                            link.hearAll();
                        })) {
            assertEquals(new Stranger(kind, greeting), stranger(Asking.ask(server)));
            assertEquals(List.of(""), server.told());
        }
    }

    @ParameterizedTest
    @CsvSource({"400 Bad Request", "200 OK", "404 Not Found", "403 Forbidden", "405 Not Allowed"})
    void aWebServerIsAskedLittle(String status) throws Exception {
        String page =
                "HTTP/1.1 "
                        + status
                        + "\r\nServer: nginx/1.24\r\nContent-Length: 12\r\n\r\n<html></html";
        try (var server =
                new TestServer(
                        link -> {
                            link.hear();
                            link.say(page);
                        })) {
            Report report = Asking.ask(server);
            assertEquals(
                    new Stranger(Kind.HTTP, "HTTP/1.1 " + status + ", nginx/1.24"),
                    stranger(report));
            assertTrue(report.connections() <= 5, "connections: " + report.connections());
            Asking.assertOnlyHandshakes(server);
        }
    }

    /** As HTTP 0.9 has it. */
    @Test
    void aPageWithoutAHeadIsAWebServers() throws Exception {
        try (var server =
                new TestServer(
                        link -> {
                            link.hear();
                            link.say("<!DOCTYPE HTML>\n<html>no</html>\n");
                        })) {
            Report report = Asking.ask(server);
            assertEquals(new Stranger(Kind.HTTP, "<!DOCTYPE HTML>"), stranger(report));
            assertTrue(report.connections() <= 5, "connections: " + report.connections());
        }
    }

    /** As such a server does behind a port for TLS, and as one without does not. */
    @Test
    void aWebServerInTlsIsFoundInIt() throws Exception {
        var certificates = new Certificates(folder, "web.example", "dns:www.web.example");
        var factory = certificates.server(certificates).getServerSocketFactory();
        try (var server =
                new TestServer(
                        factory,
                        link -> {
                            link.hear();
                            link.say("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
                        })) {
            Report report = Asking.ask(server, Asking.MOST_PATIENT);
            assertEquals(
                    new Stranger(Kind.HTTP, "HTTP/1.1 404 Not Found in TLS"), stranger(report));
            assertEquals(List.of("web.example", "www.web.example"), report.names());
        }
    }

    @Test
    void aPoolInTlsIsFound() throws Exception {
        var certificates = new Certificates(folder, "pool.example", "dns:pool.example");
        var factory = certificates.server(certificates).getServerSocketFactory();
        try (var server =
                new TestServer(
                        factory,
                        answering(
                                "{\"id\":1,\"result\":[[[\"mining.notify\",\"ae6812eb\"]],"
                                        + "\"f8000002\",4],\"error\":null}\n"))) {
            Report report = Asking.ask(server, Asking.MOST_PATIENT);
            var pool = assertInstanceOf(Answer.Pool.class, report.answer());
            assertEquals("tls", pool.transport());
            assertEquals("stratum_v1", pool.protocol());
            assertEquals(List.of("pool.example"), report.names());
            Asking.assertOnlyHandshakes(server);
        }
    }

    @Test
    void tlsWithNothingInItIsTls() throws Exception {
        var certificates = new Certificates(folder, "silent.example", "dns:silent.example");
        var factory = certificates.server(certificates).getServerSocketFactory();
        try (var server = new TestServer(factory, TestServer.Link::hearAll)) {
            Stranger stranger = stranger(Asking.ask(server));
            assertEquals(new Stranger(Kind.TLS, "nothing is said in it"), stranger);
        }
    }

    @Test
    void askedForTlsOnlyAServerWithoutHasNone() throws Exception {
        var settings =
                new ProbeSettings(
                        Duration.ofMillis(400),
                        Duration.ofMillis(2),
                        Optional.of(true),
                        Optional.empty(),
                        false,
                        Set.of());
        try (var server = new TestServer(answering("no\n"))) {
            assertEquals(Kind.TLS, stranger(Asking.ask(server, settings)).kind());
            assertEquals(1, server.told().size());
        }
    }

    @Test
    void silenceIsBounded() throws Exception {
        assertEquals(new Stranger(Kind.SILENT, ""), ask(TestServer.Link::hearAll, Asking.SHORT));
    }

    @Test
    void whoClosesAtOnceIsLeftAlone() throws Exception {
        try (var server = new TestServer(link -> {})) {
            Report report = Asking.ask(server);
            assertEquals(new Stranger(Kind.CLOSES, ""), stranger(report));
            assertEquals(1, report.connections());
        }
    }

    @Test
    void whoClosesWhenSpokenToIsAskedForEverything() throws Exception {
        assertEquals(new Stranger(Kind.CLOSES, ""), ask(TestServer.Link::hear, Asking.PATIENT));
    }

    @Test
    void aFloodIsCut() throws Exception {
        String much = "0123456789abcde ".repeat(4096);
        try (var server =
                new TestServer(
                        link -> {
                            while (true) {
                                link.say(much);
                            }
                        })) {
            Report report = Asking.ask(server);
            assertEquals(Kind.FLOOD, stranger(report).kind());
            assertEquals(1, report.connections());
            assertEquals(Transcript.MAX_ANSWER, report.received());
        }
    }

    /** A banner of which never comes the end. */
    @Test
    void aByteNowAndThenIsBounded() throws Exception {
        Stranger stranger =
                ask(
                        link -> {
                            for (int i = 0; i < 1000; i++) {
                                link.say("x");
                                Thread.sleep(100);
                            }
                        },
                        Asking.SHORT);
        assertEquals(Kind.TEXT, stranger.kind());
    }

    @Test
    void anEchoIsNoPool() throws Exception {
        Stranger stranger =
                ask(
                        link -> {
                            for (String heard = link.hear(); !heard.isEmpty(); ) {
                                link.say(heard);
                                heard = link.hear();
                            }
                        },
                        Asking.SHORT);
        assertEquals(Kind.JSON, stranger.kind());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"id\":1,\"jsonrpc\":\"2.0\",\"error\":{\"code\":-32601,"
                        + "\"message\":\"unknown method \\\"mining.subscribe\\\"\"}}",
                "{\"id\":1,\"jsonrpc\":\"2.0\",\"error\":{\"code\":1,"
                        + "\"message\":\"use server.version to identify client\"}}",
                "{\"id\":1,\"jsonrpc\":\"2.0\",\"error\":{\"code\":-32000,"
                        + "\"message\":\"unauthorized\"}}",
                "{\"id\":null,\"jsonrpc\":\"2.0\",\"error\":{\"code\":-32700,"
                        + "\"message\":\"Parse error\"}}",
                "{\"status\":\"ok\",\"time\":12}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"capabilities\":{}}}"
            })
    void otherServicesOfJsonAreNone(String answer) throws Exception {
        assertEquals(Kind.JSON, ask(answering(answer + "\n"), Asking.SHORT).kind());
    }

    @Test
    void noiseBackIsNoPool() throws Exception {
        var random = new Random(3);
        Stranger stranger =
                ask(
                        link -> {
                            byte[] bytes = new byte[300];
                            for (String heard = link.hear(); !heard.isEmpty(); ) {
                                random.nextBytes(bytes);
                                bytes[0] = 5;
                                link.say(bytes);
                                heard = link.hear();
                            }
                        },
                        Asking.SHORT);
        assertEquals(Kind.BINARY, stranger.kind());
    }

    @Test
    void nobodyIsUnreachable() throws Exception {
        var here = InetAddress.getLoopbackAddress();
        try (var held = new Socket();
                var probe = new Probe(Dialects.ALL)) {
            // Nobody else gets the port, and nobody listens at it.
            held.bind(new InetSocketAddress(here, 0));
            Report report = probe.ask("localhost", here, held.getLocalPort(), Asking.PATIENT);
            assertInstanceOf(Answer.Unreachable.class, report.answer());
            assertEquals(1, report.connections());
        }
    }

    @ParameterizedTest
    @CsvSource({"224.0.0.1", "255.255.255.255", "0.0.0.0", "ff02::1", "::"})
    void everybodyIsNotAsked(String address) throws Exception {
        assertTrue(Probe.refusal(InetAddress.getByName(address)).isPresent());
    }
}
